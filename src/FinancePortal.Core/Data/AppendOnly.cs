using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers.Consents;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FinancePortal.Core.Data;

/// <summary>Rows that are written once. The context refuses to change them, and triggers refuse whoever goes round the context.</summary>
public static class AppendOnly
{
    public static IReadOnlySet<Type> Types { get; } = new HashSet<Type> { typeof(LedgerEntry), typeof(Journal), typeof(AccountEvent), typeof(AuditRow), typeof(AuditSeal), typeof(AccessLogEntry), typeof(ConsentEvent), typeof(LeasePaper) };

    private static readonly string[] Tables = ["LedgerEntries", "Journals", "AccountEvents", "AuditRows", "AuditSeals", "AccessLog", "ConsentEvents", "LeasePapers"];

    /// <summary>EF must know of a trigger by name, or its OUTPUT clause makes every insert fail on SQL Server.</summary>
    public static string TriggerOf(string table) => $"{table}_append_only";

    /// <summary>Called by the first migration of each set.</summary>
    public static void CreateTriggers(MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        foreach (var table in Tables)
        {
            if (migration.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite")
            {
                migration.Sql($"CREATE TRIGGER {TriggerOf(table)}_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;");
                migration.Sql($"CREATE TRIGGER {TriggerOf(table)}_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;");
            }
            else
            {
                // Inside EXEC so that the idempotent script, which wraps each step in IF … BEGIN, stays valid.
                migration.Sql($"EXEC('CREATE TRIGGER {TriggerOf(table)} ON {table} AFTER UPDATE, DELETE AS BEGIN THROW 51000, ''{table} is append-only'', 1; END')");
            }
        }
    }
}
