using FinancePortal.Core.Contracts;
using FinancePortal.Core.Images;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Charges;

/// <summary>What somebody else asked us for because of the vehicle, and we pass on (F-416). The numbers are stored.</summary>
public enum ChargeKind
{
    PropertyTax = 1,
    Toll = 2,
    ParkingTicket = 3,
    TrafficCitation = 4,
    Registration = 5,
    Other = 6,

    /// <summary>Insurance that we bought because the customer had none (F-606).</summary>
    Insurance = 7,
}

/// <summary>The numbers are stored.</summary>
public enum ChargeStatus
{
    Billed = 1,

    /// <summary>The customer disputes it: until it is decided it is off the account, and nobody asks for it.</summary>
    Disputed = 2,

    /// <summary>It was not the customer's: it is off the account, and what was paid of it is their credit.</summary>
    Withdrawn = 3,
}

/// <summary>A tax, toll or ticket that is billed to an account: from whom, for what, on which paper, until when.</summary>
public sealed class IncidentalCharge
{
    public const int LongestOrigin = 120;
    public const int LongestReason = 1000;

    public long IncidentalChargeId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public long FinancedAccountId { get; private set; }
    public required FinancedAccount Account { get; init; }
    public required ChargeKind Kind { get; init; }

    /// <summary>Who asked us for it: <c>Harris County Toll Road Authority</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>Their own number of the notice.</summary>
    public required string OriginNumber { get; init; }

    /// <summary>The day that it is for.</summary>
    public required DateOnly IncurredOn { get; init; }
    public required Money Amount { get; init; }
    public DateOnly DueOn { get; private set; }

    /// <summary>A picture of the notice.</summary>
    public long? PhotoId { get; private set; }
    public Photo? Document { get; init; }
    public required DateTime BilledAt { get; init; }

    public ChargeStatus Status { get; private set; } = ChargeStatus.Billed;

    /// <summary>The event that put it on the account; another one after a dispute was decided against the customer.</summary>
    public int Sequence { get; private set; }

    /// <summary>In the customer's words.</summary>
    public string DisputeReason { get; private set; } = "";
    public DateTime? DisputedAt { get; private set; }
    public DateTime? DecidedAt { get; private set; }

    /// <summary>What we answered.</summary>
    public string Decision { get; private set; } = "";
    public long Version { get; private set; }

    public string Title => TitleOf(Kind);

    /// <summary>A customer disputes a charge once; what we decided is discussed with a person.</summary>
    public bool MayDispute => Status is ChargeStatus.Billed && DisputedAt is null;

    public static string TitleOf(ChargeKind kind) => kind switch
    {
        ChargeKind.PropertyTax => "Property tax",
        ChargeKind.Toll => "Toll",
        ChargeKind.ParkingTicket => "Parking ticket",
        ChargeKind.TrafficCitation => "Traffic citation",
        ChargeKind.Registration => "Registration",
        ChargeKind.Insurance => "Insurance for the vehicle",
        _ => "Charge",
    };

    public void Bill(int sequence, DateOnly dueOn)
    {
        Status = ChargeStatus.Billed;
        Sequence = sequence;
        DueOn = dueOn;
    }

    public void Dispute(string reason, DateTime at)
    {
        if (!MayDispute)
        {
            throw new InvalidOperationException($"Charge {Reference} cannot be disputed.");
        }

        Status = ChargeStatus.Disputed;
        DisputeReason = reason;
        DisputedAt = at;
    }

    public void Decide(string decision, DateTime at)
    {
        DecidedAt = at;
        Decision = decision;
    }

    public void Withdraw() => Status = ChargeStatus.Withdrawn;
}

/// <summary>What is to be billed, as it came from the authority.</summary>
public sealed record BillCharge
{
    /// <summary>A customer gets so many days at least.</summary>
    public const int LeastDays = 21;

    public static Money Largest { get; } = Money.FromCents(100_000_00);

    public required string AccountNumber { get; init; }
    public required ChargeKind Kind { get; init; }
    public required string Origin { get; init; }
    public required string OriginNumber { get; init; }
    public required DateOnly IncurredOn { get; init; }
    public required Money Amount { get; init; }
    public required DateOnly DueOn { get; init; }

    /// <summary>A picture of the notice, already rebuilt.</summary>
    public ImageFile? Document { get; init; }

    /// <summary>Why it cannot be billed, beside which field; null when it can.</summary>
    public ChargeAnswer.Refused? Refuse(DateOnly today, DateOnly openedOn) =>
        !Amount.IsPositive || Amount > Largest ? new($"The amount is from $0.01 to {Largest}.", nameof(Amount))
        : Origin.Trim().Length is 0 or > IncidentalCharge.LongestOrigin ? new($"Say who asks for it, in up to {IncidentalCharge.LongestOrigin} characters.", nameof(Origin))
        : OriginNumber.Trim().Length is 0 or > 60 ? new("Give the number of their notice, up to 60 characters.", nameof(OriginNumber))
        : !Enum.IsDefined(Kind) ? new("Say what kind of charge it is.", nameof(Kind))
        : IncurredOn > today || IncurredOn < openedOn ? new("The day that it is for is between the contract's date and today.", nameof(IncurredOn))
        : DueOn < today.AddDays(LeastDays) || DueOn > today.AddYears(1) ? new($"The due date is {LeastDays} days to a year from today.", nameof(DueOn))
        : null;
}

/// <summary>A charge with what is left to pay of it.</summary>
/// <param name="AutopayTakes">Whether a debit of autopay takes it along; null when autopay is off or paused.</param>
public sealed record ChargeLine(IncidentalCharge Charge, Money Left, bool? AutopayTakes = null)
{
    public bool IsPaid => Charge.Status is ChargeStatus.Billed && Left.IsZero;

    public static ChargeLine Of(FinancedAccount account, IncidentalCharge charge, bool? autopayTakes = null)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(charge);
        var left = charge.Status is ChargeStatus.Billed ? account.State.Fees.Where(f => f.Sequence == charge.Sequence).Select(f => f.Left).FirstOrDefault() : Money.Zero;
        return new ChargeLine(charge, left, autopayTakes);
    }
}

public abstract record ChargeAnswer
{
    private ChargeAnswer()
    {
    }

    public sealed record Done(IncidentalCharge Charge) : ChargeAnswer;

    /// <summary>Nothing was changed; the message is for whoever asked, beside the field of the request that it is about.</summary>
    public sealed record Refused(string Message, string Field = "") : ChargeAnswer;
}
