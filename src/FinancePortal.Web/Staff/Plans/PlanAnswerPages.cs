using FinancePortal.Core.ServicePlans;
using FinancePortal.Core.ServicePlans.Claims;
using FinancePortal.Core.Values;
using FinancePortal.Web.Shared.TagHelpers;
using FluentValidation;

namespace FinancePortal.Web.Staff.Plans;

/// <summary>What the provider answered.</summary>
public sealed class ClaimAnswerForm
{
    public ClaimStatus? Answer { get; set; }
    public string? Words { get; set; }
    public string? Paid { get; set; }
    public DateOnly? PaidOn { get; set; }

    /// <summary>Where the claim stood when the page was made.</summary>
    public string? Seen { get; set; }
}

public sealed class ClaimAnswerFormValidator : AbstractValidator<ClaimAnswerForm>
{
    private const int Longest = 300;

    public ClaimAnswerFormValidator()
    {
        RuleFor(f => f.Answer).Must(a => a is ClaimStatus.Approved or ClaimStatus.Declined or ClaimStatus.Paid).WithMessage("Choose what the provider answered.");
        RuleFor(f => f.Words).MaximumLength(Longest).WithMessage($"Use {Longest} characters or fewer.");
        RuleFor(f => f.Words).NotEmpty().WithMessage("Say why in a sentence. The owner reads it.").When(f => f.Answer is ClaimStatus.Declined);
        RuleFor(f => f.Paid).Must(p => Money.TryParse(p, out var amount) && amount.IsPositive).WithMessage("Enter what was paid, such as 412.50.").When(f => f.Answer is ClaimStatus.Paid);
    }
}

/// <summary>Whether the plan went to the next owner.</summary>
public sealed class TransferAnswerForm
{
    public bool Done { get; set; }
    public string? Why { get; set; }

    /// <summary>Which request the page was about.</summary>
    public string? Seen { get; set; }
}

public sealed class TransferAnswerFormValidator : AbstractValidator<TransferAnswerForm>
{
    private const int Longest = 300;

    public TransferAnswerFormValidator() =>
        RuleFor(f => f.Why)
            .Must((f, why) => f.Done || !string.IsNullOrWhiteSpace(why)).WithMessage("Say in a sentence why not. The owner reads it.")
            .MaximumLength(Longest).WithMessage($"Use {Longest} characters or fewer.");
}

public sealed record ClaimAnswerPage(PlanMatter Matter, ClaimAnswerForm Form)
{
    public static (string Text, Tone Tone) Standing(PlanMatter matter)
    {
        ArgumentNullException.ThrowIfNull(matter);
        return matter.Claim switch
        {
            null => ("Transfer asked for", Tone.Info),
            { Status: ClaimStatus.Approved } => ("Approved, not paid", Tone.Info),
            _ => ("To pass to the provider", Tone.Warn),
        };
    }

    public static string Path(PlanMatter matter)
    {
        ArgumentNullException.ThrowIfNull(matter);
        return matter.Claim is { } claim ? $"/staff/plans/claims/{claim.Reference}" : $"/staff/plans/transfers/{matter.Plan.Reference}";
    }
}

public sealed record TransferAnswerPage(PlanMatter Matter, TransferAnswerForm Form);
