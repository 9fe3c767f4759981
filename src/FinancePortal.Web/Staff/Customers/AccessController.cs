using FinancePortal.Core.Customers.AccessLinks;
using FinancePortal.Core.Staff.Access;
using FinancePortal.Core.Staff.Files;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Staff.Customers;

/// <summary>How a customer gets in: links that were sent, and ways to help. No page here shows or takes a link, code or password.</summary>
[Area("Staff")]
[Authorize(Policy = Policies.Corrections)]
[RequiresOpenFile]
[Route("/staff/customers/{customer}/access")]
public sealed class AccessController(CustomerFileService files, CustomerAccessService access) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Access(string customer, CancellationToken cancellationToken) => View(await PageAsync(new AccessHelpForm(), cancellationToken));

    [HttpPost("")]
    [RequiresStepUp]
    public async Task<IActionResult> Access(string customer, [FromForm] AccessHelpForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ModelState.IsValid)
        {
            return View(await PageAsync(form, cancellationToken));
        }

        var (help, account) = form.Wish!.Value;
        var answer = await access.HelpAsync(HttpContext.OpenFile().CustomerId, help, account, HttpContext.Actor(form.Why!.Trim()), cancellationToken);
        if (answer is AccessAnswer.Done)
        {
            var (done, detail) = AccessPage.Done(help);
            TempData.Say(done, detail);
            return Redirect($"/staff/customers/{customer}/access");
        }

        ModelState.AddModelError(nameof(form.Help), AccessPage.Refusal(answer));
        return View(await PageAsync(form, cancellationToken));
    }

    [HttpPost("{link}/withdraw")]
    [RequiresStepUp]
    public async Task<IActionResult> Withdraw(string customer, string link, CancellationToken cancellationToken)
    {
        await access.WithdrawAsync(HttpContext.OpenFile().CustomerId, link, HttpContext.Actor(), cancellationToken);
        TempData.Say("The link is withdrawn", "Nobody can use it any more, and nobody sees the account by it.");
        return Redirect($"/staff/customers/{customer}/access");
    }

    private async Task<AccessPage> PageAsync(AccessHelpForm form, CancellationToken cancellationToken)
    {
        var open = HttpContext.OpenFile();
        return new AccessPage(new FileHead(open, await files.ReadAsync(open.CustomerId, cancellationToken), "Access"), await access.ReadAsync(open.CustomerId, cancellationToken), form);
    }
}

public sealed class AccessHelpForm
{
    private const char Of = ':';

    /// <summary>What is to be done; for the look at an account, a colon and its reference follow.</summary>
    public string? Help { get; set; }
    public string? Why { get; set; }

    /// <summary>What was chosen; null when it is none of the choices.</summary>
    public (AccessHelp Help, string? Account)? Wish
    {
        get
        {
            var (name, account) = Help?.IndexOf(Of, StringComparison.Ordinal) is { } at and > 0 ? (Help[..at], Help[(at + 1)..]) : (Help, null);
            return Enum.TryParse<AccessHelp>(name, out var help) && Enum.IsDefined(help) && help is AccessHelp.LinkToAccount or AccessHelp.LinkToPay == account is not null ? (help, account) : null;
        }
    }

    public static string ToSee(string account) => $"{AccessHelp.LinkToAccount}{Of}{account}";

    public static string ToPay(string account) => $"{AccessHelp.LinkToPay}{Of}{account}";
}

public sealed class AccessHelpFormValidator : AbstractValidator<AccessHelpForm>
{
    private const int Longest = 200;

    public AccessHelpFormValidator()
    {
        RuleFor(f => f.Help).Must((form, _) => form.Wish is not null).WithMessage("Choose what helps them.");
        RuleFor(f => f.Why)
            .Must(w => !string.IsNullOrWhiteSpace(w)).WithMessage("Say why. It is kept in the audit trail.")
            .MaximumLength(Longest).WithMessage($"Use {Longest} characters or fewer.");
    }
}

public sealed record AccessPage(FileHead Head, CustomerAccess Access, AccessHelpForm Form)
{
    public (string Text, Tone Tone) StateOf(AccessLinkLine link) =>
        link.RevokedAt is not null ? ("Withdrawn", Tone.Neutral)
        : link.UsedAt is not null ? ("Used", Tone.Ok)
        : link.Tries >= AccessLink.MostTries ? ("Tried too often", Tone.Bad)
        : link.ExpiresAt <= Access.Now ? ("Expired", Tone.Neutral)
        : ("Open", Tone.Info);

    public static string Purpose(AccessLinkLine link) => link.Purpose switch
    {
        AccessLinkPurpose.Register => "Set up online access",
        AccessLinkPurpose.Pay => "Pay what is due",
        _ => "See one account",
    };

    internal static (string Heading, string Detail) Done(AccessHelp help) => help switch
    {
        AccessHelp.LetterToRegister => ("A letter is on its way", "Its code works once, for 21 days, with their ZIP code and the last four digits of their SSN."),
        AccessHelp.LiftLock => ("They can try again", "What was claimed with their number no longer counts."),
        AccessHelp.Recovery => ("The recovery is started", "Every address on file was told. It opens after 24 hours, when two colleagues have agreed."),
        _ => ("The link is on its way", "It works once, for 24 hours, with their ZIP code and the last four digits of their SSN."),
    };

    internal static string Refusal(AccessAnswer answer) => answer switch
    {
        AccessAnswer.TooManyOpen => "Three links are open for this customer. Withdraw one first.",
        AccessAnswer.TooManyToday => "You sent 50 links today, which is the most one person may send.",
        AccessAnswer.NoAddress => "No address is on file to send it to.",
        _ => "That doesn’t fit any more: somebody set up a sign-in, or it was disabled, meanwhile.",
    };
}
