using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments;

public enum AutopayAmount
{
    AmountDue = 1,
    Fixed = 2,
    AmountDuePlusExtra = 3,
}

/// <summary>Why no debit is made for a while. The numbers are stored.</summary>
public enum AutopayPause
{
    ByCustomer = 1,

    /// <summary>Payments were put off or moved.</summary>
    HelpToPay = 2,

    /// <summary>Something on the account is disputed.</summary>
    Dispute = 3,
}

/// <summary>
/// A customer's standing authorization to debit; at most one is active on an account (a unique index holds it). What was
/// agreed never changes: other terms or another bank account are a new row, so that each text is kept as it was agreed.
/// </summary>
public sealed class AutopayEnrollment
{
    public long AutopayEnrollmentId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public long FinancedAccountId { get; private set; }
    public required FinancedAccount Account { get; init; }
    public long PaymentMethodId { get; private set; }

    /// <summary>Its owner is the customer who enrolled.</summary>
    public required PaymentMethod Method { get; init; }
    public required AutopayAmount AmountRule { get; init; }

    /// <summary>The fixed amount, or what is added to the amount due.</summary>
    public Money Amount { get; init; }
    public AutopayRhythm Rhythm { get; init; } = AutopayRhythm.Monthly;
    public int? Day { get; init; }
    public int? SecondDay { get; init; }
    public DateOnly StartsOn { get; init; }
    public bool TakesBalloon { get; init; } = true;

    /// <summary>The most of taxes, tolls and tickets in one debit; null for all of them.</summary>
    public long? ChargesUpToCents { get; init; }

    public required DateTime EnrolledAt { get; init; }

    /// <summary>Exactly what was agreed, as shown and e-mailed; kept two years after the end .</summary>
    public required string Authorization { get; init; }

    /// <summary>The debit that the job makes next, if anything is left to take then. Moving on is the claim: with the version it happens once.</summary>
    public DateOnly? NextDebitOn { get; private set; }

    /// <summary>A date that the customer wants passed over.</summary>
    public DateOnly? SkippedOn { get; private set; }
    public AutopayPause? Paused { get; private set; }

    /// <summary>The entry of a fee that is disputed: it is left out until we answer.</summary>
    public int? DisputedFee { get; private set; }

    /// <summary>The last day of the pause; null until it is lifted.</summary>
    public DateOnly? PausedThrough { get; private set; }

    /// <summary>When the last notice of a differing debit was written.</summary>
    public DateTime? AnnouncedAt { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public long Version { get; private set; }

    public bool IsActive => EndedAt is null;

    /// <summary>What a page shows that the customer can change: a form made from something else is refused (P-OCC1). A debit that is made changes none of it.</summary>
    public string Stamp => FormattableString.Invariant($"{Reference} {SkippedOn:yyyyMMdd} {Paused} {PausedThrough:yyyyMMdd}");

    public static string StampOf(AutopayEnrollment? active) => active is { IsActive: true } ? active.Stamp : "off";

    public AutopayRule Rule => new() { AmountRule = AmountRule, Amount = Amount, Rhythm = Rhythm, Day = Day, SecondDay = SecondDay, StartsOn = StartsOn, TakesBalloon = TakesBalloon, ChargesUpTo = ChargesUpToCents is { } cents ? Money.FromCents(cents) : null, DisputedFee = DisputedFee };

    /// <summary>Whether a debit is made on a date.</summary>
    public bool Takes(DateOnly on) => IsActive && Follows(on);

    /// <summary>Whether neither a skip nor a pause leaves a date out.</summary>
    public bool Follows(DateOnly on) => SkippedOn != on && !(Paused is not null && (PausedThrough is null || on <= PausedThrough));

    /// <summary>The same terms, skip and pause with another bank account, as a row of its own.</summary>
    public AutopayEnrollment With(PaymentMethod method, DateTime at, string authorization) => new()
    {
        Account = Account,
        Method = method,
        AmountRule = AmountRule,
        Amount = Amount,
        Rhythm = Rhythm,
        Day = Day,
        SecondDay = SecondDay,
        StartsOn = StartsOn,
        TakesBalloon = TakesBalloon,
        ChargesUpToCents = ChargesUpToCents,
        DisputedFee = DisputedFee,
        EnrolledAt = at,
        Authorization = authorization,
        NextDebitOn = NextDebitOn,
        SkippedOn = SkippedOn,
        Paused = Paused,
        PausedThrough = PausedThrough,
    };

    public void GoOnFrom(DateOnly day, int dueDay)
    {
        NextDebitOn = Rule.DateFrom(day, dueDay);
        if (PausedThrough < NextDebitOn)
        {
            Resume();
        }
    }

    /// <summary>Leaves out a fee that is disputed, by its entry, and whatever came after it; null once everything is answered.</summary>
    public void LeaveOut(int? disputedFee) => DisputedFee = disputedFee;

    public void Announce(DateTime at) => AnnouncedAt = at;

    public void Skip(DateOnly on) => SkippedOn = on;

    public void TakeAfterAll() => SkippedOn = null;

    public void Pause(AutopayPause why, DateOnly? through)
    {
        Paused = why;
        PausedThrough = through;
    }

    public void Resume()
    {
        Paused = null;
        PausedThrough = null;
    }

    public void End(DateTime at) => EndedAt ??= at;
}
