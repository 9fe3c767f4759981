using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments;

/// <summary>A bank account or card as a page offers it.</summary>
/// <param name="IsCard">It is charged right away: no date can be chosen and nothing can be cancelled.</param>
public sealed record PaymentMethodChoice(string Reference, string Name, string LastFour, string BankName, bool IsCard = false);

/// <summary>A payment that is promised and not credited yet.</summary>
public sealed record PendingPayment(string Reference, Money Amount, DateOnly CreditOn);

/// <summary>Everything a customer needs to see before paying one account, as of today.</summary>
public sealed record PaymentDesk
{
    public required string AccountReference { get; init; }
    public required string VehicleName { get; init; }
    public required ProductKind Product { get; init; }
    public required string LastFour { get; init; }
    public required decimal? AprPercent { get; init; }
    public required DateOnly Today { get; init; }
    public required AccountPosition Position { get; init; }
    public required IReadOnlyList<PaymentMethodChoice> Methods { get; init; }

    /// <summary>The customer said "this wasn't me": nothing is offered until they have looked.</summary>
    public bool AreMethodsFrozen { get; init; }

    /// <summary>What is scheduled and not credited yet, together.</summary>
    public required Money PromisedAlready { get; init; }

    /// <summary>The first day on which a payment made now counts.</summary>
    public required DateOnly Earliest { get; init; }

    /// <summary>Payments made before it count the same banking day; New York's time.</summary>
    public required TimeOnly CutOff { get; init; }

    /// <summary>The last day for which a payment can be scheduled.</summary>
    public required DateOnly Latest { get; init; }

    /// <summary>Less is not worth a debit.</summary>
    public required Money Smallest { get; init; }

    /// <summary>Null for no limit.</summary>
    public Money? LargestByCard { get; init; }

    /// <summary>What is left to pay in all on a given day, promised payments not taken off.</summary>
    public required Func<DateOnly, Money> OwedOn { get; init; }

    /// <summary>The one that is offered first.</summary>
    public PaymentMethodChoice? UsualMethod => Methods.Count > 0 ? Methods[0] : null;

    public bool HasPrincipal => Product is not ProductKind.Lease;
    public string ProductName => Product is ProductKind.Lease ? "Lease" : "Loan";
    public bool MayPayOff => HasPrincipal && Position.Payoff is { IsPositive: true } && !PromisedAlready.IsPositive;

    /// <summary>Past due, fees, what late payments left after the last installment, and the next payment together.</summary>
    public Money AmountDue => PastDueWithFees + Position.NextDueAmount;

    public Money PastDueWithFees => Position.PastDue + Position.FeesDue + Position.Residue;

    /// <summary>The most that can be paid today: what is owed, less what is promised already.</summary>
    public Money Largest => (OwedOn(Earliest) - PromisedAlready).OrZero();

    /// <summary>The day a payment counts: a card at once, a bank account as <see cref="CreditDate"/> says.</summary>
    public DateOnly CreditOn(MakePayment request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return IsCard(request.MethodReference) ? Today : CreditDate.For(Earliest, request.PayOn ?? Earliest);
    }

    public bool IsCard(string? methodReference) => Methods.Any(m => m.IsCard && m.Reference == methodReference);

    /// <summary>Why a date cannot be chosen, in words for the customer; null when it can.</summary>
    public string? RefuseDate(DateOnly? date) =>
        date is null ? "Choose a date to pay on."
        : date < Today ? "Choose today or a later date."
        : date > Latest ? $"Choose a date up to {Latest.ToString("MMMM d, yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-US"))}. Payments can be set up {Latest.DayNumber - Today.DayNumber} days ahead."
        : null;

