using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.SignIn;

/// <summary>After step-up, on with the form that waited for it. Nothing happens until the person sends it again.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class ResumeController(KeptFormService forms) : Controller
{
    [HttpGet("/sign-in/resume/{form}")]
    public async Task<ViewResult> Resume(string form, CancellationToken cancellationToken) => View("Resume", await forms.FindAsync(User.UserId(), form, cancellationToken));

    /// <summary>"Stay signed in": being asked is enough, like any page.</summary>
    [HttpGet("/sign-in/extend")]
    public NoContentResult Extend() => NoContent();
}
