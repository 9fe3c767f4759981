using System.Globalization;
using FinancePortal.Core.Customers.Consents;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Paper;
using FinancePortal.Core.Documents.Statements;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Documents;

/// <summary>The glovebox: what is in it, one statement to read, every file to take away, and how papers come.</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/documents")]
public sealed class DocumentsController(DocumentService documents, DeliveryService delivery, ConsentService consents, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(DocumentFilterForm form, int page = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        var list = await documents.ListAsync(User.CustomerId(), form.ToFilter(), page, cancellationToken);
        return View(new DocumentListPage(form, list, await delivery.ChoicesAsync(User.CustomerId(), cancellationToken), clock.Today()));
    }

    [RequiresStepUp]
    [HttpGet("all.zip")]
    public async Task<IActionResult> Zip(DocumentFilterForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        var write = await documents.ZipAsync(User.CustomerId(), form.ToFilter(), cancellationToken);
        return new ZipResult(write, string.Create(CultureInfo.InvariantCulture, $"documents as of {clock.Today():yyyy-MM-dd}.zip"));
    }

    [HttpGet("statements/{document}")]
    public async Task<IActionResult> Statement(string document, CancellationToken cancellationToken)
    {
        var found = await documents.FindAsync(User.CustomerId(), document, cancellationToken);
        return View(new StatementPage(found, StatementService.Read(found)));
    }

    [HttpGet("{document}/file")]
    public async Task<IActionResult> Download(string document, CancellationToken cancellationToken)
    {
        switch (await documents.OpenAsync(User.CustomerId(), document, cancellationToken))
        {
            case DocumentAnswer.Found { File: var file }:
                return File(file.Bytes, file.ContentType, file.Name);
            case DocumentAnswer.Waiting waiting:
                return View("NotThere", new NotTherePage(waiting.Title, IsWaiting: true));
            case DocumentAnswer.Missing missing:
                Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return View("NotThere", new NotTherePage(missing.Title, IsWaiting: false));
            default:
                return NotFound();
        }
    }

    [HttpGet("delivery")]
    public async Task<IActionResult> Delivery(CancellationToken cancellationToken) =>
        View(DeliveryPage.Of(await delivery.ChoicesAsync(User.CustomerId(), cancellationToken)));

    [HttpPost("delivery")]
    public async Task<IActionResult> Choose(DeliveryForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (form.Read() is not { } paperless)
        {
            ModelState.AddModelError(nameof(DeliveryForm.Statements), "Choose paper or email for each kind of document.");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Delivery", DeliveryPage.Of(await delivery.ChoicesAsync(User.CustomerId(), cancellationToken)) with { Form = form });
        }

        var now = await delivery.ChoicesAsync(User.CustomerId(), cancellationToken);
        if (form.Seen != DeliveryPage.SeenOf(now))
        {
            form.Seen = DeliveryPage.SeenOf(now);
            ModelState.Remove(nameof(form.Seen));
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Delivery", DeliveryPage.Of(now) with { Form = form, Changed = "Somebody chose on another page or device, or an email came back." });
        }

        // Without paper only for those who have shown that they can open what comes instead (E-SIGN).
        if (paperless.Count > 0 && !(await consents.StateAsync(User.CustomerId(), cancellationToken)).Holds(clock.Today()))
        {
            TempData.Say("First see what you agree to", "Then your documents come by email.", Shared.TagHelpers.Tone.Info);
            return Redirect("/settings/e-consent");
        }

        await delivery.ChooseAsync(paperless, HttpContext.Actor(), cancellationToken);
        TempData.Say("Your choice is saved", "It holds for documents made from now on.");
        return Redirect("/documents/delivery");
    }
}
