using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Incoming;
using FinancePortal.Core.ServicePlans.Maintenance;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Leases;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Vehicles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.ServicePlans;

/// <summary>What the maker asks for, what was done, and own invoices (F-804).</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/vehicle/{account}/maintenance")]
public sealed class MaintenanceController(MaintenanceService maintenance, IncomingFileService incoming, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Index(string account, CancellationToken cancellationToken) =>
        View("Maintenance", new MaintenancePage(await maintenance.FileAsync(User.CustomerId(), account, cancellationToken)));

    /// <summary>For whoever takes the vehicle back, or a spreadsheet.</summary>
    [RequiresStepUp]
    [HttpGet("record.csv")]
    public async Task<IActionResult> Csv(string account, CancellationToken cancellationToken)
    {
        var page = new MaintenancePage(await maintenance.FileAsync(User.CustomerId(), account, cancellationToken));
        return new CsvFile($"maintenance-{page.Record.File.Vehicle.Vin}.csv", MaintenancePage.Columns, page.Cells.ToAsyncEnumerable());
    }

    [HttpGet("add")]
    public async Task<ViewResult> Add(string account, CancellationToken cancellationToken) =>
        View("AddMaintenance", new AddMaintenancePage(await maintenance.FileAsync(User.CustomerId(), account, cancellationToken), new AddMaintenanceForm { DoneOn = clock.Today(), Key = Reference.New() }));

    [HttpPost("add")]
    [RequestSizeLimit(FileUpload.LargestForm)]
    [RequestFormLimits(MultipartBodyLengthLimit = FileUpload.LargestForm)]
    public async Task<IActionResult> Add(string account, [FromForm] AddMaintenanceForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var invoice = await FileUpload.ReadAsync(form.Invoice, ModelState, nameof(form.Invoice), cancellationToken);
        if (ModelState.IsValid && TypedMiles.TryRead(form.Odometer, out var miles) && form.DoneOn is { } on)
        {
            var document = invoice is null ? null : await incoming.KeepAsync(account, DocumentKind.Upload, $"Invoice of {form.Place!.Trim()}", invoice, HttpContext.Actor(), cancellationToken);
            var request = new AddRecord { AccountReference = account, Services = form.Services!, DoneOn = on, Miles = miles, Place = form.Place!.Trim(), DocumentId = document?.DocumentId, RequestKey = form.Key! };
            if (await maintenance.AddAsync(request, HttpContext.Actor(), cancellationToken) is not { } problem)
            {
                TempData.Say("Record added", "A colleague confirms it within three banking days. Keep the invoice.");
                return Redirect($"/vehicle/{account}/maintenance");
            }

            var (field, message) = VehicleWords.Of(problem.Refusal, problem.Neighbor);
            ModelState.AddModelError(field == nameof(ReadingForm.ReadOn) ? nameof(form.DoneOn) : nameof(form.Odometer), message);
        }

        return View("AddMaintenance", new AddMaintenancePage(await maintenance.FileAsync(User.CustomerId(), account, cancellationToken), form));
    }
}
