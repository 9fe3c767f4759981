using System.Security.Cryptography;
using System.Text;
using FinancePortal.Core.Data;
using FinancePortal.Core.Secrets;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>
/// Counts attempts before they are looked at: an attempt is taken by one statement, so however many arrive at the same moment, on
/// however many instances, no more are looked at than the rule allows. A success gives its attempt back or clears the counter.
/// </summary>
public sealed class AttemptService(PortalDbContext db, SecurityClock clock, SecretKeys keys)
{
    /// <param name="kind">What is tried.</param>
    /// <param name="subject">On whom or from where, as claimed.</param>
    /// <param name="rule">How often.</param>
    /// <returns>Whether this attempt may be looked at.</returns>
    public async Task<bool> TakeAsync(string kind, string subject, AttemptRule rule, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var key = KeyOf(kind, subject);
        while (true)
        {
            if (await TakeOnceAsync(key, rule, cancellationToken))
            {
                return true;
            }

            if (await db.Set<AttemptCounter>().AnyAsync(c => c.Key == key, cancellationToken))
            {
                return false;
            }

            var first = db.Add(new AttemptCounter { Key = key, Count = 1, Total = 1, Since = clock.UtcNow });
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return true;
            }
            catch (DbUpdateException e) when (WriteTransaction.IsDuplicate(e))
            {
                // Another attempt was the first: count this one behind it.
            }
            finally
            {
                first.State = EntityState.Detached;
            }
        }
    }

    /// <summary>The attempt was no failure: it does not count, nor does the wait that it would have started.</summary>
    public Task GiveBackAsync(string kind, string subject, CancellationToken cancellationToken = default)
    {
        var key = KeyOf(kind, subject);
        return db.Set<AttemptCounter>().Where(c => c.Key == key && c.Count > 0)
            .ExecuteUpdateAsync(u => u
                .SetProperty(c => c.Count, c => unchecked(c.Count - 1))
                .SetProperty(c => c.Total, c => unchecked(c.Total - 1))
                .SetProperty(c => c.WaitUntil, (DateTime?)null), cancellationToken);
    }

    /// <summary>Starts over, after a success or a recovery.</summary>
    /// <returns>How many attempts there were.</returns>
    public async Task<int> ClearAsync(string kind, string subject, CancellationToken cancellationToken = default)
    {
        var count = await CountAsync(kind, subject, cancellationToken);
        var key = KeyOf(kind, subject);
        await db.Set<AttemptCounter>().Where(c => c.Key == key).ExecuteDeleteAsync(cancellationToken);
        return count;
    }

    public Task<int> CountAsync(string kind, string subject, CancellationToken cancellationToken = default)
    {
        var key = KeyOf(kind, subject);
        return db.Set<AttemptCounter>().Where(c => c.Key == key).Select(c => c.Total).SingleOrDefaultAsync(cancellationToken);
    }

    private async Task<bool> TakeOnceAsync(byte[] key, AttemptRule rule, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var noWait = DateTime.UnixEpoch;
        var (stale, slides, most, cap) = (now - rule.Window, rule.Slides, rule.Most, rule.Cap);
        var ((from1, wait1), (from2, wait2), (from3, wait3)) = (Step(0), Step(1), Step(2));
        return await db.Set<AttemptCounter>()
            .Where(c => c.Key == key && (c.WaitUntil == null || c.WaitUntil <= now) && (c.Since < stale || c.Count < most) && c.Total < cap)
            .ExecuteUpdateAsync(u => u
                .SetProperty(c => c.WaitUntil, c => c.Since < stale ? noWait : c.Count >= from3 ? wait3 : c.Count >= from2 ? wait2 : c.Count >= from1 ? wait1 : noWait)
                .SetProperty(c => c.Count, c => c.Since < stale ? 1 : unchecked(c.Count + 1))
                .SetProperty(c => c.Total, c => unchecked(c.Total + 1))
                .SetProperty(c => c.Since, c => slides || c.Since < stale ? now : c.Since), cancellationToken) == 1;

        // The wait begins with the attempt that makes the count reach the step. No wait is long over: SQL Server refuses a CASE in which
        // every branch is NULL, and a moment ago would refuse whoever looked at the clock just before.
        (int, DateTime) Step(int i) => i < rule.Waits.Count ? (rule.Waits[i].From - 1, now + rule.Waits[i].Wait) : (int.MaxValue, noWait);
    }

    private byte[] KeyOf(string kind, string subject) => HMACSHA256.HashData(keys.Lookups.CurrentKey, Encoding.UTF8.GetBytes($"{kind}|{subject}"));
}