    /// <summary>Why a payment cannot be made as asked for; null when it can.</summary>
    public MakePaymentAnswer.Refused? Refuse(MakePayment request, DateOnly creditOn)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.PayOn is not null && RefuseDate(request.PayOn) is { } date)
        {
            return new(PaymentRefusal.DateNotPossible, PaymentField.Date, date);
        }

        if (request.PayOn > Earliest && IsCard(request.MethodReference))
        {
            return new(PaymentRefusal.DateNotPossible, PaymentField.Date, "A card is charged right away. Choose the first date, or a bank account for a later one.");
        }

        if (request.Amount > LargestByCard && IsCard(request.MethodReference))
        {
            return new(PaymentRefusal.AmountAboveCardLimit, PaymentField.Amount, $"A card takes up to {LargestByCard}. Enter less, or choose a bank account.");
        }

        return Methods.Any(m => m.Reference == request.MethodReference)
            ? RefuseAmount(request.Amount, request.Purpose, creditOn)
            : new(PaymentRefusal.MethodNotUsable, PaymentField.Method, "Choose what to pay from.");
    }

    /// <summary>Why an amount cannot be paid on a day, in words for the customer; null when it can.</summary>
    public MakePaymentAnswer.Refused? RefuseAmount(Money amount, PaymentPurpose purpose, DateOnly on)
    {
        // A lease that ended still takes its final bill.
        if (Position.Status is not AccountStatus.Open && !OwedOn(on).IsPositive)
        {
            return new(PaymentRefusal.AccountClosed, PaymentField.None, "This account is closed and takes no payments. Call us if you think that's wrong.");
        }

        var largest = (OwedOn(on) - PromisedAlready).OrZero();
        if (amount < Money.Min(Smallest, largest) || !amount.IsPositive)
        {
            return new(PaymentRefusal.AmountTooSmall, PaymentField.Amount, $"Enter {Smallest} or more.");
        }

        if (amount > largest)
        {
            return new(PaymentRefusal.AmountAbovePayoff, PaymentField.Amount, TooMuch(largest, on));
        }

        if (purpose is PaymentPurpose.PrincipalOnly && !HasPrincipal)
        {
            return new(PaymentRefusal.NoPrincipal, PaymentField.Amount, "A lease has no principal to pay down.");
        }

        return purpose is PaymentPurpose.PrincipalOnly && Position.PastDue.IsPositive
            ? new(PaymentRefusal.PastDueFirst, PaymentField.Amount, $"Pay the {Position.PastDue} past due first. Then extra money can go to principal.")
            : null;
    }

    private string TooMuch(Money largest, DateOnly on)
    {
        if (!largest.IsPositive)
        {
            return "Nothing is left to pay beyond the payments you already have scheduled.";
        }

        if (PromisedAlready.IsPositive)
        {
            return $"Enter {largest} or less. With the payments you already have scheduled, that is all you owe.";
        }

        return HasPrincipal
            ? $"Enter {largest} or less. That amount pays off your loan {(on == Today ? "today" : "on that day")}."
            : $"Enter {largest} or less. That is everything left to pay on your lease.";
    }
}

/// <summary>What a payment would do, worked out by the code that posts it.</summary>
public sealed record PaymentReview
{
    public required PaymentDesk Desk { get; init; }
    public required Money Amount { get; init; }
    public required DateOnly CreditOn { get; init; }
    public required PaymentMethodChoice Method { get; init; }
    public required PaymentSplit Split { get; init; }

    /// <summary>The account after it, on the day it counts.</summary>
    public required AccountPosition After { get; init; }

    /// <summary>What money toward principal alone brings (F-409); null for any other payment.</summary>
    public required PrincipalSaving? Saving { get; init; }
}

/// <summary>How much sooner a loan ends, and how much less interest it costs, when all else is paid as scheduled.</summary>
public readonly record struct PrincipalSaving(int Payments, Money Interest)
{
    public static PrincipalSaving? Of(AccountTerms terms, AccountState state, DateOnly on, Money amount) =>
        WhatIf.Paid(terms, state, on, amount, AccountEventKind.PrincipalOnlyPayment) is { Refusal: null, InterestSaved.IsPositive: true } effect
            ? new PrincipalSaving(effect.PaymentsSaved, effect.InterestSaved)
            : null;
}

/// <summary>One payment with its split, for its own page.</summary>
/// <param name="Split">Null until it is credited, and again once it is reversed.</param>
/// <param name="Position">The account today.</param>
public sealed record PaymentReceipt(Payment Payment, PaymentSplit? Split, AccountPosition Position, bool MayCancel)
{
    /// <summary>Why a card was not charged; empty for everything else.</summary>
    public string DeclineCode { get; init; } = "";

    /// <summary>What followed when the bank sent it back; null when it did not.</summary>
    public PaymentReturn? Return { get; init; }
}

/// <summary>A returned payment in words.</summary>
/// <param name="Fee">What the return cost under the contract; zero for none.</param>
/// <param name="Retry">The announced next try; null when there is none, or it was cancelled.</param>
public sealed record PaymentReturn(ReturnReason Reason, Money Fee, Payment? Retry);
