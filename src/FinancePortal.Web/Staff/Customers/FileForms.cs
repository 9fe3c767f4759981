using FinancePortal.Core.Staff.Files;
using FluentValidation;

namespace FinancePortal.Web.Staff.Customers;

/// <summary>Why the file is opened.</summary>
public sealed class OpenFileForm
{
    public OpeningReason? Reason { get; set; }
    public string? Words { get; set; }

    /// <summary>The page that was asked for.</summary>
    public string? ReturnTo { get; set; }

    /// <summary>Set by the page, checked again by the controller: a restricted file asks for words.</summary>
    public bool NeedsWords { get; set; }
}

public sealed class OpenFileFormValidator : AbstractValidator<OpenFileForm>
{
    private const int Longest = 200;

    public OpenFileFormValidator()
    {
        RuleFor(f => f.Reason).NotNull().WithMessage("Choose why you open this file.").IsInEnum().WithMessage("Choose why you open this file.");
        RuleFor(f => f.Words)
            .Must(w => !string.IsNullOrWhiteSpace(w)).When(f => f.NeedsWords || f.Reason is OpeningReason.Other).WithMessage("Say in a few words why. The customer can read it.")
            .MaximumLength(Longest).WithMessage($"Use {Longest} characters or fewer.");
    }
}

/// <summary>What the caller reads out.</summary>
public sealed class CallerCodeForm
{
    public string? Code { get; set; }
}

public sealed class CallerCodeFormValidator : AbstractValidator<CallerCodeForm>
{
    public CallerCodeFormValidator() =>
        RuleFor(f => f.Code).Must(c => c is not null && c.Count(char.IsAsciiDigit) == 6 && c.Length <= 20).WithMessage("Enter the six digits that the caller reads out.");
}
