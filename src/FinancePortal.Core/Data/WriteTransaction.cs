using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Data;

/// <summary>
/// The write path: one transaction from the first read to the last write (IMMEDIATE on SQLite), so a decision never rests on
/// rows that changed meanwhile. Losing a race is tried again, a few times; the user never sees it (P-ISO2).
/// </summary>
public static class WriteTransaction
{
    private const int MostAttempts = 8;
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(10);

    public static Task<T> WriteAsync<T>(this PortalDbContext db, Func<Task<T>> work, CancellationToken cancellationToken) => db.WriteAsync(work, static _ => true, cancellationToken);

    /// <summary>The same; what was written stays only if the result says so.</summary>
    public static async Task<T> WriteAsync<T>(this PortalDbContext db, Func<Task<T>> work, Func<T, bool> keep, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(keep);
        if (db.Database.CurrentTransaction is not null)
        {
            // Part of a larger change: it is committed, or tried again, as one.
            return await work();
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                var result = await work();
                if (keep(result) && !db.IsForLooking)
                {
                    await transaction.CommitAsync(cancellationToken);
                }
                else
                {
                    await transaction.RollbackAsync(cancellationToken);
                    db.ChangeTracker.Clear();
                }

                return result;
            }
            catch (Exception e) when (attempt < MostAttempts && IsLostRace(e))
            {
                db.ChangeTracker.Clear();
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 25) * attempt), cancellationToken);
            }
        }
    }

    /// <summary>
    /// Between two transactions of a batch: on SQLite whoever waits for the one writer's place looks now and then whether it is free,
    /// and would never find it so.
    /// </summary>
    public static Task LetOthersWriteAsync(this PortalDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Database.IsSqlite() ? Task.Delay(Gap, cancellationToken) : Task.CompletedTask;
    }

    /// <summary>A row with the same unique key is already there.</summary>
    public static bool IsDuplicate(DbUpdateException exception) => exception?.InnerException switch
    {
        SqlException sql => sql.Number is 2627 or 2601,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 2067 or 1555,
        _ => false,
    };

    private static bool IsLostRace(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException update => IsDuplicate(update) || IsDeadlock(update.InnerException),
        _ => IsDeadlock(exception),
    };

    private static bool IsDeadlock(Exception? exception) => exception switch
    {
        SqlException sql => sql.Number is 1205 or 1222 or 3960,
        SqliteException sqlite => sqlite.SqliteErrorCode is 5 or 6,
        _ => false,
    };
}
