using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared.Navigation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FinancePortal.Web.SignIn;

/// <summary>Password, then code, then in. And out again.</summary>
[AllowAnonymous]
[StaleFormGoesTo("/sign-in")]
public sealed class SignInController(SignInService signIn, SessionService sessions, SiteMap pages) : Controller
{
    private const string NoMatch = "That email and password don’t match our records. Check both and try again.";
    private const string WrongCode = "That code isn’t right or was already used. Wait for the next one in your app and enter it here.";

    private SignInCookies Cookies => field ??= HttpContext.RequestServices.GetRequiredService<SignInCookies>();

    [HttpGet("/sign-in")]
    public IActionResult SignIn(string? returnTo, string? why) =>
        User.Identity?.IsAuthenticated == true
            ? LocalRedirect(Local(returnTo) ?? StartOf(User.IsInRole))
            : View("SignIn", new SignInPage(new SignInForm { ReturnTo = Local(returnTo) }, why));

    [HttpPost("/sign-in")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> SignIn(SignInForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ModelState.IsValid)
        {
            return View("SignIn", new SignInPage(form, Why: null));
        }

        var who = form.Email!.Length <= EmailAddress.MostCharacters && form.Password!.Length <= PasswordHashing.MostCharacters
            ? await signIn.CheckPasswordAsync(form.Email, form.Password, cancellationToken)
            : null;
        if (who is null)
        {
            ModelState.AddModelError(nameof(form.Email), NoMatch);
            return View("SignIn", new SignInPage(form, Why: null));
        }

        Cookies.WriteHalf(HttpContext, who, Local(form.ReturnTo) ?? "");
        return RedirectToAction(nameof(Code));
    }

    [HttpGet("/sign-in/code")]
    public IActionResult Code() => Cookies.ReadHalf(HttpContext) is null ? Again() : View("Code", new CodePage(new CodeForm()));

    [HttpPost("/sign-in/code")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Code(CodeForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (Cookies.ReadHalf(HttpContext) is not { } half)
        {
            return Again();
        }

        if (!ModelState.IsValid)
        {
            return View("Code", new CodePage(form));
        }

        if (!await signIn.TakeCodeAsync(half.Who, form.Code, cancellationToken))
        {
            ModelState.AddModelError(nameof(form.Code), WrongCode);
            return View("Code", new CodePage(form));
        }

        // Whatever key the browser brought, planted or its own, ends here: a signed-in browser has a new one.
        await sessions.EndAsync(SignInCookies.SessionKey(HttpContext), SessionEnd.Replaced, cancellationToken);
        var session = await sessions.StartAsync(half.Who.UserId, new SessionOrigin(DeviceName.Of(Request.Headers.UserAgent), HttpContext.Source()), cancellationToken);
        Cookies.WriteSession(HttpContext, session.Key);
        Cookies.DeleteHalf(HttpContext);
        return LocalRedirect(Local(half.ReturnTo) ?? StartOf(session.Roles.Contains));
    }

    [HttpPost("/sign-out")]
    public async Task<IActionResult> Leave(CancellationToken cancellationToken)
    {
        await sessions.EndAsync(SignInCookies.SessionKey(HttpContext), SessionEnd.SignedOut, cancellationToken);
        Cookies.DeleteSession(HttpContext);
        Cookies.DeleteHalf(HttpContext);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Redirect("/signed-out");
    }

    [HttpGet("/signed-out")]
    public ViewResult SignedOut() => View();

    private RedirectToActionResult Again()
    {
        var why = Request.Cookies.ContainsKey(CookieNames.HalfSignedIn) ? SignInReasons.TooSlow : null;
        Cookies.DeleteHalf(HttpContext);
        return RedirectToAction(nameof(SignIn), new { why });
    }

    private string? Local(string? page) => Url.IsLocalUrl(page) ? page : null;

    private string StartOf(Func<string, bool> isInRole)
    {
        var start = isInRole(Roles.Customer) ? "/home" : isInRole(Roles.DealerUser) || isInRole(Roles.DealerAdmin) ? "/dealer" : "/staff";
        return pages.Has(start) ? start : "/";
    }
}
