using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Documents.Paper;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Documents.Letters;

/// <summary>
/// Puts the first papers of a new account into its glovebox: the terms and the federal disclosures, unless signed ones are there,
/// and the welcome letter. An account that has its letter is passed over, so the job may stop anywhere.
/// </summary>
public sealed class WelcomeAccountsJob(PortalDbContext db, DeliveryService delivery, TimeProvider clock) : Job
{
    public const string Subject = "welcome";
    private const int BatchSize = 50;

    /// <summary>Contracts older than this were taken over and began with somebody else's letter.</summary>
    private const int NewForDays = 45;

    public override string Name => "welcome-accounts";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var (welcomed, after) = (0, 0L);
        while (await TakeAsync(on, after, cancellationToken) is { Count: > 0 } batch)
        {
            after = batch[^1];
            welcomed += await db.WriteAsync(() => WelcomeAsync(batch, on, cancellationToken), cancellationToken);
            db.ChangeTracker.Clear();
            progress.Report(welcomed, "accounts");
        }

        return $"{welcomed} accounts welcomed";
    }

    private Task<List<long>> TakeAsync(DateOnly on, long after, CancellationToken cancellationToken)
    {
        var since = on.AddDays(-NewForDays);
        return db.Accounts
            .Where(a => a.Status == AccountStatus.Open && a.OpenedOn >= since && a.FinancedAccountId > after
                && !db.Documents.Any(d => d.FinancedAccountId == a.FinancedAccountId && d.Kind == DocumentKind.Letter && d.Subject == Subject))
            .OrderBy(a => a.FinancedAccountId).Select(a => a.FinancedAccountId).Take(BatchSize).ToListAsync(cancellationToken);
    }

    private async Task<int> WelcomeAsync(List<long> keys, DateOnly on, CancellationToken cancellationToken)
    {
        var accounts = await db.Accounts.Include(a => a.Terms).Include(a => a.Vehicle).Include(a => a.Parties).ThenInclude(p => p.Customer).AsSplitQuery()
            .Where(a => keys.Contains(a.FinancedAccountId)).ToListAsync(cancellationToken);
        var there = (await db.Documents.Where(d => keys.Contains(d.FinancedAccountId!.Value) && (d.Kind == DocumentKind.Contract || d.Kind == DocumentKind.Disclosure || d.Subject == Subject))
            .Select(d => new { d.FinancedAccountId, d.Kind }).ToListAsync(cancellationToken)).ToLookup(d => d.FinancedAccountId, d => d.Kind);
        var routes = await delivery.RoutesAsync(keys, DeliveryClass.Letters, cancellationToken);
        var letters = new List<Document>();
        foreach (var account in accounts.Where(a => !there[a.FinancedAccountId].Contains(DocumentKind.Letter)))
        {
            var addressee = Addressee.OfBorrowers(account);
            if (!there[account.FinancedAccountId].Contains(DocumentKind.Contract))
            {
                db.Documents.Add(Papers.Of(AccountLetters.Contract(account, addressee), DocumentKind.Contract, account.FinancedAccountId, "contract", clock.UtcNow()));
            }

            if (!there[account.FinancedAccountId].Contains(DocumentKind.Disclosure))
            {
                db.Documents.Add(Papers.Of(AccountLetters.Disclosure(account, addressee), DocumentKind.Disclosure, account.FinancedAccountId, "disclosure", clock.UtcNow()));
            }

            letters.Add(Papers.Of(AccountLetters.Welcome(account, addressee, on), DocumentKind.Letter, account.FinancedAccountId, Subject, clock.UtcNow(), routes[account.FinancedAccountId]));
        }

        db.Documents.AddRange(letters);
        await delivery.TellAsync(letters, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return letters.Count;
    }
}
