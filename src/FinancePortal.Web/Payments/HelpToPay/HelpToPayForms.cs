using System.Globalization;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Payments.HelpToPay;
using FinancePortal.Web.Shared;
using FluentValidation;

namespace FinancePortal.Web.Payments.HelpToPay;

public sealed class HelpToPayForm
{
    public HelpKind? Kind { get; set; }
    public int? Months { get; set; }
    public int? Day { get; set; }

    public int Number => (Kind is HelpKind.Extension ? Months : Day) ?? 0;
}

public sealed class HelpToPayFormValidator : AbstractValidator<HelpToPayForm>
{
    public HelpToPayFormValidator()
    {
        RuleFor(f => f.Kind).Must(k => k is HelpKind.Extension or HelpKind.DueDateChange).WithMessage("Choose what would help.");
        RuleFor(f => f.Months).NotNull().When(f => f.Kind is HelpKind.Extension).WithMessage("Enter how many payments to put off.");
        RuleFor(f => f.Day).NotNull().When(f => f.Kind is HelpKind.DueDateChange).WithMessage("Enter a day of the month.");
    }
}

public sealed class SignHelpForm
{
    public HelpKind? Kind { get; set; }
    public int? Number { get; set; }
    public string? AgreedTo { get; set; }
    public string? SignedName { get; set; }
    public bool Agree { get; set; }
}

public sealed class SignHelpFormValidator : AbstractValidator<SignHelpForm>
{
    public SignHelpFormValidator()
    {
        RuleFor(f => f.SignedName).NotEmpty().WithMessage("Type your full name to sign.").MaximumLength(120).WithMessage("Type your name in up to 120 characters.");
        RuleFor(f => f.Agree).Equal(toCompare: true).WithMessage("Tick this to sign electronically.");
    }
}

public sealed record HelpToPayPage(HelpToPayDesk Desk, HelpToPayForm Form)
{
    public string Path => $"/accounts/{Desk.Account.Reference}/help-paying";
    public bool CanExtend => Desk.NoExtension is null;
    public bool CanMove => Desk.NoDueDate is null;
    public string MonthsHint => $"1 to {Desk.Options.MostMonths}";
    public string DayHint => $"1 to {Desk.Options.LastDueDay}. Now it’s the {AutopayWords.Ordinal(Desk.Account.State.DueDay)}.";
}

public sealed record SignHelpPage(HelpOffer Offer, SignHelpForm Form, string? Problem)
{
    public string Path => $"/accounts/{Offer.Desk.Account.Reference}/help-paying";
    public string Title => Offer.Kind is HelpKind.Extension ? (Offer.Number == 1 ? "Put off one payment" : $"Put off {Offer.Number.ToString(CultureInfo.InvariantCulture)} payments") : $"Pay on the {AutopayWords.Ordinal(Offer.Number)}";
    public string Cost => Offer.Desk.IsLease ? "Nothing" : Offer.ExtraInterest.IsPositive ? $"{Offer.ExtraInterest} more interest in all" : "No more interest";
    public string LastOf(Core.Contracts.ScheduleRow row) => $"{row.Payment} on {Formats.Prose(row.DueOn)}";
}
