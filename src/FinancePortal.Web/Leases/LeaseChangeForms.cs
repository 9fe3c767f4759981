using FinancePortal.Core.Leases.Changes;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Values;
using FluentValidation;

namespace FinancePortal.Web.Leases;

/// <summary>Signing an extension.</summary>
public sealed class ExtendForm
{
    public string? Months { get; set; }
    public string? SignedBy { get; set; }

    /// <summary>The lease as it was when the figures were shown.</summary>
    public int Sequence { get; set; }

    public int Asked => LeaseEndForm.Number(Months, 1, LeaseEndQuestion.MostExtension) ?? LeaseEndQuestion.MostExtension;
}

/// <summary>Signing a bill of sale.</summary>
public sealed class PurchaseForm
{
    public string? SignedBy { get; set; }
    public int Sequence { get; set; }
    public Money? Shown { get; set; }
}

/// <summary>A service member's notice.</summary>
public sealed class ServiceForm
{
    public ServiceReason? Reason { get; set; }
    public DateOnly? From { get; set; }
    public string? Days { get; set; }
    public IFormFile? Orders { get; set; }
}

public sealed class ServiceFormValidator : AbstractValidator<ServiceForm>
{
    public ServiceFormValidator()
    {
        RuleFor(f => f.Reason).Must(r => r is { } reason && Enum.IsDefined(reason)).WithMessage("Choose what your orders say.");
        RuleFor(f => f.From).NotNull().WithMessage("Enter the first day in your orders.");
        RuleFor(f => f.Days).Must(d => LeaseEndForm.Number(d, ServiceRequest.LeastDays, 9999) is not null)
            .When(f => f.Reason is ServiceReason.EntersService or ServiceReason.Deployment).WithMessage("The law asks for orders of 180 days or more. Enter how many days yours are, or call us.");
        RuleFor(f => f.Orders).NotNull().WithMessage("Add a photo of your orders.");
    }
}
