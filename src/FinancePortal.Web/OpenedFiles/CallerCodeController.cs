using FinancePortal.Core.Staff.Files;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.OpenedFiles;

/// <summary>The code that a customer reads out on the phone.</summary>
[Authorize(Policy = Policies.Customer)]
public sealed class CallerCodeController(CallerCodeService codes) : Controller
{
    [HttpGet("/settings/security/caller-code")]
    public ViewResult Code() => View(new CallerCodePage(Code: null));

    /// <summary>The code is shown once, on this answer, and kept nowhere in the clear: sending the form again makes another.</summary>
    [HttpPost("/settings/security/caller-code")]
    public async Task<ViewResult> Make(CancellationToken cancellationToken) =>
        View("Code", new CallerCodePage(await codes.MakeAsync(User.CustomerId(), HttpContext.Actor(), cancellationToken)));
}

/// <param name="Code">Six digits; null until one was asked for.</param>
public sealed record CallerCodePage(string? Code);
