using FinancePortal.Core.Contracts;
using FinancePortal.Core.Documents.Incoming;
using FinancePortal.Core.Staff.Corrections;
using FinancePortal.Core.Values;
using FluentValidation;

namespace FinancePortal.Web.Staff.Customers;

/// <summary>What is wrong with an entry, and what is right.</summary>
public sealed class CorrectionForm
{
    public CorrectionKind Kind { get; set; }

    /// <summary>The entry's number; nothing when something is missing.</summary>
    public int? Event { get; set; }
    public DateOnly? NewDate { get; set; }
    public Money? Amount { get; set; }
    public AccountEventKind? ApplyAs { get; set; }
    public string? TargetAccount { get; set; }
    public bool TakesBackLateFees { get; set; }
    public string? NewValue { get; set; }
    public CorrectionReason? Reason { get; set; }
    public string? Note { get; set; }

    /// <summary>A document, batch, letter or call.</summary>
    public string? EvidenceReference { get; set; }
    public IFormFile? Evidence { get; set; }

    /// <summary>The account's last entry when the page was made.</summary>
    public int? Seen { get; set; }

    /// <summary><c>preview</c> shows the effect only.</summary>
    public string? Act { get; set; }

    public bool IsPreview => Act is "preview";

    public CorrectionRequest ToRequest(IncomingFile? evidence = null) => new()
    {
        Kind = Kind,
        Sequence = Event,
        NewDate = NewDate,
        Amount = Amount ?? Money.Zero,
        ApplyAs = ApplyAs,
        TargetAccountNumber = TargetAccount?.Trim(),
        TakesBackLateFees = TakesBackLateFees,
        Reason = Reason ?? default,
        Note = Note?.Trim() ?? "",
        Evidence = evidence,
        EvidenceReference = EvidenceReference?.Trim() ?? "",
        SeenSequence = Seen ?? -1,
    };
}

public sealed class CorrectionFormValidator : AbstractValidator<CorrectionForm>
{
    public CorrectionFormValidator()
    {
        RuleFor(f => f.Kind).IsInEnum().WithMessage("Choose what to correct.");
        When(f => !f.IsPreview, () =>
        {
            RuleFor(f => f.Reason).NotNull().WithMessage("Choose a reason.").IsInEnum().WithMessage("Choose a reason.");
            RuleFor(f => f.Note)
                .Must(n => !string.IsNullOrWhiteSpace(n)).WithMessage("Say what happened. The approver reads this.")
                .MaximumLength(Correction.LongestNote).WithMessage($"Use {Correction.LongestNote} characters or fewer.");
            RuleFor(f => f.EvidenceReference).MaximumLength(Correction.LongestEvidenceReference).WithMessage($"Use {Correction.LongestEvidenceReference} characters or fewer.");
        });
    }
}
