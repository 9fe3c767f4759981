using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.ServicePlans.WorkOrders;

/// <summary>Where a visit to the dealer is. The numbers are stored, and ordered as a visit goes.</summary>
public enum WorkStage
{
    Opened = 1,
    Diagnosed = 2,
    WaitingForParts = 3,
    InRepair = 4,
    Ready = 5,
    PickedUp = 6,
    Cancelled = 7,
}

/// <summary>What the customer said to a line that they pay. The numbers are stored.</summary>
public enum LineDecision
{
    /// <summary>A plan or the maker pays.</summary>
    NotNeeded = 1,
    Waiting = 2,
    Approved = 3,
    Declined = 4,
}

/// <summary>One visit to a dealer as the dealer reports it (F-803).</summary>
public sealed class WorkOrder
{
    public long WorkOrderId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public long VehicleId { get; init; }
    public Vehicle? Vehicle { get; init; }
    public required string DealerName { get; init; }

    /// <summary>The dealer's own number of the visit.</summary>
    public required string Number { get; init; }
    public string DealerPhone { get; set; } = "";

    /// <summary>Where the customer's decision is sent; empty when the dealer has to look here.</summary>
    public string DealerEmail { get; set; } = "";
    public string Advisor { get; set; } = "";

    /// <summary>Why the vehicle is there.</summary>
    public string Reason { get; set; } = "";
    public required DateOnly OpenedOn { get; init; }
    public int? Miles { get; set; }
    public WorkStage Stage { get; private set; }

    /// <summary>When it should be ready.</summary>
    public DateOnly? PromisedOn { get; set; }

    /// <summary>The dealer's clock at the last report, UTC.</summary>
    public DateTime ReportedAt { get; private set; }

    /// <summary>Grows with each change of what the customer is asked to pay: a decision names the one that was seen.</summary>
    public int EstimateNumber { get; private set; }
    public List<WorkOrderStep> Steps { get; } = [];
    public List<WorkOrderLine> Lines { get; } = [];
    public long Version { get; private set; }

    public bool IsOpen => Stage is not (WorkStage.PickedUp or WorkStage.Cancelled);
    public bool AwaitsDecision => IsOpen && Lines.Any(l => l.Decision is LineDecision.Waiting);
    public Money ToDecide => Sum(l => l.Decision is LineDecision.Waiting);

    /// <summary>What the customer pays, as far as they agreed.</summary>
    public Money CustomerPays => Sum(l => l.Decision is LineDecision.Approved);
    public Money Covered => Sum(l => l.Decision is LineDecision.NotNeeded);

    public void Report(WorkStage stage, DateTime at)
    {
        ReportedAt = at;
        if (stage != Stage)
        {
            Stage = stage;
            Steps.Add(new WorkOrderStep { Stage = stage, At = at });
        }
    }

    public void NewEstimate() => EstimateNumber++;

    public void Decide(bool approve, string by, DateTime at)
    {
        foreach (var line in Lines.Where(l => l.Decision is LineDecision.Waiting))
        {
            line.Decide(approve, by, at);
        }

        EstimateNumber++;
    }

    private Money Sum(Func<WorkOrderLine, bool> which) => Money.FromCents(Lines.Where(which).Sum(l => l.Amount.Cents));
}

public sealed class WorkOrderStep
{
    public long WorkOrderStepId { get; private set; }
    public long WorkOrderId { get; private set; }
    public required WorkStage Stage { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}

public sealed class WorkOrderLine
{
    public long WorkOrderLineId { get; private set; }
    public long WorkOrderId { get; private set; }

    /// <summary>The dealer's number of the line, 1 and up.</summary>
    public required int Number { get; init; }
    public required string Words { get; init; }

    /// <summary>The service of the maintenance schedule that it is; empty for a repair.</summary>
    public string Service { get; init; } = "";
    public required Money Amount { get; init; }

    /// <summary>Who pays instead of the customer: a plan's name, the maker. Empty when the customer pays.</summary>
    public string CoveredBy { get; init; } = "";
    public LineDecision Decision { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? DecidedAt { get; private set; }
    public string DecidedBy { get; private set; } = "";

    public static WorkOrderLine Of(int number, string words, string service, Money amount, string coveredBy) => new()
    {
        Number = number,
        Words = words,
        Service = service,
        Amount = amount,
        CoveredBy = coveredBy,
        Decision = coveredBy.Length > 0 || amount.IsZero ? LineDecision.NotNeeded : LineDecision.Waiting,
    };

    /// <summary>The same work for the same money, paid by the same: a decision about one holds for the other.</summary>
    public bool Says(WorkOrderLine other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Number, Words, Amount, CoveredBy) == (other.Number, other.Words, other.Amount, other.CoveredBy);
    }

    public void Decide(bool approve, string by, DateTime at) =>
        (Decision, DecidedBy, DecidedAt) = (approve ? LineDecision.Approved : LineDecision.Declined, by, at);
}
