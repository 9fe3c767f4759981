using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Incoming;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Documents;

/// <summary>Any paper that a customer wants us to have, and what became of those that were sent.</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/documents/upload")]
public sealed class UploadsController(UploadService uploads) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Index(CancellationToken cancellationToken) =>
        View("Upload", new UploadPage(await uploads.DeskAsync(User.CustomerId(), cancellationToken), new UploadForm()));

    [HttpPost("")]
    [RequestSizeLimit(FileUpload.LargestForm)]
    [RequestFormLimits(MultipartBodyLengthLimit = FileUpload.LargestForm)]
    public async Task<IActionResult> Send([FromForm] UploadForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var desk = await uploads.DeskAsync(User.CustomerId(), cancellationToken);
        var account = desk.Accounts.Count == 1 ? desk.Accounts[0].Reference : form.Account;
        if (string.IsNullOrEmpty(account))
        {
            ModelState.AddModelError(nameof(form.Account), "Choose the account that it is about.");
        }

        var file = await FileUpload.ReadAsync(form.Paper, ModelState, nameof(form.Paper), cancellationToken);
        if (!ModelState.IsValid || file is null)
        {
            return View("Upload", new UploadPage(desk, form));
        }

        var sent = await uploads.SendAsync(account!, form.Kind!.Value, form.Note?.Trim() ?? "", file, HttpContext.Actor(), cancellationToken);
        if (sent.State is DocumentState.Refused)
        {
            ModelState.AddModelError(nameof(form.Paper), $"You sent this file before and we couldn’t take it. {sent.DecidedWhy}".Trim());
            return View("Upload", new UploadPage(desk, form));
        }

        if (desk.Sent.Any(s => s.Reference == sent.Reference))
        {
            TempData.Say("You sent this file before", "We have it once. You see here what became of it.", Shared.TagHelpers.Tone.Info);
            return Redirect("/documents/upload");
        }

        TempData.Say("We have your paper", "It’s checked for viruses first, and a colleague reads it within three banking days. You see here what became of it.");
        return Redirect("/documents/upload");
    }
}
