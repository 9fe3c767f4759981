using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Incoming;
using FinancePortal.Web.Accounts;
using FinancePortal.Web.Shared.TagHelpers;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace FinancePortal.Web.Documents;

public sealed class UploadForm
{
    public string? Account { get; set; }
    public UploadKind? Kind { get; set; }
    public string? Note { get; set; }
    public IFormFile? Paper { get; set; }
}

public sealed class UploadFormValidator : AbstractValidator<UploadForm>
{
    public UploadFormValidator()
    {
        RuleFor(f => f.Kind).Must(k => k is { } kind && Enum.IsDefined(kind)).WithMessage("Choose what it is.");
        RuleFor(f => f.Note).MaximumLength(UploadService.LongestNote).WithMessage($"Use {UploadService.LongestNote} characters or fewer.");
        RuleFor(f => f.Paper).NotNull().WithMessage("Choose the file: a PDF or a photo.");
    }
}

public sealed record UploadPage(UploadDesk Desk, UploadForm Form)
{
    public bool HasSeveralAccounts => Desk.Accounts.Count > 1;

    public IEnumerable<SelectListItem> AccountChoices =>
        [new("Choose", ""), .. Desk.Accounts.Select(a => new SelectListItem($"{AccountWords.Name(a.Product)} ending in {a.LastFour}, {a.VehicleName}", a.Reference))];

    public static IEnumerable<SelectListItem> KindChoices =>
        [new("Choose", ""), .. Enum.GetValues<UploadKind>().Select(k => new SelectListItem(UploadService.TitleOf(k), k.ToString()))];

    public static (string Text, Tone Tone) Status(SentPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return paper switch
        {
            { State: DocumentState.Refused } => ("Not taken", Tone.Bad),
            { State: DocumentState.Waiting } => ("Being checked", Tone.Info),
            { IsRead: false } => ("Checked, being read", Tone.Info),
            _ => ("Taken", Tone.Ok),
        };
    }

    /// <summary>What to say of a paper that was refused: the colleague's words, or what a scanner found.</summary>
    public static string Why(SentPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return paper.State is not DocumentState.Refused ? "" : paper.Why.Length > 0 ? paper.Why : "The virus check stopped it. Send it again from another device, or bring it on paper.";
    }
}
