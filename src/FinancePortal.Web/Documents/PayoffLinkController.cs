using FinancePortal.Core.Documents.Payoffs;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FinancePortal.Web.Documents;

/// <summary>A link that shows one payoff to one recipient (F-502): made by the customer, opened without signing in.</summary>
public sealed class PayoffLinkController(PayoffShareService shares, PayoffLetterService letters) : Controller
{
    [HttpGet("/accounts/{account}/letters/{letter}/share")]
    [Authorize(Policy = Policies.Customer)]
    [RequiresStepUp]
    public async Task<IActionResult> Share(string account, string letter, CancellationToken cancellationToken) =>
        View(new ShareLetterPage(await letters.DeskAsync(User.CustomerId(), account, cancellationToken), letter, new ShareLetterForm()));

    [HttpPost("/accounts/{account}/letters/{letter}/share")]
    [Authorize(Policy = Policies.Customer)]
    [RequiresStepUp]
    public async Task<IActionResult> Share(string account, string letter, ShareLetterForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var desk = await letters.DeskAsync(User.CustomerId(), account, cancellationToken);
        if (!ModelState.IsValid)
        {
            return View(new ShareLetterPage(desk, letter, form));
        }

        if (await shares.ShareAsync(account, letter, form.Recipient!.Trim(), HttpContext.Actor(), cancellationToken) is { } key)
        {
            return View(new ShareLetterPage(desk, letter, form, Path: $"/payoff-link/{key}"));
        }

        TempData.Say("This letter no longer holds", "Write a new one, then share that.", Shared.TagHelpers.Tone.Warn);
        return Redirect($"/accounts/{account}/letters");
    }

    [HttpGet("/payoff-link/{token}")]
    [AllowAnonymous]
    public async Task<ViewResult> Open(string token, CancellationToken cancellationToken) =>
        View("PayoffLink", new PayoffLinkPage(token, await shares.OpenAsync(token, cancellationToken), new RemittanceForm()));

    [HttpPost("/payoff-link/{token}")]
    [AllowAnonymous]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Remit(string token, RemittanceForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ModelState.IsValid)
        {
            return View("PayoffLink", new PayoffLinkPage(token, await shares.OpenAsync(token, cancellationToken), form));
        }

        await shares.RemitAsync(token, form.Words!.Trim(), cancellationToken);
        TempData.Say("Thank you", "We look out for the payment.");
        return Redirect($"/payoff-link/{token}");
    }
}
