using FinancePortal.Core.Contracts;
using Microsoft.Data.Sqlite;
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

    /// <exception cref="DbUpdateException">A row could not be written, or an account was changed whose claim still held: nothing of the batch is.</exception>
    public async Task<IReadOnlyList<FinancedAccount>> WriteAsync(IReadOnlyList<AccountBooking> bookings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bookings);
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var changed = new List<FinancedAccount>();
            await using (var transaction = await writer.BeginAsync(cancellationToken))
            {
                writer.ForgetKeys();
                Write(bookings.Where(b => MayWrite(b, changed)).ToList());
                await transaction.CommitAsync(cancellationToken);
            }

            await db.LetOthersWriteAsync(cancellationToken);
            return changed;
        }
        catch (SqliteException e)
        {
            throw new DbUpdateException("The batch could not be written.", e);
        }
    }

    private bool MayWrite(AccountBooking booking, List<FinancedAccount> changed)
    {
        var isClaimed = booking.Claim is { } claim && writer.TryUpdate(claim.Row, claim.Version, claim.Columns);
        if (booking.Claim is not null && !isClaimed)
        {
            changed.Add(booking.Account);
            return false;
        }

        if (booking.Rows.Events.Count == 0 || writer.TryUpdate(booking.Account, booking.Account.Version, Advanced))
        {
            return true;
        }

        if (isClaimed)
        {
            throw new DbUpdateConcurrencyException("The account was changed, and its claim is written already.");
        }

        changed.Add(booking.Account);
        return false;
    }

    private void Write(List<AccountBooking> bookings)
    {
        var journals = bookings.SelectMany(b => b.Rows.Journals).ToList();
        writer.Write([.. bookings.SelectMany(b => b.Rows.Events)]);
        writer.Write(journals);
        writer.Write([.. journals.SelectMany(j => j.Entries)]);
        writer.Write([.. bookings.SelectMany(b => b.With)]);
    }

    public void Dispose() => writer.Dispose();
}
