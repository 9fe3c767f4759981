using FinancePortal.Core;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Development;

/// <summary>Every component in every state, a form that really posts, and each status page.</summary>
[AllowAnonymous]
public sealed class StyleguideController : Controller
{
    [HttpGet("/styleguide")]
    public ViewResult Components() => View(new StyleguidePage(new StyleguideForm { Choice = "due" }));

    [HttpGet("/styleguide/form")]
    public ViewResult Form() => View(new StyleguidePage(new StyleguideForm()));

    [HttpPost("/styleguide/form")]
    public IActionResult Form(StyleguideForm form)
    {
        if (!ModelState.IsValid)
        {
            return View(new StyleguidePage(form));
        }

        TempData.Say("Form sent", $"We read {form.Amount?.ToString() ?? "no amount"}.");
        return RedirectToAction(nameof(Components));
    }

    [HttpGet("/styleguide/sign-in")]
    public ViewResult SignInFrame() => View();

    [HttpGet("/styleguide/staff")]
    public ViewResult StaffFrame() => View();

    [HttpGet("/styleguide/status/{code:int}")]
    public IActionResult Status(int code) => code switch
    {
        404 => throw new NotFoundException("Asked for by the styleguide."),
        500 => throw new InvalidOperationException("Asked for by the styleguide."),
        _ => StatusCode(code),
    };
}
