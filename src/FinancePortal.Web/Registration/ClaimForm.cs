using FinancePortal.Core.Customers.Registration;
using FinancePortal.Core.Values;
using FluentValidation;

namespace FinancePortal.Web.Registration;

public sealed class ClaimForm
{
    public string? FirstName { get; set; }
    public string? LastName { get; set; }
    public string? Street { get; set; }
    public string? Zip { get; set; }
    public DateOnly? BornOn { get; set; }
    public string? Ssn { get; set; }

    public PersonClaim ToClaim() => new()
    {
        FirstName = FirstName!.Trim(),
        LastName = LastName!.Trim(),
        Street = Street!.Trim(),
        Zip = Zip!.Trim(),
        BornOn = BornOn!.Value,
        Ssn = Ssn!.Trim(),
    };
}

/// <summary>Shape only: nothing here knows whom the company knows.</summary>
internal sealed class ClaimFormValidator : AbstractValidator<ClaimForm>
{
    private const int MostInName = 80;
    private const int MostInStreet = 200;
    private const int OldestYears = 120;

    public ClaimFormValidator(TimeProvider clock)
    {
        RuleFor(f => f.FirstName).NotEmpty().WithMessage("Enter your first name.").MaximumLength(MostInName).WithMessage($"Use {MostInName} characters at most.");
        RuleFor(f => f.LastName).NotEmpty().WithMessage("Enter your last name.").MaximumLength(MostInName).WithMessage($"Use {MostInName} characters at most.");
        RuleFor(f => f.Street).NotEmpty().WithMessage("Enter your street address.").MaximumLength(MostInStreet).WithMessage($"Use {MostInStreet} characters at most.");
        RuleFor(f => f.Zip).Must(IsZip).WithMessage("Enter a ZIP code of 5 digits, like 97214.");
        RuleFor(f => f.BornOn).NotNull().WithMessage("Enter your date of birth.")
            .Must(d => d is null || (d < clock.Today() && d > clock.Today().AddYears(-OldestYears))).WithMessage("Check the year of your birth.");
        RuleFor(f => f.Ssn).Must(s => Core.Values.Ssn.IsAcceptable(s) || Core.Values.Ssn.IsAcceptableItin(s))
            .WithMessage("Enter the 9 digits of your Social Security number or ITIN, with or without hyphens.");
    }

    private static bool IsZip(string? typed) =>
        typed?.Trim() is { } zip && (zip.Length == 5 || (zip.Length == 10 && zip[5] == '-')) && zip.Where((_, i) => i != 5).All(char.IsAsciiDigit);
}

public sealed record ClaimPage(ClaimForm Form);

public sealed class VerifyForm
{
    public string? Code { get; set; }
}

internal sealed class VerifyFormValidator : AbstractValidator<VerifyForm>
{
    public VerifyFormValidator() => RuleFor(f => f.Code).NotEmpty().WithMessage("Enter the 8-digit code.");
}

public sealed record VerifyPage(VerifyForm Form);
