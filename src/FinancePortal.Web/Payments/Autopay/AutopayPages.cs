using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Web.Shared;

namespace FinancePortal.Web.Payments.Autopay;

/// <summary>Autopay of one account: on with its next debits, or off.</summary>
public sealed record AutopayPage(AutopayDesk Desk, AutopayPauseForm Form)
{
    public string Path => $"/accounts/{Desk.Account.Reference}/autopay";

    /// <summary>What each form of the page was made from.</summary>
    public string Seen => AutopayEnrollment.StampOf(Enrollment);

    /// <summary>Who changed what while the page was open; null when nobody did.</summary>
    public string? Changed { get; init; }
    public string Product => Desk.IsLease ? "lease" : "loan";
    public AutopayEnrollment? Enrollment => Desk.Enrollment;

    /// <summary>The next one, skipped or not.</summary>
    public DateOnly? SkippedOn => Enrollment is { SkippedOn: { } on } && on >= Desk.Today ? on : null;

    public DateOnly? StillToPay => Enrollment is null ? null : Desk.StillToPay(Desk.Debits);

    public IReadOnlyList<PaymentMethodChoice> OtherMethods => [.. Desk.Methods.Where(m => m.Reference != Enrollment?.Method.Reference)];

    public string PauseText => Enrollment switch
    {
        { Paused: AutopayPause.HelpToPay, PausedThrough: { } day } => $"Paused through {Formats.Prose(day)} because your payments were moved.",
        { Paused: AutopayPause.Dispute } => "Paused while we look into what you disputed.",
        { PausedThrough: { } day } => $"Paused through {Formats.Prose(day)}. It goes on by itself after that.",
        _ => "Paused until you let it go on.",
    };

    public DateOnly LatestPause => Desk.Today.AddDays(AutopayChangeService.MostPauseDays);
}

public sealed record AutopayAmountPage(AutopayDesk Desk, AutopayForm Form);

public sealed record AutopayDaysPage(AutopayDesk Desk, AutopayForm Form)
{
    /// <summary>Halves go with the amount due alone.</summary>
    public bool MayHalve => Form.Amount is AutopayAmount.AmountDue;

    public string DueDateHint => $"The {AutopayWords.Ordinal(Desk.Account.State.DueDay)} of each month. If your due date moves, autopay moves with it.";
}

public sealed record AutopayReviewPage(AutopayReview Review, AutopayForm Form, bool FiguresChanged)
{
    /// <summary>Who changed autopay while the page was open; null when nobody did.</summary>
    public string? Changed { get; init; }

    public AutopayDesk Desk => Review.Desk;
    public bool IsChange => Desk.Enrollment is not null;
    public string Button => IsChange ? "Change autopay" : "Turn on autopay";
    public DateOnly? StillToPay => Desk.StillToPay(Review.Debits);

    public string HowMuch => Capital(AutopayWords.HowMuch(Desk.Terms, Review.Rule));
    public string When => Capital(AutopayWords.When(Review.Rule));
    public string Charges => Review.Rule.ChargesUpTo switch { null => "Included", { IsZero: true } => "Left out", { } limit => $"Up to {limit} in one debit" };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}

/// <summary>A list of debits to come, as both pages show it.</summary>
/// <param name="Narrow">Beside a form: totals only.</param>
public sealed record DebitList(IReadOnlyList<AutopayDebit> Debits, bool Narrow = false)
{
    public bool HasExtra => !Narrow && Debits.Any(d => d.Extra.IsPositive);
}
