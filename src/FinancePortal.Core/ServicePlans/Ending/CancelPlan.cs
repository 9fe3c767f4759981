using FinancePortal.Core.Values;

namespace FinancePortal.Core.ServicePlans.Ending;

/// <summary>The customer's word to cancel a plan for the refund that was shown.</summary>
public sealed record CancelPlan
{
    public required string AccountReference { get; init; }
    public required string PlanReference { get; init; }

    /// <summary>The refund that the customer saw.</summary>
    public required Money Shown { get; init; }

    /// <summary>The odometer today, if it was asked for.</summary>
    public int? Miles { get; init; }

    /// <summary>Why; nobody has to say.</summary>
    public string Why { get; init; } = "";
}

public abstract record CancelAnswer
{
    private CancelAnswer()
    {
    }

    /// <summary>Cancelled now or before.</summary>
    public sealed record Cancelled(ServicePlan Plan) : CancelAnswer;

    /// <summary>The refund is another one now; nothing was changed.</summary>
    public sealed record OtherFigure(Money Amount) : CancelAnswer;

    /// <summary>It cannot be cancelled here.</summary>
    public sealed record Refused(CancelRefusal Refusal) : CancelAnswer;
}

public enum CancelRefusal
{
    /// <summary>It was not sold for a price, or its text is not known.</summary>
    NotSold = 1,

    /// <summary>It is over or was given away.</summary>
    Over = 2,

    /// <summary>Its miles count and nobody knows the odometer.</summary>
    OdometerNeeded = 3,

    /// <summary>The odometer is below the last reading.</summary>
    OdometerTooLow = 4,

    /// <summary>The account was charged off: a person decides.</summary>
    CallUs = 5,
}
