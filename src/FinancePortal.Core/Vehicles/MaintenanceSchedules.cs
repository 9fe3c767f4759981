using System.Text.Json;
using System.Text.Json.Serialization;

namespace FinancePortal.Core.Vehicles;

/// <summary>One service that a maker asks for: every so many miles or months, whichever comes first.</summary>
public sealed record ScheduledService
{
    /// <summary>What dealers' systems call it: <c>oil</c>.</summary>
    public required string Code { get; init; }
    public required string Name { get; init; }
    public int? EveryMiles { get; init; }
    public int? EveryMonths { get; init; }
}

/// <summary>What the maker asks of the vehicles that it names; an empty model means all of the make, an empty make all others.</summary>
public sealed record MaintenanceSchedule
{
    public string Make { get; init; } = "";
    public string Model { get; init; } = "";
    public required IReadOnlyList<ScheduledService> Services { get; init; }

    public ScheduledService? Find(string code) => Services.FirstOrDefault(s => s.Code == code);

    /// <summary>The maker's word for a service, or the code of one that is not on the schedule.</summary>
    public string NameOf(string code) => Find(code)?.Name ?? code;
}

/// <summary>Makers' schedules, read once from a file: <c>Vehicles:SchedulesFile</c>, or the examples that come with the portal.</summary>
public sealed class MaintenanceSchedules
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private readonly List<MaintenanceSchedule> all;

    private MaintenanceSchedules(List<MaintenanceSchedule> all) => this.all = all;

    /// <param name="file">Empty for the examples.</param>
    public static MaintenanceSchedules Read(string? file)
    {
        using var stream = string.IsNullOrEmpty(file)
            ? typeof(MaintenanceSchedules).Assembly.GetManifestResourceStream("maintenance-schedules") ?? throw new InvalidOperationException("The example schedules are missing from the program.")
            : File.OpenRead(file);
        return Read(stream, string.IsNullOrEmpty(file) ? "the example schedules" : file);
    }

    /// <exception cref="InvalidOperationException">The file cannot be read, or a schedule makes no sense.</exception>
    public static MaintenanceSchedules Read(Stream stream, string name)
    {
        List<MaintenanceSchedule> read;
        try
        {
            read = JsonSerializer.Deserialize<List<MaintenanceSchedule>>(stream, Json) ?? [];
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"The maintenance schedules in {name} can't be read: {e.Message}", e);
        }

        var bad = read.SelectMany(s => s.Services).FirstOrDefault(s => s.Code.Length is 0 or > 30 || s.Name.Length == 0 || s is { EveryMiles: null, EveryMonths: null } || s.EveryMiles <= 0 || s.EveryMonths <= 0);
        return bad is not null ? throw new InvalidOperationException($"Service '{bad.Code}' in {name} needs a name and an interval above zero.")
            : read.Exists(s => s.Make.Length == 0) ? new MaintenanceSchedules(read)
            : throw new InvalidOperationException($"{name} needs a schedule without a make, for all vehicles that it does not name.");
    }

    public MaintenanceSchedule For(Vehicle vehicle)
    {
        ArgumentNullException.ThrowIfNull(vehicle);
        return all.Find(s => s.Make == vehicle.Make && s.Model == vehicle.Model) ?? all.Find(s => s.Make == vehicle.Make && s.Model.Length == 0) ?? all.Find(s => s.Make.Length == 0)!;
    }
}
