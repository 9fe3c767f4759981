using FinancePortal.Core.ServicePlans.Insurance;
using FinancePortal.Core.ServicePlans.Maintenance;
using FinancePortal.Core.ServicePlans.WorkOrders;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.ServicePlans;

/// <summary>A visit in a list.</summary>
public sealed record WorkOrderLineInList(string Reference, string DealerName, string Reason, WorkStage Stage, DateOnly OpenedOn, DateOnly? PromisedOn, DateTime ReportedAt, Money ToDecide);

/// <summary>Everything on a vehicle's first page.</summary>
public sealed record Glovebox
{
    public required VehicleFile File { get; init; }
    public required MaintenanceFile Maintenance { get; init; }

    /// <summary>Those that are open, and the last ones that are not.</summary>
    public required IReadOnlyList<WorkOrderLineInList> Orders { get; init; }

    public required InsuranceStanding Insurance { get; init; }

    /// <summary>The open recall that matters most; null when there is none.</summary>
    public required string? RecallOf { get; init; }
    public required int OpenRecalls { get; init; }

    /// <summary>New notifications, counted on the way.</summary>
    public required int Unread { get; init; }
}
