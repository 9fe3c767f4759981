using FinancePortal.Core.Documents.Payoffs;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FinancePortal.Web.Documents;

/// <summary>Where a lender, dealer or lawyer checks a letter, without signing in (F-501).</summary>
[AllowAnonymous]
public sealed class VerifyController(LetterCheckService letters) : Controller
{
    [HttpGet("/verify")]
    public ViewResult Ask() => View("Verify", new VerifyPage(new VerifyForm()));

    [HttpGet("/verify/{number}")]
    public ViewResult AskFor(string number) => View("Verify", new VerifyPage(new VerifyForm { Number = Reference.IsConfirmationNumber(number) ? number : "" }));

    [HttpPost("/verify")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<ViewResult> Check(VerifyForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var total = Money.Zero;
        if (string.IsNullOrWhiteSpace(form.Number))
        {
            ModelState.AddModelError(nameof(form.Number), "Enter the number on the letter.");
        }

        if (!Money.TryParse(form.Total, out total))
        {
            ModelState.AddModelError(nameof(form.Total), "Enter the total on the letter, such as 18,204.11. On a paid-in-full letter it is 0.00.");
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Verify", new VerifyPage(form));
        }

        return View("Verify", new VerifyPage(form, await letters.CheckAsync(form.Number!.Trim(), total, form.Asker?.Trim() ?? "", cancellationToken)));
    }
}
