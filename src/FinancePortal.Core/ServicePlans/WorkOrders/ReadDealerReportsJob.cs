using System.Text.Json;
using System.Text.Json.Serialization;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.ServicePlans.WorkOrders;

/// <summary>Where dealers' systems put their reports: <c>Dealers:ReportsFolder</c>.</summary>
/// <param name="Path">Empty when there is none.</param>
public sealed record DealerReportFolder(string Path);

/// <summary>
/// Reads the reports that dealers' systems put into a folder, one JSON file a report. What was read
/// moves to <c>done</c>, what makes no sense to <c>refused</c> with a case for a colleague. A report read twice changes nothing, so
/// the job may stop anywhere.
/// </summary>
public sealed class ReadDealerReportsJob(PortalDbContext db, WorkOrderIntakeService intake, CaseService cases, DealerReportFolder reports) : Job
{
    private const int MostAtOnce = 500;
    private const long LargestFile = 1_000_000;

    private static readonly Actor Self = Actor.System("dealer reports");

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new DollarsConverter() },
    };

    public override string Name => "read-dealer-reports";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var folder = reports.Path;
        if (folder.Length == 0 || !Directory.Exists(folder))
        {
            return "no folder";
        }

        var (taken, refused) = (0, 0);
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Take(MostAtOnce))
        {
            if (await ProblemAsync(file, cancellationToken) is { } problem)
            {
                await cases.OpenAsync(CaseKind.SetAside, $"dealer report {Path.GetFileName(file)}", "A dealer's report was refused", note: problem, cancellationToken: cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                Move(file, "refused");
                refused++;
            }
            else
            {
                Move(file, "done");
                taken++;
            }

            db.ChangeTracker.Clear();
            progress.Report(taken + refused, "reports");
        }

        return $"{taken} reports taken, {refused} refused";
    }

    /// <summary>Takes the report in; says why it could not be, or null.</summary>
    private async Task<string?> ProblemAsync(string file, CancellationToken cancellationToken)
    {
        if (new FileInfo(file).Length > LargestFile)
        {
            return "The file is larger than any report.";
        }

        try
        {
            var report = JsonSerializer.Deserialize<DealerReport>(await File.ReadAllTextAsync(file, cancellationToken), Json);
            return report is null ? "The file is empty." : await intake.TakeAsync(report, Self, cancellationToken) is ReportAnswer.UnknownVehicle ? "No vehicle of ours has this VIN." : null;
        }
        catch (JsonException e)
        {
            return $"The file can't be read: {e.Message}";
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    private static void Move(string file, string to)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(file)!, to)).FullName;
        File.Move(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
    }
}
