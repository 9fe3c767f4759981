using FinancePortal.Core.Images;
using FinancePortal.Core.Payments.Charges;
using FinancePortal.Core.Values;
using FinancePortal.Web.Shared;
using FluentValidation;

namespace FinancePortal.Web.Staff.Customers;

/// <summary>A notice as it lies on the desk. The names are those of <see cref="BillCharge"/>, so that a refusal finds its field.</summary>
public sealed class BillChargeForm
{
    public ChargeKind? Kind { get; set; }
    public string? Origin { get; set; }
    public string? OriginNumber { get; set; }
    public DateOnly? IncurredOn { get; set; }
    public Money? Amount { get; set; }
    public DateOnly? DueOn { get; set; }
    public IFormFile? Notice { get; set; }

    public BillCharge ToRequest(string accountNumber, ImageFile? notice) => new()
    {
        AccountNumber = accountNumber,
        Kind = Kind!.Value,
        Origin = Origin!,
        OriginNumber = OriginNumber!,
        IncurredOn = IncurredOn!.Value,
        Amount = Amount!.Value,
        DueOn = DueOn!.Value,
        Document = notice,
    };
}

/// <summary>Shape only: what may be billed is the service's answer.</summary>
public sealed class BillChargeFormValidator : AbstractValidator<BillChargeForm>
{
    public BillChargeFormValidator()
    {
        RuleFor(f => f.Kind).NotNull().WithMessage("Choose what it is.").IsInEnum().WithMessage("Choose what it is.");
        RuleFor(f => f.Origin).Must(o => !string.IsNullOrWhiteSpace(o)).WithMessage("Enter who asks for it.");
        RuleFor(f => f.OriginNumber).Must(o => !string.IsNullOrWhiteSpace(o)).WithMessage("Enter the number of their notice.");
        RuleFor(f => f.IncurredOn).NotNull().WithMessage("Enter the day that it is for.");
        RuleFor(f => f.Amount).NotNull().WithMessage("Enter an amount in dollars and cents, like 18.50.");
        RuleFor(f => f.DueOn).NotNull().WithMessage("Enter the day until which the customer pays.");
    }
}

public sealed class DecideChargeForm
{
    public bool? Stands { get; set; }

    /// <summary>In words for the customer.</summary>
    public string? Decision { get; set; }
}

public sealed class DecideChargeFormValidator : AbstractValidator<DecideChargeForm>
{
    public DecideChargeFormValidator()
    {
        RuleFor(f => f.Stands).NotNull().WithMessage("Choose what you decided.");
        RuleFor(f => f.Decision)
            .Must(d => !string.IsNullOrWhiteSpace(d)).WithMessage("Say why, in words for the customer.")
            .MaximumLength(IncidentalCharge.LongestReason).WithMessage($"Use {IncidentalCharge.LongestReason} characters or fewer.");
    }
}

public sealed record BillingPage(FileHead Head, string AccountNumber, IReadOnlyList<ChargeLine> Charges, BillChargeForm Form)
{
    public string Path => $"{Head.Path}/accounts/{Head.Account!.Reference}/charges";

    public string DueHint => $"From {Formats.Prose(Head.File.Today.AddDays(BillCharge.LeastDays))} on: {BillCharge.LeastDays} days at least";
}

public sealed record BillPage(FileHead Head, ChargeLine Line, DecideChargeForm Form)
{
    public string Path => $"{Head.Path}/accounts/{Head.Account!.Reference}/charges/{Line.Charge.Reference}";
}
