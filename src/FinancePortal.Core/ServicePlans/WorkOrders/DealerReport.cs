using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.ServicePlans.WorkOrders;

/// <summary>What a dealer's system says about one visit: always the whole of it, so that a lost report loses nothing.</summary>
public sealed record DealerReport
{
    public required string Vin { get; init; }
    public required string DealerName { get; init; }
    public string DealerPhone { get; init; } = "";
    public string DealerEmail { get; init; } = "";
    public required string Number { get; init; }
    public string Advisor { get; init; } = "";
    public string Reason { get; init; } = "";
    public required DateOnly OpenedOn { get; init; }
    public int? Miles { get; init; }
    public required WorkStage Stage { get; init; }
    public DateOnly? PromisedOn { get; init; }

    /// <summary>UTC. An older report than the last one changes nothing.</summary>
    public required DateTime ReportedAt { get; init; }
    public IReadOnlyList<DealerReportLine> Lines { get; init; } = [];

    /// <summary>Why it can't be taken; null when it can.</summary>
    /// <param name="now">UTC. A moment that lies ahead would keep all later reports away.</param>
    public string? Problem(DateTime now) =>
        Values.Vin.Refusal(Vin) is { } bad ? $"the VIN is refused: {bad}"
        : DealerName.Trim().Length is 0 or > 80 || Number.Trim().Length is 0 or > 30 ? "dealer or number is missing or too long"
        : DealerPhone.Length > 30 || DealerEmail.Length > 254 || Advisor.Length > 80 || Reason.Length > 300 ? "a text is too long"
        : !Enum.IsDefined(Stage) ? "the stage is unknown"
        : ReportedAt.Kind is not DateTimeKind.Utc || ReportedAt > now.AddMinutes(10) ? "its moment is not in UTC, or lies ahead"
        : Miles is < 0 or > OdometerLog.Largest ? "the odometer is out of range"
        : Lines.Count > 100 || Lines.Select(l => l.Number).Distinct().Count() != Lines.Count ? "line numbers repeat, or there are more than 100"
        : Lines.Any(l => l.Amount.IsNegative || l.Words.Trim().Length is 0 or > 200 || l.CoveredBy.Length > 80 || l.Service.Length > 30) ? "a line has no words, too many, or a negative amount"
        : null;
}

public sealed record DealerReportLine
{
    public required int Number { get; init; }
    public required string Words { get; init; }
    public string Service { get; init; } = "";
    public required Money Amount { get; init; }
    public string CoveredBy { get; init; } = "";

    internal WorkOrderLine ToLine() => WorkOrderLine.Of(Number, Words.Trim(), Service, Amount, CoveredBy.Trim());
}

/// <summary>What became of a report.</summary>
public enum ReportAnswer
{
    Taken = 1,

    /// <summary>A newer report was there before.</summary>
    Older = 2,

    /// <summary>No vehicle of ours has this VIN.</summary>
    UnknownVehicle = 3,
}
