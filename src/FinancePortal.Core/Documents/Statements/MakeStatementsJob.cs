using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Documents.Paper;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Documents.Statements;

/// <summary>
/// Makes the month's statement of each open account, twenty days before its due date, in batches: figures and PDFs first, then
/// one short write. An account that has its statement is passed over, so the job may be stopped and run again at any row.
/// </summary>
public sealed class MakeStatementsJob(PortalDbContext db, StatementService statements, DocumentFileService files, DeliveryService delivery, TimeProvider clock) : Job
{
    private const int BatchSize = 50;

    public override string Name => "make-statements";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var (made, after, dueOn) = (0, 0L, on.AddDays(Statement.DaysBeforeDue));
        while (await TakeAsync(dueOn, after, cancellationToken) is { Count: > 0 } batch)
        {
            after = batch[^1].FinancedAccountId;
            made += await MakeAsync([.. batch.Where(a => StatementService.IsDueDay(a, dueOn))], dueOn, cancellationToken);
            db.ChangeTracker.Clear();
            progress.Report(made, "statements");
        }

        return $"{made} made";
    }

    /// <summary>
    /// Accounts whose next due date has the day of the month, or none. Short months move due dates to their last day, so the end
    /// of a month is taken as a whole and each account is asked itself.
    /// </summary>
    private Task<List<FinancedAccount>> TakeAsync(DateOnly dueOn, long after, CancellationToken cancellationToken)
    {
        var (least, most) = dueOn.Day >= 28 ? (28, 31) : (dueOn.Day, dueOn.Day);
        return db.Accounts.AsNoTracking().Include(a => a.Terms).Include(a => a.Vehicle).AsSplitQuery()
            .Where(a => a.Status == AccountStatus.Open && a.FinancedAccountId > after && a.OpenedOn < dueOn
                && (a.NextDueOn == null || (a.NextDueOn.Value.Day >= least && a.NextDueOn.Value.Day <= most)))
            .OrderBy(a => a.FinancedAccountId).Take(BatchSize)
            .ToListAsync(cancellationToken);
    }

    private async Task<int> MakeAsync(List<FinancedAccount> accounts, DateOnly dueOn, CancellationToken cancellationToken)
    {
        var keys = accounts.ConvertAll(a => a.FinancedAccountId);
        var subject = Statement.SubjectOf(dueOn);
        var there = await db.Documents.Where(d => d.Kind == DocumentKind.Statement && d.Subject == subject && keys.Contains(d.FinancedAccountId!.Value)).Select(d => d.FinancedAccountId!.Value).ToListAsync(cancellationToken);
        accounts.RemoveAll(a => there.Contains(a.FinancedAccountId));
        if (accounts.Count == 0)
        {
            return 0;
        }

        var routes = await delivery.RoutesAsync(keys, DeliveryClass.Statements, cancellationToken);
        var papers = new List<Document>();
        foreach (var (account, statement) in await statements.DraftAsync(accounts, dueOn, cancellationToken))
        {
            var paper = statement.ToDocument(account.FinancedAccountId, clock.UtcNow(), routes.GetValueOrDefault(account.FinancedAccountId));
            await files.PrintAsync(paper, cancellationToken);
            papers.Add(paper);
        }

        return await db.WriteAsync(async () =>
        {
            db.Documents.AddRange(papers);
            await delivery.TellAsync(papers, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return papers.Count;
        }, cancellationToken);
    }
}
