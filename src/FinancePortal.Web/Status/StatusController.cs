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
[IgnoreAntiforgeryToken]
public sealed class StatusController : Controller
{
    [Route("/status/{code:int}")]
    public ViewResult Show(int code)
    {
        var failed = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        var reached = failed || HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        var status = failed ? Response.StatusCode : reached ? code : StatusCodes.Status404NotFound;
        ModelState.Clear();
        var page = View("Status", StatusPage.For(status, RequestLog.ReferenceOf(HttpContext), RetryAfter));
        page.StatusCode = status;
        return page;
    }

    private int? RetryAfter =>
        int.TryParse(Response.Headers.RetryAfter.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}
