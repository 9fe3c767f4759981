using FinancePortal.Core.ServicePlans;
using FinancePortal.Web.Leases;
using FinancePortal.Web.Shared;

namespace FinancePortal.Web.Vehicles;

/// <param name="Part">The part of the vehicle's pages that was asked for, such as <c>/plans</c>.</param>
public sealed record VehicleListPage(IReadOnlyList<VehicleInList> All, string Part);

/// <summary>One vehicle: what covers it and where its odometer stands.</summary>
public sealed record VehiclePage(Glovebox Box)
{
    public VehicleFile File => Box.File;
    public string Path => $"/vehicle/{File.Reference}";

    /// <summary>What still holds; what is over is on the page of plans.</summary>
    public IReadOnlyList<PlanInFile> Holding => [.. File.Plans.Where(p => p.Holds)];

    public string ReadingPath => File.IsLease ? $"/leases/{File.Reference}/mileage#add" : $"{Path}/odometer";
}

public sealed record OdometerPage(VehicleFile File, ReadingForm Form)
{
    public string Hint => File.Latest is { } last ? $"Last reading {Formats.Count(last.Miles)} on {Formats.Prose(last.ReadOn)}. Whole miles, no tenths." : "Whole miles, no tenths.";
}
