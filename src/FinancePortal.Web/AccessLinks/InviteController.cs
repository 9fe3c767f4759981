using FinancePortal.Core.Customers.AccessLinks;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Registration;
using FinancePortal.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FinancePortal.Web.AccessLinks;

/// <summary>For the person who holds a link or a letter. Looking uses nothing up: mail scanners look, too. The address with the token is left at once.</summary>
[AllowAnonymous]
[StaleFormGoesTo("/invite")]
public sealed class InviteController(AccessLinkEntryService links, RegistrationCookie registration, LinkCookie cookie) : Controller
{
    private const string NoMatch = "These details don’t match. Use the ZIP code and number we have on file. After five tries the code stops working.";
    private const string NoCode = "That code doesn’t work. Check each group of four, or ask for a new letter.";

    [HttpGet("/invite")]
    public ViewResult Type() => View("Open", new OpenLinkPage(new OpenLinkForm(), Link: null));

    [HttpPost("/invite")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Type(OpenLinkForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (string.IsNullOrWhiteSpace(form.Code))
        {
            ModelState.AddModelError(nameof(form.Code), "Enter the code from the letter.");
        }

        return await OpenAsync(form.Code, form, link: null, cancellationToken);
    }

    [HttpGet("/invite/{token}")]
    public async Task<ViewResult> Follow(string token, CancellationToken cancellationToken) =>
        await links.FindAsync(token, cancellationToken) is { } link ? View("Open", new OpenLinkPage(new OpenLinkForm(), link)) : View("Over");

    [HttpPost("/invite/{token}")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Follow(string token, OpenLinkForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        return await links.FindAsync(token, cancellationToken) is { } link ? await OpenAsync(token, form, link, cancellationToken) : View("Over");
    }

    private async Task<IActionResult> OpenAsync(string? token, OpenLinkForm form, AccessLink? link, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return View("Open", new OpenLinkPage(form, link));
        }

        long? signedIn = User.Identity?.IsAuthenticated == true ? User.FindFirst(PortalClaims.CustomerId) is null ? 0 : User.CustomerId() : null;
        var opened = await links.OpenAsync(token, new SecondThing(form.LastFour!, form.Zip!), signedIn, HttpContext.Origin(), cancellationToken);
        switch (opened.Result)
        {
            case LinkOpening.Opened when opened.Purpose is AccessLinkPurpose.Register:
                registration.Write(HttpContext, opened.Key!);
                return Redirect("/register/sign-in-details");
            case LinkOpening.Opened:
                cookie.Write(HttpContext, opened.Key!);
                return Redirect(opened.Purpose is AccessLinkPurpose.Pay ? "/link/pay" : "/link");
            case LinkOpening.NotYours:
                return View("NotYours");
            case LinkOpening.AlreadyRegistered:
                return View("Already");
            case LinkOpening.WrongSecondThing:
                ModelState.AddModelError(nameof(form.LastFour), NoMatch);
                return View("Open", new OpenLinkPage(form, link));
            default:
                if (link is not null)
                {
                    return View("Over");
                }

                ModelState.AddModelError(nameof(form.Code), NoCode);
                return View("Open", new OpenLinkPage(form, Link: null));
        }
    }
}
