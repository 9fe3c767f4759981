using System.Globalization;
using FinancePortal.Core.Staff.Reveals;
using FinancePortal.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Staff.Customers;

/// <summary>A full number for 30 seconds: the second factor anew, a reason, a row in the trail that the customer sees (F-1203).</summary>
[Area("Staff")]
[Authorize(Policy = Policies.Corrections)]
[RequiresStepUp]
[RequiresOpenFile(showsMoney: true)]
[Route("/staff/customers/{customer}/reveal")]
public sealed class RevealController(RevealService reveals) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Reveal(string customer, CancellationToken cancellationToken) => View(await PageAsync(customer, new RevealForm(), cancellationToken));

    [HttpPost("")]
    public async Task<ViewResult> Reveal(string customer, [FromForm] RevealForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var page = await PageAsync(customer, form, cancellationToken);
        if (!ModelState.IsValid)
        {
            return View(page);
        }

        var shown = await reveals.ShowAsync(HttpContext.OpenFile().CustomerId, form.Which ?? "", HttpContext.Actor(form.Reason!.Trim()), cancellationToken);

        // The browser leaves the page by itself, with or without scripts.
        Response.Headers["Refresh"] = string.Create(CultureInfo.InvariantCulture, $"{(int)RevealService.ShownFor.TotalSeconds}; url=/staff/customers/{customer}");
        Response.Headers.CacheControl = "no-store";
        return View(page with { Shown = shown });
    }

    private async Task<RevealPage> PageAsync(string customer, RevealForm form, CancellationToken cancellationToken)
    {
        var open = HttpContext.OpenFile();
        return new RevealPage($"/staff/customers/{customer}", open.Name, await reveals.ListAsync(open.CustomerId, cancellationToken), form);
    }
}

public sealed class RevealForm
{
    /// <summary>The reference of a bank account; empty for the Social Security number.</summary>
    public string? Which { get; set; }
    public string? Reason { get; set; }
}

public sealed class RevealFormValidator : AbstractValidator<RevealForm>
{
    private const int Longest = 200;

    public RevealFormValidator() =>
        RuleFor(f => f.Reason)
            .Must(r => !string.IsNullOrWhiteSpace(r)).WithMessage("Say why you need the full number. The customer can read it.")
            .MaximumLength(Longest).WithMessage($"Use {Longest} characters or fewer.");
}

/// <param name="Shown">The full number, on the one answer that shows it.</param>
public sealed record RevealPage(string Path, string Name, IReadOnlyList<HiddenNumber> Numbers, RevealForm Form, string? Shown = null);
