using FinancePortal.Core;
using FinancePortal.Core.ServicePlans;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Leases;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Vehicles;

/// <summary>A customer's vehicles, apart from the money owed on them (F-303).</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/vehicle")]
public sealed class VehiclesController(VehicleFileService files, GloveboxService glovebox, OdometerService odometer, TimeProvider clock) : Controller
{
    /// <summary>Whoever has one vehicle goes straight to it, and to the part of its pages that was asked for.</summary>
    [HttpGet("")]
    [HttpGet("plans")]
    [HttpGet("maintenance")]
    [HttpGet("insurance")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var all = await files.ListAsync(User.CustomerId(), cancellationToken);
        var part = Request.Path.Value!["/vehicle".Length..].TrimEnd('/');
        return all is [var only] ? Redirect($"/vehicle/{only.Reference}{part}") : View(new VehicleListPage(all, part));
    }

    [HttpGet("{account}")]
    public async Task<ViewResult> Overview(string account, CancellationToken cancellationToken) =>
        View(new VehiclePage(await glovebox.OpenAsync(User.CustomerId(), account, cancellationToken)));

    [HttpGet("{account}/odometer")]
    public async Task<ViewResult> Odometer(string account, CancellationToken cancellationToken) =>
        View(new OdometerPage(await LoanAsync(account, cancellationToken), new ReadingForm { ReadOn = clock.Today() }));

    [HttpPost("{account}/odometer")]
    public async Task<IActionResult> Odometer(string account, [FromForm] ReadingForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (ModelState.IsValid && TypedMiles.TryRead(form.Odometer, out var miles) && form.ReadOn is { } on)
        {
            if (await odometer.AddAsync(account, on, miles, HttpContext.Actor(), cancellationToken) is not { } problem)
            {
                TempData.Say("Reading saved", $"{Formats.Miles(miles)} on {Formats.Prose(on)}.");
                return Redirect($"/vehicle/{account}");
            }

            var (field, message) = VehicleWords.Of(problem.Refusal, problem.Neighbor);
            ModelState.AddModelError(field, message);
        }

        return View(new OdometerPage(await LoanAsync(account, cancellationToken), form));
    }

    private async Task<VehicleFile> LoanAsync(string account, CancellationToken cancellationToken) =>
        await files.FileAsync(User.CustomerId(), account, cancellationToken) is { IsLease: false } file ? file : throw new NotFoundException("A lease has its own log.");
}
