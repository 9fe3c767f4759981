using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments.Collections;

/// <summary>Raises and ends the flags by which colleagues know whom to contact about past-due payments.</summary>
public sealed class CollectionFlagService(PortalDbContext db, TimeProvider clock)
{
    /// <summary>Past due for less, nobody contacts the customer: most pay by themselves.</summary>
    public const int DaysBefore = 10;

    /// <summary>After help was agreed no flag is raised for so long, whatever else is past due: the customer has talked to us.</summary>
    public const int QuietDays = 31;

    /// <summary>Ends the flag of an account because help to pay was agreed, in the caller's unit of work (F-412).</summary>
    public async Task StopAsync(FinancedAccount account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        (await db.CollectionFlags.SingleOrDefaultAsync(f => f.FinancedAccountId == account.FinancedAccountId && f.EndedOn == null, cancellationToken))?.End(FlagEnd.HelpAgreed, clock.Today());
    }

    /// <summary>The next accounts, by key, that are past due for long enough and have no flag.</summary>
    public Task<List<long>> DueAsync(DateOnly on, long after, int count, CancellationToken cancellationToken)
    {
        var (missed, quietSince) = (on.AddDays(-DaysBefore), BusinessClock.ToUtc(on.AddDays(-QuietDays), TimeOnly.MinValue));
        return db.Accounts
            .Where(a => a.Status == AccountStatus.Open && a.NextDueOn <= missed && a.FinancedAccountId > after
                && !db.CollectionFlags.Any(f => f.FinancedAccountId == a.FinancedAccountId && f.EndedOn == null)
                && !db.HelpAgreements.Any(h => h.FinancedAccountId == a.FinancedAccountId && h.SignedAt >= quietSince))
            .OrderBy(a => a.FinancedAccountId).Select(a => a.FinancedAccountId).Take(count).ToListAsync(cancellationToken);
    }

    /// <summary>Raises the flags of these accounts. Says how many.</summary>
    public Task<int> RaiseAsync(IReadOnlyList<long> accounts, DateOnly on, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        var missed = on.AddDays(-DaysBefore);
        var late = await db.Accounts.AsNoTracking()
            .Where(a => accounts.Contains(a.FinancedAccountId) && a.Status == AccountStatus.Open && a.NextDueOn <= missed && !db.CollectionFlags.Any(f => f.FinancedAccountId == a.FinancedAccountId && f.EndedOn == null))
            .Select(a => new { a.FinancedAccountId, a.NextDueOn }).ToListAsync(cancellationToken);
        db.CollectionFlags.AddRange(late.Select(a => new CollectionFlag { FinancedAccountId = a.FinancedAccountId, PastDueSince = a.NextDueOn!.Value, RaisedOn = on }));
        await db.SaveChangesAsync(cancellationToken);
        return late.Count;
    }, cancellationToken);

    /// <summary>Ends the flags of accounts that have caught up. Says how many.</summary>
    public Task<int> EndAsync(DateOnly on, CancellationToken cancellationToken)
    {
        var missed = on.AddDays(-DaysBefore);
        return db.CollectionFlags.Where(f => f.EndedOn == null && !db.Accounts.Any(a => a.FinancedAccountId == f.FinancedAccountId && a.Status == AccountStatus.Open && a.NextDueOn <= missed))
            .ExecuteUpdateAsync(u => u.SetProperty(f => f.EndedOn, on).SetProperty(f => f.EndedBecause, FlagEnd.CaughtUp), cancellationToken);
    }
}
