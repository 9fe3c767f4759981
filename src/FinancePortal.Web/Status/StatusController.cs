using System.Globalization;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FinancePortal.Web.Status;

/// <summary>
/// The page for every answer that isn't one: needs no session, no database and no form. It is reached only by
/// re-execution; asked for directly it is a page that doesn't exist.
/// </summary>
[AllowAnonymous]
[DisableRateLimiting]
public sealed class StatusController : Controller
{
    // Any method: the page is chosen while the request is still the POST that failed. Nothing is bound either: a form
    // that could not be read would leave every argument empty.
    [Route("/status")]
    public ViewResult Show()
    {
        var reached = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null || HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        var status = reached ? Response.StatusCode : StatusCodes.Status404NotFound;
        ModelState.Clear();
        var page = View("Status", StatusPage.For(status, RequestLog.ReferenceOf(HttpContext), RetryAfter));
        page.StatusCode = status;
        return page;
    }

    private int? RetryAfter =>
        int.TryParse(Response.Headers.RetryAfter.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}
