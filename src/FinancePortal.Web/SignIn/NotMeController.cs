using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FinancePortal.Web.SignIn;

/// <summary>The link in every security e-mail. Looking does nothing; the button locks.</summary>
[AllowAnonymous]
[StaleFormGoesTo("/")]
public sealed class NotMeController(NotMeService notMe) : Controller
{
    [HttpGet("/not-me/{token}")]
    public async Task<ViewResult> Ask(string token, CancellationToken cancellationToken) =>
        await notMe.IsGoodAsync(token, cancellationToken) ? View("NotMe") : View("NotMeOver");

    [HttpPost("/not-me/{token}")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<ViewResult> Lock(string token, CancellationToken cancellationToken) =>
        await notMe.LockAsync(token, HttpContext.Origin(), cancellationToken) ? View("Locked") : View("NotMeOver");
}
