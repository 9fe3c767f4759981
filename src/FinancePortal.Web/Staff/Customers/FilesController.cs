using FinancePortal.Core.Audit;
using FinancePortal.Core.Staff.Files;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Staff.Customers;

/// <summary>A customer's file: opening it with a reason, verifying the caller, the first page, the trail.</summary>
[Area("Staff")]
[Authorize(Policy = Policies.CustomerFiles)]
[Route("/staff/customers/{customer}")]
public sealed class FilesController(CustomerFileService files, CallerCodeService codes, AuditTrailService trail) : Controller
{
    private const int TrailRows = 100;

    [HttpGet("open")]
    public async Task<ViewResult> Open(string customer, string? returnTo, CancellationToken cancellationToken)
    {
        var file = await files.FindAsync(customer, cancellationToken);
        return View(new OpenFilePage(file, new OpenFileForm { ReturnTo = Local(returnTo), NeedsWords = file.IsRestricted }));
    }

    [HttpPost("open")]
    public async Task<IActionResult> Open(string customer, OpenFileForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var file = await files.FindAsync(customer, cancellationToken);
        var words = form.Words?.Trim() ?? "";
        if (file.IsRestricted && words.Length == 0)
        {
            ModelState.TryAddModelError(nameof(form.Words), "This file is restricted. Say in a few words why you open it.");
        }

        if (!ModelState.IsValid || form.Reason is not { } reason)
        {
            form.NeedsWords = file.IsRestricted;
            return View(new OpenFilePage(file, form));
        }

        var why = OpenFilePage.WordsOf(reason);
        await files.OpenAsync(file, reason, words, User.SessionId(), HttpContext.Actor(words.Length > 0 ? $"{why}: {words}" : why), cancellationToken);
        return LocalRedirect(Local(form.ReturnTo) ?? $"/staff/customers/{file.Reference}");
    }

    [HttpGet("")]
    [RequiresOpenFile]
    public async Task<ViewResult> Summary(string customer, bool hidden, CancellationToken cancellationToken) =>
        View(new FileSummaryPage(await HeadAsync("Summary", cancellationToken), new CallerCodeForm(), hidden && !HttpContext.OpenFile().ShowsMoney));

    [HttpPost("verify")]
    [RequiresOpenFile]
    public async Task<IActionResult> Verify(string customer, CallerCodeForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (ModelState.IsValid && !await files.VerifyCallerAsync(HttpContext.OpenFile(), form.Code!, HttpContext.Actor(), cancellationToken))
        {
            ModelState.AddModelError(nameof(form.Code), "That code isn’t right, was used already, or is too old. Ask for a new one.");
        }

        if (!ModelState.IsValid)
        {
            return View("Summary", new FileSummaryPage(await HeadAsync("Summary", cancellationToken), form, WasHidden: false));
        }

        TempData.Say("Caller verified");
        return Redirect($"/staff/customers/{customer}");
    }

    [HttpPost("send-code")]
    [RequiresOpenFile]
    public async Task<IActionResult> SendCode(string customer, CancellationToken cancellationToken)
    {
        if (await codes.SendAsync(HttpContext.OpenFile().CustomerId, HttpContext.Actor(), cancellationToken))
        {
            TempData.Say("Code sent", "It goes to the e-mail address on file and works for ten minutes.");
        }
        else
        {
            TempData.Say("No code was sent", "There is no e-mail address on file.", Tone.Warn);
        }

        return Redirect($"/staff/customers/{customer}");
    }

    [HttpPost("end")]
    [RequiresOpenFile]
    public async Task<IActionResult> End(string customer, CancellationToken cancellationToken)
    {
        await files.EndAsync(HttpContext.OpenFile(), HttpContext.Actor(), cancellationToken);
        TempData.Say("File closed");
        return Redirect("/staff");
    }

    [HttpGet("audit")]
    [RequiresOpenFile]
    public async Task<ViewResult> Audit(string customer, CancellationToken cancellationToken) =>
        View(new FileAuditPage(await HeadAsync("Audit", cancellationToken), await trail.LatestAsync(HttpContext.OpenFile().CustomerId, TrailRows, cancellationToken)));

    private async Task<FileHead> HeadAsync(string tab, CancellationToken cancellationToken)
    {
        var open = HttpContext.OpenFile();
        return new FileHead(open, await files.ReadAsync(open.CustomerId, cancellationToken), tab);
    }

    private string? Local(string? page) => Url.IsLocalUrl(page) ? page : null;
}
