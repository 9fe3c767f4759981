using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Autopay;

/// <summary>What a customer sees of autopay on one account.</summary>
public sealed record AutopayDesk
{
    public required FinancedAccount Account { get; init; }
    public required AutopayEnrollment? Enrollment { get; init; }

    /// <summary>The next twelve debits of what is on; empty when it is off.</summary>
    public required IReadOnlyList<AutopayDebit> Debits { get; init; }
    public required IReadOnlyList<PaymentMethodChoice> Methods { get; init; }
    public required AccountPosition Position { get; init; }
    public required DateOnly Today { get; init; }

    /// <summary>Texts agreed to before, newest first, kept two years after their end .</summary>
    public required IReadOnlyList<AutopayEnrollment> Earlier { get; init; }

    /// <summary>The one that this customer's own bank account pays.</summary>
    public required bool IsMine { get; init; }

    public AccountTerms Terms => Account.CurrentTerms;
    public bool IsLease => Account.Product is ProductKind.Lease;
    public Money Installment => AutopayPlan.Installment(Terms);
    public BalloonTerms? Balloon => Terms as BalloonTerms;

    /// <summary>Whether the customer can choose how much of taxes, tolls and tickets is debited.</summary>
    public bool MayLeaveOut => AutopayPlan.MayLeaveOut(Terms);

    /// <summary>The owner of the bank account said "this wasn't me": nothing is debited until they have looked.</summary>
    public bool IsFrozen => Enrollment is { Method.Customer.PaymentsFrozenAt: not null };

    /// <summary>Today's debits are made in the night; a new authorization begins tomorrow.</summary>
    public DateOnly Earliest => Today.AddDays(1);

    /// <summary>A due date that comes before the first debit: still to be paid by hand.</summary>
    public DateOnly? StillToPay(IReadOnlyList<AutopayDebit> debits) =>
        Position.PastDue.IsPositive ? Position.PastDueSince
        : Position.NextDueOn is { } due && Position.NextDueAmount.IsPositive && (debits is not [var first, ..] || first.On > due) ? due
        : null;
}

/// <summary>What a customer asks for when turning autopay on, or changing it.</summary>
public sealed record EnrollInAutopay
{
    public required string AccountReference { get; init; }
    public required string MethodReference { get; init; }
    public required AutopayRule Rule { get; init; }

    /// <summary>What the customer read; null while previewing. Something else by now is shown first.</summary>
    public required string? AgreedTo { get; init; }

    /// <summary>The <see cref="AutopayEnrollment.StampOf"/> of what the page would replace; null while previewing.</summary>
    public string? Seen { get; init; }
}

/// <summary>What it would do, to be read and agreed to.</summary>
public sealed record AutopayReview(AutopayDesk Desk, AutopayRule Rule, PaymentMethodChoice Method, IReadOnlyList<AutopayDebit> Debits, string Authorization);

public enum AutopayField
{
    None = 0,
    Method = 1,
    Amount = 2,
    Day = 3,
    SecondDay = 4,
    StartsOn = 5,
    Rhythm = 6,
    Charges = 7,
}

public abstract record EnrollInAutopayAnswer
{
    private EnrollInAutopayAnswer()
    {
    }

    public sealed record Accepted(AutopayEnrollment Enrollment) : EnrollInAutopayAnswer;

    /// <summary>Nothing was changed. <paramref name="Message"/> belongs beside <paramref name="Field"/>; without one the figures changed meanwhile.</summary>
    public sealed record Refused(AutopayField Field, string Message) : EnrollInAutopayAnswer;
}

/// <summary>What may be chosen (F-404), in words for the customer.</summary>
public static class AutopayRules
{
    /// <summary>More is a typing error.</summary>
    private static readonly Money MostExtra = Money.FromDollars(10_000m);

    /// <summary>Taxes of a year are rarely more.</summary>
    private static readonly Money MostCharges = Money.FromDollars(10_000m);

    /// <summary>Every two weeks begins within so many days.</summary>
    private const int DaysToStart = 31;

    public static EnrollInAutopayAnswer.Refused? Refuse(AutopayDesk desk, AutopayRule rule)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(rule);
        if (desk.Account.Status is not AccountStatus.Open)
        {
            return new(AutopayField.None, "This account is closed and takes no payments.");
        }

        return RefuseDays(desk, rule) ?? RefuseAmount(desk, rule)
            ?? (rule.ChargesUpTo is { } limit && (limit < Money.Zero || limit > MostCharges) ? new(AutopayField.Charges, $"Enter an amount from $0.00 to {MostCharges}.") : null);
    }

    private static EnrollInAutopayAnswer.Refused? RefuseDays(AutopayDesk desk, AutopayRule rule) => rule.Rhythm switch
    {
        AutopayRhythm.Monthly => rule.Day is null or (>= 1 and <= 31) ? null : new(AutopayField.Day, "Choose a day from 1 to 31."),
        AutopayRhythm.TwiceAMonth when rule.Day is not (>= 1 and <= 31) => new(AutopayField.Day, "Choose a day from 1 to 31."),
        AutopayRhythm.TwiceAMonth when rule.SecondDay - rule.Day is not (>= AutopayRule.LeastDaysApart and <= AutopayRule.MostDaysApart) || rule.SecondDay > 31
            => new(AutopayField.SecondDay, $"Choose a later day, {AutopayRule.LeastDaysApart} to {AutopayRule.MostDaysApart} days after the first one."),
        AutopayRhythm.TwiceAMonth => null,
        AutopayRhythm.EveryTwoWeeks => rule.StartsOn >= desk.Earliest && rule.StartsOn <= desk.Today.AddDays(DaysToStart) ? null
            : new(AutopayField.StartsOn, $"Choose a first day from {AutopayWords.Date(desk.Earliest)} to {AutopayWords.Date(desk.Today.AddDays(DaysToStart))}."),
        _ => new(AutopayField.Rhythm, "Choose how often."),
    };

    private static EnrollInAutopayAnswer.Refused? RefuseAmount(AutopayDesk desk, AutopayRule rule)
    {
        if (rule.AmountRule is AutopayAmount.AmountDue)
        {
            return null;
        }

        if (desk.IsLease || rule.Rhythm is not AutopayRhythm.Monthly)
        {
            return new(AutopayField.Amount, desk.IsLease ? "A lease has no principal to pay down: choose the amount due." : "With halves, choose the amount due.");
        }

        if (rule.AmountRule is AutopayAmount.Fixed)
        {
            return rule.Amount >= desk.Installment && rule.Amount <= desk.Installment + MostExtra ? null
                : new(AutopayField.Amount, $"Enter {desk.Installment} or more, up to {desk.Installment + MostExtra}. Less would leave a part of each payment unpaid.");
        }

        return rule.Amount.IsPositive && rule.Amount <= MostExtra ? null : new(AutopayField.Amount, $"Enter an amount from $0.01 to {MostExtra}.");
    }
}
