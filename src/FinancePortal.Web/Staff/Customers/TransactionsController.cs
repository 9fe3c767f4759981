using System.Globalization;
using FinancePortal.Core.Audit;
using FinancePortal.Core.Staff.Corrections;
using FinancePortal.Core.Staff.Files;
using FinancePortal.Core.Staff.History;
using FinancePortal.Web.Accounts;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Staff.Customers;

/// <summary>An account as of any day and as known on any day, each row explained, and the form that corrects one.</summary>
[Area("Staff")]
[Authorize(Policy = Policies.CustomerFiles)]
[RequiresOpenFile(showsMoney: true)]
[Route("/staff/customers/{customer}/accounts/{account}")]
public sealed class TransactionsController(CustomerFileService files, AccountFileService accounts, CorrectionService corrections, AuditTrailService trail) : Controller
{
    private const int RecentChanges = 5;
    private static readonly string[] Columns = ["Entry", "Posted (UTC)", "Effective", "Transaction", "Counts", "Amount", "Principal", "Interest", "Fees", "Lease", "Principal after", "By", "Cause"];

    [HttpGet("")]
    public async Task<IActionResult> Transactions(string customer, string account, HistoryForm filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        filter = ModelState.IsValid ? filter : new HistoryForm();
        var page = await PageAsync(account, filter, new CorrectionForm { Event = filter.Event }, cancellationToken);
        page.Form.Kind = filter.Kind ?? (TransactionWords.KindsFor(page.Chosen, page.IsLease) is [var first, ..] ? first : default);
        page.Form.Seen = page.Account.LastSequence;
        page.Form.TakesBackLateFees = true;
        page.Form.Amount = CorrectionPlan.IsFee(page.Chosen?.Kind ?? default) ? page.Chosen!.Amount : null;
        return View(page);
    }

    /// <summary>Shows the effect, or sends the correction on its way.</summary>
    [HttpPost("")]
    [Authorize(Policy = Policies.Corrections)]
    [RequiresStepUp]
    [RequestSizeLimit(FileUpload.LargestForm)]
    [RequestFormLimits(MultipartBodyLengthLimit = FileUpload.LargestForm)]
    public async Task<IActionResult> Correct(string customer, string account, [FromForm] CorrectionForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var file = HttpContext.OpenFile();
        var evidence = await FileUpload.ReadAsync(form.Evidence, ModelState, nameof(form.Evidence), cancellationToken);
        var request = form.ToRequest(evidence);
        var answer = !ModelState.IsValid || form.IsPreview ? null : await corrections.ProposeAsync(file.CustomerId, account, request, HttpContext.Actor(request.Note), cancellationToken);
        if (this.Done(answer) is { } done)
        {
            return done;
        }

        var effect = ModelState.IsValid ? await corrections.PreviewAsync(file.CustomerId, account, request, cancellationToken) : null;
        this.Refuse(effect?.Problem ?? (answer as CorrectionAnswer.Refused)?.Problem);
        var page = await PageAsync(account, new HistoryForm { Event = form.Event, Kind = form.Kind }, form, cancellationToken);
        if (answer is CorrectionAnswer.Stale stale)
        {
            form.Seen = page.Account.LastSequence;
            return this.Stale("Transactions", page with { Effect = effect, Meanwhile = TransactionWords.Words(stale) });
        }

        return View("Transactions", page with { Effect = effect is { Problem: null } ? effect : null });
    }

    [RequiresStepUp]
    [HttpGet("transactions.csv")]
    public async Task<IActionResult> Csv(string customer, string account, HistoryForm filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        var file = await accounts.ReadAsync(HttpContext.OpenFile().CustomerId, account, filter.AsOf, filter.KnownOn, cancellationToken);
        return new CsvFile($"account-{file.LastFour}-as-of-{file.AsOf:yyyy-MM-dd}.csv", Columns, TransactionsPage.RowsOf(file, filter).Select(CellsOf).ToAsyncEnumerable());
    }

    [HttpGet("events/{sequence}")]
    public async Task<ViewResult> Explain(string customer, string account, int sequence, CancellationToken cancellationToken) =>
        View(new EventExplanationPage($"/staff/customers/{customer}/accounts/{account}", new ExplanationPage(await accounts.ExplainAsync(HttpContext.OpenFile().CustomerId, account, sequence, cancellationToken))));

    private async Task<TransactionsPage> PageAsync(string account, HistoryForm filter, CorrectionForm form, CancellationToken cancellationToken)
    {
        var open = HttpContext.OpenFile();
        var history = await accounts.ReadAsync(open.CustomerId, account, filter.AsOf, filter.KnownOn, cancellationToken);
        var file = await files.ReadAsync(open.CustomerId, cancellationToken);
        var head = new FileHead(open, file, "Transactions", file.Accounts.Single(a => a.Reference == history.Reference));
        return new TransactionsPage(head, history, filter, form, Effect: null, User.IsInRole(Core.Customers.Identity.Roles.Support) || User.IsInRole(Core.Customers.Identity.Roles.Supervisor))
        {
            Recent = await trail.LatestAsync(open.CustomerId, RecentChanges, cancellationToken),
        };
    }

    private static IEnumerable<string> CellsOf(HistoryRow row)
    {
        var e = row.Event;
        return
        [
            e.Sequence.ToString(CultureInfo.InvariantCulture), e.BookedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), Formats.Iso(e.EffectiveOn), TransactionWords.Title(e), row.Counts ? "yes" : "no",
            e.Amount.ToPlainString(), row.Principal.ToPlainString(), row.Interest.ToPlainString(), row.Fees.ToPlainString(), row.Lease.ToPlainString(), row.PrincipalAfter.ToPlainString(), e.ActorName, e.Cause,
        ];
    }
}

/// <summary>How the money of one entry was worked out.</summary>
public sealed record EventExplanationPage(string Back, ExplanationPage Explanation);
