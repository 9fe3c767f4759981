using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Profile;

/// <summary>Sign-in and security: where somebody is signed in, what was attempted, their devices. For customers, dealers and colleagues alike.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class SecurityController(SessionListService lists, KnownDeviceService devices, FactorService factors, SignInCookies cookies) : Controller
{
    private const int LogRows = 25;
    private const int MostExported = 20_000;

    [HttpGet("/settings/security")]
    public async Task<ViewResult> Overview(CancellationToken cancellationToken) => View(await factors.OfAsync(User.UserId(), cancellationToken));

    [HttpGet("/settings/security/sessions")]
    public async Task<ViewResult> Sessions(CancellationToken cancellationToken)
    {
        var living = await lists.LivingAsync(User.UserId(), cancellationToken);
        var known = await devices.ListAsync(User.UserId(), cancellationToken);
        return View(new SessionsPage(
            [.. living.OrderByDescending(s => s.UserSessionId == User.SessionId()).Select(s => SessionRow.Of(s, User.SessionId()))],
            [.. known.Where(d => d.SkipsCodeUntil is not null).Select(DeviceRow.Of)]));
    }

    [HttpPost("/settings/security/sessions/{session}/end")]
    public async Task<IActionResult> End(string session, CancellationToken cancellationToken)
    {
        await lists.EndAsync(User.UserId(), session, HttpContext.Origin(), cancellationToken);
        TempData.Say("That device is signed out");
        return RedirectToAction(nameof(Sessions));
    }

    [HttpPost("/settings/security/sessions/end-others")]
    public async Task<IActionResult> EndOthers(CancellationToken cancellationToken)
    {
        var ended = await lists.EndAllAsync(User.UserId(), User.SessionId(), HttpContext.Origin(), cancellationToken);
        TempData.Say(ended == 0 ? "No other device was signed in" : "All other devices are signed out");
        return RedirectToAction(nameof(Sessions));
    }

    /// <summary>This device too, and no device stands in for the code any more.</summary>
    [HttpPost("/settings/security/sessions/end-all")]
    public async Task<IActionResult> EndAll(CancellationToken cancellationToken)
    {
        await devices.ForgetAsync(User.UserId(), reference: null, cancellationToken);
        await lists.EndAllAsync(User.UserId(), exceptSessionId: null, HttpContext.Origin(), cancellationToken);
        cookies.DeleteSession(HttpContext);
        return Redirect("/signed-out");
    }

    [HttpPost("/settings/security/devices/{device}/forget")]
    public async Task<IActionResult> Forget(string device, CancellationToken cancellationToken)
    {
        if (await devices.ForgetAsync(User.UserId(), device, cancellationToken) == 0)
        {
            return NotFound();
        }

        TempData.Say("That device asks for a code again");
        return RedirectToAction(nameof(Sessions));
    }

    /// <summary>All 90 days as a file.</summary>
    [RequiresStepUp]
    [HttpGet("/settings/security/activity.csv")]
    public async Task<IActionResult> ActivityFile(CancellationToken cancellationToken)
    {
        var log = await lists.LogAsync(User.UserId(), page: 1, MostExported, cancellationToken);
        return new CsvFile("sign-in-activity.csv", ["When", "What", "How", "Device", "Network"], log.Select(ActivityRow.Of).Select(r => (IEnumerable<string>)[r.When, r.What, r.How, r.Device, r.Network]).ToAsyncEnumerable());
    }

    [HttpGet("/settings/security/activity")]
    public async Task<ViewResult> Activity(int page, CancellationToken cancellationToken)
    {
        page = Math.Clamp(page, 1, 1000);
        var log = await lists.LogAsync(User.UserId(), page, LogRows, cancellationToken);
        return View(new ActivityPage([.. log.Take(LogRows).Select(ActivityRow.Of)], page, log.Count > LogRows ? page + 1 : page));
    }
}
