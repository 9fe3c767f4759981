using FinancePortal.Core.Values;
using FluentValidation;

namespace FinancePortal.Web.Development;

/// <summary>One of each control, so that the styleguide shows what every form does.</summary>
public sealed class StyleguideForm
{
    public string? Choice { get; set; }
    public Money? Amount { get; set; }
    public bool PrincipalOnly { get; set; }
    public DateOnly? PayOn { get; set; }
    public DateOnly? BornOn { get; set; }
    public int? Odometer { get; set; }
    public string? State { get; set; }
    public string? Password { get; set; }
    public string? Note { get; set; }
}

internal sealed class StyleguideFormValidator : AbstractValidator<StyleguideForm>
{
    public StyleguideFormValidator()
    {
        RuleFor(f => f.Choice).NotEmpty().WithMessage("Choose how much to pay.");
        RuleFor(f => f.Amount).NotNull().WithMessage("Enter an amount in dollars and cents, like 735.22.")
            .LessThanOrEqualTo(Money.FromCents(25_642_02)).WithMessage("Enter $25,642.02 or less. That amount pays off your loan today.")
            .When(f => f.Choice is "other");
        RuleFor(f => f.PayOn).NotNull().WithMessage("Choose a date.");
        RuleFor(f => f.BornOn).NotNull().WithMessage("Enter your date of birth.");
        RuleFor(f => f.Odometer).NotNull().WithMessage("Enter the reading.")
            .GreaterThanOrEqualTo(26_140).WithMessage("Enter a reading of 26,140 miles or more. That was your last one.");
    }
}
