using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using FinancePortal.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Profile;

/// <summary>A person's passkeys: added, named and removed, each after a fresh proof of who they are.</summary>
[Authorize(Policy = Policies.SignedIn)]
[Route("/settings/security/passkeys")]
public sealed class PasskeysController(PasskeyService passkeys, FactorService factors, Passkeys browser, OwnSession own) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> List(CancellationToken cancellationToken) =>
        View("Passkeys", new PasskeysPage(new PasskeyNameForm(), [.. (await passkeys.ListAsync(User.UserId(), cancellationToken)).Select(PasskeyRow.Of)]));

    [RequiresStepUp]
    [HttpGet("new")]
    public async Task<ViewResult> Add(CancellationToken cancellationToken) => await AddPageAsync(new AddPasskeyForm { Name = HttpContext.Origin().Device }, cancellationToken);

    [RequiresStepUp]
    [HttpPost("new")]
    public async Task<IActionResult> Add(AddPasskeyForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (ModelState.IsValid && await browser.MadeAsync(HttpContext, form.Credential, User.UserId()) is { } made)
        {
            if (await passkeys.AddAsync(User.UserId(), stamp: null, made, form.Name!.Trim(), HttpContext.Origin(), cancellationToken) is not null)
            {
                await own.RenewAsync(HttpContext, SignInFactor.Passkey, cancellationToken);
                TempData.Say("Passkey added", "Next time, sign in with it. All other devices are signed out.");
                return RedirectToAction(nameof(List));
            }

            ModelState.AddModelError("", $"You have {Passkey.MostPerUser} passkeys, and there’s room for no more. Remove one first.");
        }
        else if (ModelState.IsValid)
        {
            ModelState.AddModelError("", "The passkey wasn’t saved. Try again.");
        }

        return await AddPageAsync(form, cancellationToken);
    }

    [RequiresStepUp]
    [HttpGet("{passkey}")]
    public async Task<ViewResult> Rename(string passkey, CancellationToken cancellationToken)
    {
        var found = await FindAsync(passkey, cancellationToken);
        return View("Passkey", new PasskeyNamePage(new PasskeyNameForm { Name = found.Name, Seen = found.Name }, found.Reference));
    }

    [RequiresStepUp]
    [HttpPost("{passkey}")]
    public async Task<IActionResult> Rename(string passkey, PasskeyNameForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var found = await FindAsync(passkey, cancellationToken);
        if (!ModelState.IsValid)
        {
            return View("Passkey", new PasskeyNamePage(form, found.Reference));
        }

        if (form.Seen != found.Name)
        {
            form.Seen = found.Name;
            ModelState.Remove(nameof(form.Seen));
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Passkey", new PasskeyNamePage(form, found.Reference, $"Its name is “{found.Name}” now."));
        }

        await passkeys.RenameAsync(User.UserId(), passkey, form.Name!.Trim(), cancellationToken);
        TempData.Say("The passkey has a new name");
        return RedirectToAction(nameof(List));
    }

    [RequiresStepUp]
    [HttpPost("{passkey}/remove")]
    public async Task<IActionResult> Remove(string passkey, CancellationToken cancellationToken)
    {
        if (await passkeys.RemoveAsync(User.UserId(), passkey, HttpContext.Origin(), cancellationToken) is null)
        {
            TempData.Say("The passkey stays", "It’s your only second step. Set up an authenticator app first.", Tone.Warn);
            return RedirectToAction(nameof(List));
        }

        await own.RenewAsync(HttpContext, SignInFactor.Passkey, cancellationToken);
        TempData.Say("Passkey removed", "Delete it on the device as well. All other devices are signed out.");
        return RedirectToAction(nameof(List));
    }

    private async Task<Passkey> FindAsync(string reference, CancellationToken cancellationToken) =>
        (await passkeys.ListAsync(User.UserId(), cancellationToken)).Find(p => p.Reference == reference) ?? throw new Core.NotFoundException();

    private async Task<ViewResult> AddPageAsync(AddPasskeyForm form, CancellationToken cancellationToken) =>
        View("AddPasskey", new AddPasskeyPage(form, await browser.CreationOptionsAsync(HttpContext, User.UserId(), await factors.NameAsync(User.UserId(), cancellationToken), User.Identity?.Name ?? "")));
}
