using FinancePortal.Core;
using FinancePortal.Core.Customers.Contact;
using FinancePortal.Core.Documents.Agreements;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace FinancePortal.Web.Payments.Autopay;

/// <summary>The small changes of autopay that is on, each one button.</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/accounts/{account}/autopay")]
public sealed class AutopayChangesController(AutopayService autopay, AutopayChangeService changes, AgreementPaperService papers, LastChangeService last) : Controller
{
    [HttpPost("skip")]
    public async Task<IActionResult> Skip(string account, string? seen, CancellationToken cancellationToken)
    {
        if (await changes.SkipAsync(account, skip: true, seen ?? "", HttpContext.Actor(), cancellationToken) is { } on)
        {
            TempData.Say($"{Formats.Prose(on)} is skipped", "That payment is still due. Make it yourself to avoid a late fee.", Tone.Warn);
        }

        return Back(account);
    }

    [HttpPost("unskip")]
    public async Task<IActionResult> Unskip(string account, string? seen, CancellationToken cancellationToken)
    {
        if (await changes.SkipAsync(account, skip: false, seen ?? "", HttpContext.Actor(), cancellationToken) is { } on)
        {
            TempData.Say($"Autopay takes {Formats.Prose(on)} after all", "Nothing else changed.");
        }

        return Back(account);
    }

    [HttpPost("pause")]
    public async Task<IActionResult> Pause(string account, AutopayPauseForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var desk = await autopay.DeskAsync(User.CustomerId(), account, cancellationToken);
        if (ModelState.IsValid && form.Through is { } through && await changes.PauseAsync(account, through, form.Seen ?? "", HttpContext.Actor(), cancellationToken))
        {
            TempData.Say($"Autopay is paused through {Formats.Prose(through)}", "Payments that are due meanwhile are yours to make.", Tone.Warn);
            return Back(account);
        }

        var page = new AutopayPage(desk, form);
        if (ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(form.Through), $"Choose a day from {Formats.Prose(desk.Earliest)} to {Formats.Prose(page.LatestPause)}.");
        }

        return View("Autopay", page);
    }

    [HttpPost("resume")]
    public async Task<IActionResult> Resume(string account, string? seen, CancellationToken cancellationToken)
    {
        await changes.ResumeAsync(account, seen ?? "", HttpContext.Actor(), cancellationToken);
        TempData.Say("Autopay goes on", "The next debit is listed below.");
        return Back(account);
    }

    [HttpPost("method")]
    public async Task<IActionResult> Method(string account, AutopayMethodForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await changes.ChangeMethodAsync(account, form.Method ?? "", form.Seen ?? "", HttpContext.Actor(), cancellationToken))
        {
            await papers.FileAsync(account, cancellationToken);
            TempData.Say("Autopay debits another bank account now", "We sent you a copy of what holds now.");
        }
        else
        {
            TempData.Say("Choose one of your bank accounts", "Autopay was not changed.", Tone.Warn);
        }

        return Back(account);
    }

    /// <summary>One step: no question, no reason (F-405).</summary>
    [HttpPost("off")]
    public async Task<IActionResult> Off(string account, CancellationToken cancellationToken)
    {
        if (await autopay.RevokeAsync(account, HttpContext.Actor(), cancellationToken))
        {
            TempData.Say("Autopay is off", "We sent you proof by email. Nothing more is debited by itself.");
        }

        return Back(account);
    }

    /// <summary>Somebody changed autopay while the page was open: what stands now, who did it, and what was typed.</summary>
    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var done = await next();
        if (done is { Exception: ChangedMeanwhileException, ExceptionHandled: false })
        {
            var account = (string)context.RouteData.Values["account"]!;
            var form = context.ActionArguments.Values.OfType<AutopayPauseForm>().FirstOrDefault() ?? new AutopayPauseForm();
            var view = View("Autopay", new AutopayPage(await autopay.DeskAsync(User.CustomerId(), account, HttpContext.RequestAborted), form)
            {
                Changed = StaleForm.Words(await last.OfAccountAsync(account, "autopay", HttpContext.Actor(), HttpContext.RequestAborted)),
            });
            view.StatusCode = StatusCodes.Status409Conflict;
            (done.Result, done.ExceptionHandled) = (view, true);
        }
    }

    private RedirectResult Back(string account) => Redirect($"/accounts/{account}/autopay");
}
