using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FinancePortal.Web.SignIn;

/// <summary>Password, then code, then in.</summary>
[AllowAnonymous]
[StaleFormGoesTo("/sign-in")]
public sealed class SignInController(SignInService signIn, SignInCompletion completion, SignInFlow flow, Passkeys passkeys) : Controller
{
    private const string NoMatch = "That email and password don’t match our records. Check both and try again. After several tries you may have to wait.";

    [HttpGet("/sign-in")]
    public async Task<IActionResult> SignIn(string? returnTo, string? why) =>
        User.Identity?.IsAuthenticated == true
            ? LocalRedirect(Local(returnTo) ?? flow.Pages.StartOf(User.IsInRole))
            : await PageAsync(new SignInForm { ReturnTo = Local(returnTo) }, why);

    [HttpPost("/sign-in")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> SignIn(SignInForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ModelState.IsValid)
        {
            return await PageAsync(form, why: null);
        }

        var origin = HttpContext.Origin();
        var who = form.Email!.Length <= EmailAddress.MostCharacters && form.Password!.Length <= PasswordHashing.MostCharacters
            ? await signIn.CheckPasswordAsync(form.Email, form.Password, origin, cancellationToken)
            : null;
        if (who is null)
        {
            ModelState.AddModelError(nameof(form.Email), NoMatch);
            return await PageAsync(form, why: null);
        }

        if (!who.MayEnroll && await signIn.SkipsCodeAsync(who, origin, cancellationToken))
        {
            return await completion.EnterAsync(this, who, SignInFactor.RememberedDevice, skipCode: false, Local(form.ReturnTo), cancellationToken);
        }

        flow.Cookies.WriteHalf(HttpContext, who, Local(form.ReturnTo) ?? "");
        return who.MayEnroll ? Redirect("/register/security") : RedirectToAction(nameof(Code));
    }

    [HttpGet("/sign-in/code")]
    public IActionResult Code() => flow.Cookies.ReadHalf(HttpContext) is { } half ? View("Code", new CodePage(new CodeForm(), half.Who.IsCustomer)) : Again();

    [HttpPost("/sign-in/code")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Code(CodeForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (flow.Cookies.ReadHalf(HttpContext) is not { } half)
        {
            return Again();
        }

        if (ModelState.IsValid && await signIn.CheckCodeAsync(half.Who, form.Code, HttpContext.Origin(), cancellationToken))
        {
            return await completion.EnterAsync(this, half.Who, SignInFactor.AuthenticatorApp, form.Skip, Local(half.ReturnTo), cancellationToken);
        }

        if (ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(form.Code), CodeForm.Wrong);
        }

        return View("Code", new CodePage(form, half.Who.IsCustomer));
    }

    private async Task<ViewResult> PageAsync(SignInForm form, string? why) => View("SignIn", new SignInPage(form, why, await passkeys.RequestOptionsAsync(HttpContext)));

    private RedirectToActionResult Again()
    {
        var why = Request.Cookies.ContainsKey(CookieNames.HalfSignedIn) ? SignInReasons.TooSlow : null;
        flow.Cookies.DeleteHalf(HttpContext);
        return RedirectToAction(nameof(SignIn), new { why });
    }

    private string? Local(string? page) => Url.IsLocalUrl(page) ? page : null;
}
