using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Incoming;
using FinancePortal.Core.ServicePlans.Insurance;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.ServicePlans;

/// <summary>Proof that a vehicle is insured: sent here, looked at by a colleague (F-606).</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/vehicle/{account}/insurance")]
public sealed class InsuranceController(InsuranceService insurance, IncomingFileService incoming) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Index(string account, CancellationToken cancellationToken) =>
        View("Insurance", new InsurancePage(await insurance.FileAsync(User.CustomerId(), account, cancellationToken), new InsuranceForm()));

    [HttpPost("")]
    [RequestSizeLimit(FileUpload.LargestForm)]
    [RequestFormLimits(MultipartBodyLengthLimit = FileUpload.LargestForm)]
    public async Task<IActionResult> Send(string account, [FromForm] InsuranceForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var file = await FileUpload.ReadAsync(form.Paper, ModelState, nameof(form.Paper), cancellationToken);
        if (ModelState.IsValid && file is not null)
        {
            var document = await incoming.KeepAsync(account, DocumentKind.Insurance, $"Proof of insurance, {form.Insurer!.Trim()}", file, HttpContext.Actor(), cancellationToken);
            var proof = new SendProof
            {
                AccountReference = account,
                DocumentId = document.DocumentId,
                Insurer = form.Insurer.Trim(),
                PolicyLastFour = Formats.LastFour(InsuranceForm.Digits(form.Policy)),
                CoversFrom = form.From!.Value,
                CoversUntil = form.Until!.Value,
            };
            if ((await insurance.SendAsync(proof, HttpContext.Actor(), cancellationToken)).Status is ProofStatus.Refused)
            {
                ModelState.AddModelError(nameof(form.Paper), "We couldn’t accept this paper before. Send another one.");
                return View("Insurance", new InsurancePage(await insurance.FileAsync(User.CustomerId(), account, cancellationToken), form));
            }

            TempData.Say("Proof received", "A colleague looks at it within three banking days. Nothing is charged for insurance while it waits.");
            return Redirect($"/vehicle/{account}/insurance");
        }

        return View("Insurance", new InsurancePage(await insurance.FileAsync(User.CustomerId(), account, cancellationToken), form));
    }
}
