using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Documents.Letters;
using FinancePortal.Core.Documents.Paper;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Documents.Taxes;

/// <summary>
/// From January 10 on, tells every borrower how much interest was received in the year before, on a cash basis, with Form 1098-VLI
/// where the law wants it by January 31. What changes the figure later, such as a January return of a December payment, brings a
/// corrected one.
/// </summary>
public sealed class YearEndJob(PortalDbContext db, DeliveryService delivery, TimeProvider clock) : Job
{
    private const int BatchSize = 50;
    private const int FirstDay = 10;

    public override string Name => "year-end-interest";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (on.Month == 1 && on.Day < FirstDay)
        {
            return "not before January 10";
        }

        var (year, told, after) = (on.Year - 1, 0, 0L);
        while (await TakeAsync(year, after, cancellationToken) is { Count: > 0 } batch)
        {
            after = batch[^1];
            told += await db.WriteAsync(() => TellAsync(batch, year, on, cancellationToken), cancellationToken);
            db.ChangeTracker.Clear();
            progress.Report(told, "interest statements");
        }

        return $"{told} interest statements for {year}";
    }

    /// <summary>Loans with payments of the year that have no figure, or whose life changed after it was given.</summary>
    private Task<List<long>> TakeAsync(int year, long after, CancellationToken cancellationToken)
    {
        var (from, until) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return db.Accounts
            .Where(a => a.Product != ProductKind.Lease && a.FinancedAccountId > after
                && db.Events.Any(e => e.FinancedAccountId == a.FinancedAccountId && e.EffectiveOn >= from && e.EffectiveOn <= until
                    && (e.Kind == AccountEventKind.Payment || e.Kind == AccountEventKind.PrincipalOnlyPayment || e.Kind == AccountEventKind.PaidAheadPayment || e.Kind == AccountEventKind.DepositApplied))
                && !db.YearEndFigures.Any(f => f.FinancedAccountId == a.FinancedAccountId && f.Year == year
                    && !db.Events.Any(e => e.FinancedAccountId == a.FinancedAccountId && e.BookedAt > f.IssuedAt && e.EffectiveOn <= until)))
            .OrderBy(a => a.FinancedAccountId).Select(a => a.FinancedAccountId).Take(BatchSize).ToListAsync(cancellationToken);
    }

    private async Task<int> TellAsync(List<long> keys, int year, DateOnly on, CancellationToken cancellationToken)
    {
        var accounts = await db.Accounts.Include(a => a.Terms).Include(a => a.Vehicle).Include(a => a.Parties).ThenInclude(p => p.Customer).AsSplitQuery().Where(a => keys.Contains(a.FinancedAccountId)).ToListAsync(cancellationToken);
        var events = (await db.Events.AsNoTracking().Where(e => keys.Contains(e.FinancedAccountId)).ToListAsync(cancellationToken)).ToLookup(e => e.FinancedAccountId);
        var given = (await db.YearEndFigures.Where(f => keys.Contains(f.FinancedAccountId) && f.Year == year).ToListAsync(cancellationToken)).ToLookup(f => f.FinancedAccountId);
        var routes = await delivery.RoutesAsync(keys, DeliveryClass.Tax, cancellationToken);
        var papers = new List<Document>();
        foreach (var account in accounts)
        {
            var life = events[account.FinancedAccountId].OrderBy(e => e.Sequence).ToList();
            var interest = InterestReceived.InYear(account.CurrentTerms, life, year);
            var last = given[account.FinancedAccountId].MaxBy(f => f.Revision);
            if (last?.Interest == interest || (last is null && !interest.IsPositive))
            {
                continue;
            }

            var figure = new YearEndFigure
            {
                FinancedAccountId = account.FinancedAccountId,
                Year = year,
                Revision = last is null ? 0 : last.Revision + 1,
                Interest = interest,
                HasForm = VehicleLoanInterest.NeedsForm(account, year, interest) || last is { HasForm: true },
                IssuedAt = clock.UtcNow(),
            };
            db.YearEndFigures.Add(figure);
            papers.Add(InterestLetter.ToDocument(figure, account, PrincipalOn(account, life, new DateOnly(year, 1, 1)), on, clock.UtcNow(), routes[account.FinancedAccountId]));
        }

        db.Documents.AddRange(papers);
        await delivery.TellAsync(papers, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return papers.Count;
    }

    /// <summary>Owed at the start of the year, or at the start of a loan that began in it.</summary>
    private static Money PrincipalOn(FinancedAccount account, List<AccountEvent> life, DateOnly day) =>
        Replay.Run(account.CurrentTerms, life, day > account.OpenedOn ? day.AddDays(-1) : account.OpenedOn).Principal;
}
