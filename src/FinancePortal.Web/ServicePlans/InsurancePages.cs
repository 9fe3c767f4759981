using FinancePortal.Core.ServicePlans.Insurance;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using FluentValidation;

namespace FinancePortal.Web.ServicePlans;

public sealed class InsuranceForm
{
    public string? Insurer { get; set; }
    public string? Policy { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? Until { get; set; }
    public IFormFile? Paper { get; set; }

    /// <summary>Letters and digits of a policy number.</summary>
    public static string Digits(string? policy) => string.Concat((policy ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}

public sealed class InsuranceFormValidator : AbstractValidator<InsuranceForm>
{
    private const int LongestName = 80;
    private const int LongestPolicy = 40;
    private const int LongestYears = 3;

    public InsuranceFormValidator()
    {
        RuleFor(f => f.Insurer).NotEmpty().WithMessage("Enter the name of the insurance company.").MaximumLength(LongestName).WithMessage($"Use {LongestName} characters or fewer.");
        RuleFor(f => f.Policy).Must(p => InsuranceForm.Digits(p).Length is >= 4 and <= LongestPolicy).WithMessage("Enter the policy number as it stands on the paper.");
        RuleFor(f => f.From).NotNull().WithMessage("Enter the first day that the policy covers.");
        RuleFor(f => f.Until).NotNull().WithMessage("Enter the last day that the policy covers.");
        RuleFor(f => f.Until).Must((f, until) => until is null || f.From is null || (until > f.From && until <= f.From.Value.AddYears(LongestYears))).WithMessage("Choose a day after the first one, at most three years later.");
        RuleFor(f => f.Paper).NotNull().WithMessage("Choose the paper: a PDF or a photo.");
    }
}

/// <summary>Where the insurance of a vehicle stands, with the form that sends a proof.</summary>
public sealed record InsurancePage(InsuranceFile Insurance, InsuranceForm Form)
{
    public string Path => $"/vehicle/{Insurance.File.Reference}";

    public static (string Text, Tone Tone) Of(InsuranceStanding standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        return standing switch
        {
            { AcceptedUntil: { } until } => ($"Accepted until {Formats.Prose(until)}", Tone.Ok),
            { IsWaiting: true } => ("Being checked", Tone.Info),
            { LastEnded: { } ended } => ($"Ended {Formats.Prose(ended)}", Tone.Warn),
            _ => ("No proof yet", Tone.Warn),
        };
    }

    public static (string Text, Tone Tone) Status(InsuranceProof proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        return proof.Status switch
        {
            ProofStatus.Accepted => ("Accepted", Tone.Ok),
            ProofStatus.Waiting => ("Being checked", Tone.Info),
            _ => ("Not accepted", Tone.Bad),
        };
    }
}
