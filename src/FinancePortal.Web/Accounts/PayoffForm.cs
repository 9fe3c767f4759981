using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;
using FinancePortal.Web.Shared;
using FluentValidation;

namespace FinancePortal.Web.Accounts;

/// <summary>The day for which the payoff is asked.</summary>
public sealed class PayoffForm
{
    public DateOnly? PayoffOn { get; set; }
}

public sealed class PayoffFormValidator : AbstractValidator<PayoffForm>
{
    public PayoffFormValidator(TimeProvider clock)
    {
        var today = clock.Today();
        var last = today.AddDays(PayoffQuote.LongestDays);
        RuleFor(f => f.PayoffOn).InclusiveBetween(today, last).WithMessage($"Choose a date from today to {Formats.Prose(last)}.");
    }
}
