using FinancePortal.Core.Documents.Payoffs;
using FluentValidation;

namespace FinancePortal.Web.Documents;

/// <summary>For whom a link is.</summary>
public sealed class ShareLetterForm
{
    public string? Recipient { get; set; }
}

public sealed class ShareLetterFormValidator : AbstractValidator<ShareLetterForm>
{
    public ShareLetterFormValidator() =>
        RuleFor(f => f.Recipient).NotEmpty().WithMessage("Say for whom it is, such as the name of the lender.").MaximumLength(LetterLookup.LongestAsker).WithMessage($"Use {LetterLookup.LongestAsker} characters or fewer.");
}

/// <param name="Path">The link's path, shown once; null before it is made.</param>
public sealed record ShareLetterPage(LetterDesk Desk, string Number, ShareLetterForm Form, string? Path = null);

/// <summary>How the recipient pays.</summary>
public sealed class RemittanceForm
{
    public string? Words { get; set; }
}

public sealed class RemittanceFormValidator : AbstractValidator<RemittanceForm>
{
    public RemittanceFormValidator() =>
        RuleFor(f => f.Words).NotEmpty().WithMessage("Say how and when you pay.").MaximumLength(IssuedLetter.LongestRemittance).WithMessage($"Use {IssuedLetter.LongestRemittance} characters or fewer.");
}

public sealed record PayoffLinkPage(string Token, SharedPayoff Shared, RemittanceForm Form);
