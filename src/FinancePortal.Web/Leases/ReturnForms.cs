using System.Globalization;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.HandOver;
using FluentValidation;

namespace FinancePortal.Web.Leases;

/// <summary>Where and when to look for an appointment: it stands in the address.</summary>
public sealed class FindSlotForm
{
    public string? Zip { get; set; }
    public string? Dealer { get; set; }
    public DateOnly? From { get; set; }
}

public sealed class FindSlotFormValidator : AbstractValidator<FindSlotForm>
{
    public FindSlotFormValidator() => RuleFor(f => f.Zip).Must(DealerList.IsZip).When(f => !string.IsNullOrEmpty(f.Zip)).WithMessage("Enter a ZIP code of five digits, like 97209.");
}

/// <summary>One slot, as a page offers it: <c>2027-06-10T09:00</c>.</summary>
public sealed class BookSlotForm
{
    private const string Pattern = "yyyy-MM-dd'T'HH:mm";

    public string? Zip { get; set; }
    public string? Dealer { get; set; }
    public DateOnly? From { get; set; }
    public string? Slot { get; set; }

    /// <summary>The appointment that was on the page; empty for none.</summary>
    public string? Replaces { get; set; }

    public (DateOnly On, TimeOnly At)? Time =>
        DateTime.TryParseExact(Slot, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time)) : null;

    public static string Write(DateOnly on, TimeOnly at) => on.ToDateTime(at).ToString(Pattern, CultureInfo.InvariantCulture);
}

public sealed class BookSlotFormValidator : AbstractValidator<BookSlotForm>
{
    public BookSlotFormValidator() => RuleFor(f => f.Slot).Must((f, _) => f.Time is not null).WithMessage("Choose a day and a time.");
}

/// <summary>The odometer disclosure statement as it is filled in.</summary>
public sealed class OdometerForm
{
    public string? Odometer { get; set; }
    public bool Keep { get; set; }
    public OdometerCertification? Certification { get; set; }
    public string? SignedBy { get; set; }
}

public sealed class OdometerFormValidator : AbstractValidator<OdometerForm>
{
    public OdometerFormValidator()
    {
        RuleFor(f => f.Odometer).Must(o => TypedMiles.TryRead(o, out var miles) && miles <= ReadingCheck.Largest).WithMessage(TypedMiles.HowTo);
        RuleFor(f => f.Certification).Must(c => c is { } value && Enum.IsDefined(value)).WithMessage("Choose what is true of the reading.");
        RuleFor(f => f.SignedBy).NotEmpty().WithMessage("Type your full name to sign.").MaximumLength(120).WithMessage("Use 120 characters or fewer.");
    }
}

/// <summary>The receipt of the hand-over as it is typed.</summary>
public sealed class ReceiptForm
{
    public string? DealerName { get; set; }
    public DateOnly? On { get; set; }

    /// <summary>By the dealer's clock, as a time field writes it: <c>14:30</c>.</summary>
    public string? At { get; set; }
    public string? Odometer { get; set; }
    public bool Keep { get; set; }
    public IFormFile? Receipt { get; set; }
    public IFormFile? Photo { get; set; }

    public TimeOnly? Time => TimeOnly.TryParse(At, CultureInfo.GetCultureInfo("en-US"), out var at) ? at : null;
}

public sealed class ReceiptFormValidator : AbstractValidator<ReceiptForm>
{
    public ReceiptFormValidator()
    {
        RuleFor(f => f.DealerName).NotEmpty().WithMessage("Enter the dealer’s name, as on the receipt.").MaximumLength(120).WithMessage("Use 120 characters or fewer.");
        RuleFor(f => f.On).NotNull().WithMessage("Enter the date on the receipt.");
        RuleFor(f => f.At).Must((f, _) => f.Time is not null).WithMessage("Enter the time on the receipt, like 2:30 PM.");
        RuleFor(f => f.Odometer).Must(o => TypedMiles.TryRead(o, out var miles) && miles <= ReadingCheck.Largest).WithMessage(TypedMiles.HowTo);
    }
}

/// <summary>What a lessee says against a line of the final bill.</summary>
public sealed class DisputeForm
{
    public string? Why { get; set; }
}

public sealed class DisputeFormValidator : AbstractValidator<DisputeForm>
{
    public DisputeFormValidator() =>
        RuleFor(f => f.Why).NotEmpty().WithMessage("Say what is wrong with this charge.").MaximumLength(LeaseCharge.LongestDispute).WithMessage($"Use {LeaseCharge.LongestDispute} characters or fewer.");
}
