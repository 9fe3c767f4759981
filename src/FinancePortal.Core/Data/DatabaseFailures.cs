using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Data;

/// <summary>What a failed database call means to the person who is waiting for the page.</summary>
public enum DatabaseFailure
{
    /// <summary>It was not the database, or it is a mistake in the program.</summary>
    None,

    /// <summary>Somebody changed the same row first.</summary>
    Conflict,

    /// <summary>The database cannot be reached, opened or written just now.</summary>
    Unavailable,
}

/// <summary>Reads the providers' error numbers, so that nobody outside Data has to know them.</summary>
public static class DatabaseFailures
{
    /// <summary>Looks at the exception and everything inside it.</summary>
    public static DatabaseFailure Of(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            var failure = e switch
            {
                DbUpdateConcurrencyException => DatabaseFailure.Conflict,
                SqliteException sqlite => Of(sqlite),
                SqlException sql => Of(sql),
                _ => DatabaseFailure.None,
            };
            if (failure != DatabaseFailure.None)
            {
                return failure;
            }
        }

        return DatabaseFailure.None;
    }

    // SQLite result codes: 5 busy, 6 locked, 8 read-only, 10 I/O error, 11 corrupt, 13 full, 14 cannot open, 26 not a database
    private static DatabaseFailure Of(SqliteException e) =>
        e.SqliteErrorCode is 5 or 6 or 8 or 10 or 11 or 13 or 14 or 26 ? DatabaseFailure.Unavailable : DatabaseFailure.None;

    // SQL Server: 1205 deadlock victim; -2 time-out, 1222 lock time-out, 2/53/40/64/121/233/258/10053/10054/10060/10061/11001 network,
    // 4060 cannot open database, 18456 login failed, 40197/40501/40613/49918/49919/49920 service busy
    private static DatabaseFailure Of(SqlException e) => e.Number switch
    {
        1205 => DatabaseFailure.Conflict,
        -2 or 1222 or 2 or 40 or 53 or 64 or 121 or 233 or 258 or 4060 or 10053 or 10054 or 10060 or 10061 or 11001 or 18456
            or 40197 or 40501 or 40613 or 49918 or 49919 or 49920 => DatabaseFailure.Unavailable,
        _ => DatabaseFailure.None,
    };
}
