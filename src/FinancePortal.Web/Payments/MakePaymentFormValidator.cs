using FluentValidation;

namespace FinancePortal.Web.Payments;

/// <summary>Shape only, of the step that was sent: whether the account can take the payment is the service's answer.</summary>
public sealed class MakePaymentFormValidator : AbstractValidator<MakePaymentForm>
{
    public MakePaymentFormValidator()
    {
        When(f => f.Step is MakePaymentForm.AmountStep, () =>
        {
            RuleFor(f => f.Choice)
                .Must(c => c is MakePaymentForm.Due or MakePaymentForm.PastDue or MakePaymentForm.Payoff or MakePaymentForm.Other)
                .WithMessage("Choose how much to pay.");
            RuleFor(f => f.Amount)
                .NotNull().When(f => f.Choice is MakePaymentForm.Other)
                .WithMessage("Enter an amount in dollars and cents, like 735.22.");
        });
        When(f => f.Step is MakePaymentForm.MethodStep, () =>
        {
            RuleFor(f => f.Method).NotEmpty().WithMessage("Choose what to pay from.");
            RuleFor(f => f.When)
                .Must(w => w is MakePaymentForm.Soonest or MakePaymentForm.OnDate)
                .WithMessage("Choose when to pay.");
            RuleFor(f => f.On)
                .NotNull().When(f => f.When is MakePaymentForm.OnDate)
                .WithMessage("Choose a date to pay on.");
        });
    }
}
