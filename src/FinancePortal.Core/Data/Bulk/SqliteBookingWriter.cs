using FinancePortal.Core.Contracts;
using FinancePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Data.Bulk;

/// <summary>
/// Writes what a batch booked on many accounts, past the change tracker, in one durable transaction. An account that somebody
/// changed since it was read is left out whole and handed back.
/// </summary>
internal sealed class SqliteBookingWriter(PortalDbContext db) : IDisposable
{
    /// <summary>What <see cref="FinancedAccount.Advance"/> rewrites.</summary>
    private static readonly HashSet<string> Advanced =
    [
        nameof(FinancedAccount.Status), nameof(FinancedAccount.ClosedOn), nameof(FinancedAccount.LastSequence), nameof(FinancedAccount.Checkpoint),
        nameof(FinancedAccount.NextDueOn), "BalancePrincipalCents", "BalanceInterestCents", "BalanceFeesCents", "BalanceLeaseCents", "BalanceUnappliedCents", "BalanceCreditCents",
    ];

    private readonly SqliteBulkWriter writer = new(db, alone: false);

    public async Task<IReadOnlyList<FinancedAccount>> WriteAsync(IReadOnlyList<(FinancedAccount Account, BookedRows Rows)> bookings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bookings);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await writer.BeginAsync(cancellationToken);
        writer.ForgetKeys();
        var changed = new List<FinancedAccount>();
        var (events, journals) = (new List<AccountEvent>(bookings.Count), new List<Journal>(bookings.Count));
        foreach (var (account, rows) in bookings)
        {
            if (!writer.TryUpdate(account, account.Version, Advanced))
            {
                changed.Add(account);
                continue;
            }

            events.AddRange(rows.Events);
            journals.AddRange(rows.Journals);
        }

        writer.Write(events);
        writer.Write(journals);
        writer.Write([.. journals.SelectMany(j => j.Entries)]);
        await transaction.CommitAsync(cancellationToken);
        return changed;
    }

    public void Dispose() => writer.Dispose();
}
