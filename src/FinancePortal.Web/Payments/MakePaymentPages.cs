using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Cards;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;

namespace FinancePortal.Web.Payments;

public sealed record ChooseAmountPage(PaymentDesk Desk, MakePaymentForm Form)
{
    public string PastDueHint => $"Brings your account up to date{(Desk.Position.FeesDue.IsPositive ? $", with {Desk.Position.FeesDue} in fees" : "")}.";

    public string DueHint => Desk.Position switch
    {
        { PastDue.IsPositive: true, NextDueOn: { } next } => $"Also covers what is due {Formats.Prose(next)}.",
        { NextDueOn: { } next } => $"Due {Formats.Prose(next)}. You have no past-due amount.",
        _ => "You have no past-due amount.",
    };

    public string PayoffHint => $"Today’s payoff amount, with interest to {Formats.Day(Desk.Today)}.";

    public string RangeHint => $"From {Desk.Smallest} to {Desk.Largest}";

    public string PrincipalHint => Desk.Position.NextDueOn is { } next
        ? $"Lowers your balance sooner. Your {Formats.Day(next)} payment is still due."
        : "Lowers your balance sooner.";
}

public sealed record ChooseMethodPage(PaymentDesk Desk, MakePaymentForm Form)
{
    public string BackPath => MakePaymentAddress.Of(Desk.AccountReference, "", Form);

    public bool IsToday => Desk.Earliest == Desk.Today;

    public bool HasCards => Desk.Methods.Any(m => m.IsCard);

    public static string HintOf(PaymentMethodChoice method) => method.IsCard ? $"{method.BankName}, charged right away" : method.BankName;

    public string SoonestLabel => IsToday ? "Today" : Formats.Weekday(Desk.Earliest);

    public string SoonestHint => IsToday
        ? $"Credited today, {Formats.Prose(Desk.Earliest)}, when you confirm before {Formats.TimeOfDay(Desk.CutOff)} Eastern."
        : $"The next banking day. It is credited on {Formats.Prose(Desk.Earliest)}.";

    public string DateHint => $"From {Formats.Prose(Desk.Earliest)} to {Formats.Prose(Desk.Latest)}. Weekends and bank holidays move to the next banking day.{(HasCards ? " For bank accounts only: a card is charged right away." : "")}";
}

public sealed record ReviewPaymentPage(PaymentReview Review, MakePaymentForm Form, string RequestKey, PaymentRefusal? Asked)
{
    public bool FiguresChanged => Asked is PaymentRefusal.FiguresChanged;
    public bool LooksLikeDouble => Asked is PaymentRefusal.LooksLikeDouble;

    public string PayLabel => $"Pay {Review.Amount}";

    public string ChangeAmountPath => MakePaymentAddress.Of(Review.Desk.AccountReference, "", Form, change: true);
    public string ChangeMethodPath => MakePaymentAddress.Of(Review.Desk.AccountReference, "method", Form, change: true);

    public string AmountNote => Form.Choice switch
    {
        MakePaymentForm.PastDue => "Brings your account up to date",
        MakePaymentForm.Payoff => "Pays off your loan",
        MakePaymentForm.Other when Form.TowardPrincipal => "All of it toward principal",
        MakePaymentForm.Due when Review.Desk.Position.NextDueOn is { } due => $"Amount due {Formats.Day(due)}",
        _ => "The amount you chose",
    };

    private bool IsToday => Review.CreditOn == Review.Desk.Today;

    /// <summary>When all else is paid as scheduled.</summary>
    public static string EndsSooner(PrincipalSaving saving) => saving.Payments switch { 0 => "On the same day", 1 => "1 payment sooner", var n => $"{n} payments sooner" };

    public string DateText => IsToday ? $"Today, {Formats.Prose(Review.CreditOn)}" : Formats.Prose(Review.CreditOn);

    public string DateNote => Review.Method.IsCard ? "Your card is charged right away" : $"Leaves your bank by {Formats.Weekday(CreditDate.LeavesBankBy(Review.CreditOn))}";

    public string CancelUntilText => IsToday ? "6\u00a0p.m. Eastern today" : $"6\u00a0p.m. Eastern on {Formats.Prose(Review.CreditOn)}";
}

/// <summary>One payment as its pages tell it.</summary>
public sealed record PaymentReceiptPage(PaymentReceipt Receipt)
{
    public Payment Payment => Receipt.Payment;
    public bool IsCard => Payment.Method is { IsBankAccount: false };
    public bool IsBeingConfirmed => Payment.BankStatus is BankStatus.AtProcessor;
    public bool IsDeclined => Payment.BankStatus is BankStatus.Declined;
    public string DeclineText => CardDecline.Words(Receipt.DeclineCode);
    public bool IsCredited => Payment.Status is PaymentStatus.Credited;
    public bool MayChange => Receipt.MayCancel && Payment is { Status: PaymentStatus.Scheduled, Origin: PaymentOrigin.Portal, RetryNumber: null };
    public bool IsReturned => Payment.BankStatus is BankStatus.Returned;
    public bool IsOver => Payment.Status is PaymentStatus.Reversed or PaymentStatus.Cancelled;
    public string ProductName => Payment.Account.Product is Core.Contracts.ProductKind.Lease ? "Lease" : "Loan";

    public string Title => Payment.Status switch
    {
        PaymentStatus.Credited => "Payment received",
        PaymentStatus.Scheduled => IsBeingConfirmed ? "We’re confirming your payment" : "Payment scheduled",
        _ when IsDeclined => "Your card wasn’t charged",
        _ when IsReturned => "Payment returned by your bank",
        _ => "Payment cancelled",
    };

    public (Tone Tone, string Text) Status => Payment switch
    {
        { BankStatus: BankStatus.Returned } => (Tone.Bad, "Returned"),
        { BankStatus: BankStatus.AtProcessor } => (Tone.Info, "Being confirmed"),
        { BankStatus: BankStatus.Declined } => (Tone.Bad, "Declined"),
        { Status: PaymentStatus.Scheduled } => (Tone.Info, "Scheduled"),
        { BankStatus: BankStatus.Final } => (Tone.Ok, "Completed"),
        { Status: PaymentStatus.Credited } => (Tone.Ok, "Credited"),
        _ => (Tone.Neutral, "Cancelled"),
    };

    public string CancelUntilText => $"{Formats.Time(CreditDate.ChangeableUntil(Payment.CreditOn))} on {Formats.Prose(Payment.CreditOn)}";

    /// <summary>Why it ended, for the timeline.</summary>
    public string EndText => this switch
    {
        { Receipt.Return: { } back } => $"{(IsCard ? "Taken back" : "Returned by your bank")}: {back.Reason.Title}. The credit was taken back.{(back.Fee.IsPositive ? $" A returned payment fee of {back.Fee} was added." : "")}",
        { IsDeclined: true } => "Your card wasn’t charged.",
        _ => "Cancelled. Nothing was debited.",
    };

    public DateOnly LeavesBankBy => CreditDate.LeavesBankBy(Payment.CreditOn);
    public DateOnly FinalOn => CreditDate.FinalOn(Payment.CreditOn);
}
