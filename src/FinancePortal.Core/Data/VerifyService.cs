using FinancePortal.Core.Contracts;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Ledger;
using FinancePortal.Core.Values;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FinancePortal.Core.Data;

/// <summary>What one check found.</summary>
/// <param name="Name">The invariant, as a sentence.</param>
/// <param name="Rows">What was counted.</param>
/// <param name="Checked">How many of them there are.</param>
/// <param name="Offenders">How many break the invariant.</param>
/// <param name="FirstOffenders">The first few, in words.</param>
public sealed record CheckResult(string Name, string Rows, long Checked, long Offenders, IReadOnlyList<string> FirstOffenders)
{
    public bool Passed => Offenders == 0;
}

/// <summary>
/// Compares the three layers of truth (SCHEMA): events, journals and cached balances. It reads only, in batches of accounts, so
/// that a million contracts need no more memory than a hundred; on SQLite it sees one moment of the file while others write.
/// </summary>
public sealed class VerifyService(PortalDbContext db)
{
    private const int Named = 5;
    private const int BatchSize = 500;

    public async Task<IReadOnlyList<CheckResult>> RunAsync(Action<CheckResult> report, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(progress);
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        await using var snapshot = await BeginSnapshotAsync(cancellationToken);

        var results = new List<CheckResult>();
        foreach (var check in LedgerChecks.All)
        {
            results.Add(await QueryAsync(check, cancellationToken));
            report(results[^1]);
        }

        results.Add(await ReplayAsync(progress, cancellationToken));
        report(results[^1]);
        return results;
    }

    /// <summary>A deferred transaction of SQLite reads one moment and hinders no writer; EF's own would take the write lock.</summary>
    private async Task<IDbContextTransaction?> BeginSnapshotAsync(CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        return db.Database.GetDbConnection() is SqliteConnection sqlite
            ? await db.Database.UseTransactionAsync(sqlite.BeginTransaction(deferred: true), cancellationToken)
            : null;
    }

    private async Task<CheckResult> QueryAsync(LedgerCheck check, CancellationToken cancellationToken)
    {
        var found = new Findings();
        await foreach (var offender in db.Database.SqlQueryRaw<string>(Dialect(check.Offenders)).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            found.Add(offender);
        }

        var rows = await db.Database.SqlQueryRaw<long>(Dialect(check.Count)).ToListAsync(cancellationToken);
        return found.Result(check.Name, check.Rows, rows[0]);
    }

    private string Dialect(string sql) => db.Database.IsSqlServer()
        ? sql.Replace("||", "+", StringComparison.Ordinal).Replace("COUNT(*) FROM", "COUNT_BIG(*) FROM", StringComparison.Ordinal)
        : sql;

    /// <summary>The events of each life, replayed from zero, give the journals that stand, the cached balances and the checkpoint.</summary>
    private async Task<CheckResult> ReplayAsync(JobProgress progress, CancellationToken cancellationToken)
    {
        var found = new Findings();
        long after = 0;
        long done = 0;
        while (true)
        {
            var accounts = await db.Accounts.AsNoTracking().Where(a => a.FinancedAccountId > after).OrderBy(a => a.FinancedAccountId).Take(BatchSize).ToListAsync(cancellationToken);
            if (accounts.Count == 0)
            {
                return found.Result("Replay of the events from zero gives the same journals, balances and checkpoint", "accounts", done);
            }

            var (first, last) = (accounts[0].FinancedAccountId, accounts[^1].FinancedAccountId);
            var terms = await db.Terms.AsNoTracking().Where(t => t.FinancedAccountId >= first && t.FinancedAccountId <= last)
                .GroupBy(t => t.FinancedAccountId).ToDictionaryAsync(g => g.Key, g => g.OrderBy(t => t.TermsVersion).Last(), cancellationToken);
            var events = (await db.Events.AsNoTracking().Where(e => e.FinancedAccountId >= first && e.FinancedAccountId <= last)
                .OrderBy(e => e.FinancedAccountId).ThenBy(e => e.Sequence).ToListAsync(cancellationToken)).ToLookup(e => e.FinancedAccountId);
            var lines = await StandingLinesAsync(first, last, cancellationToken);
            foreach (var account in accounts)
            {
                var known = events[account.FinancedAccountId].Where(e => e.Sequence <= account.LastSequence).ToList();
                if (Difference(account, terms.GetValueOrDefault(account.FinancedAccountId), known, lines) is { } difference)
                {
                    found.Add($"account {account.AccountNumber}: {difference}");
                }
            }

            after = last;
            done += accounts.Count;
            progress.Report(done, "accounts replayed");
        }
    }

    /// <summary>What stands of each event's journals: a journal and its reversal cancel out in the sum.</summary>
    private async Task<Dictionary<(long Account, int Event), List<JournalLine>>> StandingLinesAsync(long first, long last, CancellationToken cancellationToken)
    {
        var sums = from journal in db.Journals
                   join entry in db.LedgerEntries on journal.JournalId equals entry.JournalId
                   where journal.FinancedAccountId >= first && journal.FinancedAccountId <= last
                   group entry.Amount.Cents by new { journal.FinancedAccountId, journal.EventSequence, entry.Account } into line
                   where line.Sum() != 0
                   orderby line.Key.FinancedAccountId, line.Key.EventSequence, line.Key.Account
                   select new { line.Key.FinancedAccountId, line.Key.EventSequence, line.Key.Account, Cents = line.Sum() };
        var standing = new Dictionary<(long, int), List<JournalLine>>();
        await foreach (var line in sums.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var key = (line.FinancedAccountId, line.EventSequence);
            if (!standing.TryGetValue(key, out var lines))
            {
                standing.Add(key, lines = []);
            }

            lines.Add(new JournalLine(line.Account, Money.FromCents(line.Cents)));
        }

        return standing;
    }

    private static string? Difference(FinancedAccount account, AccountTerms? terms, List<AccountEvent> events, Dictionary<(long Account, int Event), List<JournalLine>> booked)
    {
        if (events.Count == 0)
        {
            return account.Balances == new AccountBalances() && account.Checkpoint is null ? null : "has balances but no events";
        }

        if (terms is null)
        {
            return "has no terms";
        }

        var wrong = "";
        try
        {
            var state = Replay.Run(terms, events, DateOnly.MaxValue, (e, draft) =>
            {
                var lines = draft.Lines();
                booked.Remove((account.FinancedAccountId, e.Sequence), out var standing);
                if (wrong.Length == 0 && !lines.SequenceEqual(standing ?? []))
                {
                    wrong = $"the journal of event {e.Sequence} differs";
                }
            });
            return wrong.Length > 0 ? wrong
                : events.Find(e => booked.ContainsKey((account.FinancedAccountId, e.Sequence))) is { } undone ? $"event {undone.Sequence} was reversed, but its journal stands"
                : Posting.Balances(state) != account.Balances ? "the cached balances differ"
                : account.Checkpoint is null || !IsSame(AccountState.FromCheckpoint(account.Checkpoint), state) ? "the checkpoint differs"
                : state.Status != account.Status ? $"it is {account.Status}, but its events say {state.Status}"
                : null;
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArithmeticException)
        {
            return e.Message;
        }
    }

    private static bool IsSame(AccountState a, AccountState b) =>
        Posting.Balances(a) == Posting.Balances(b) && a.LastSequence == b.LastSequence && a.Status == b.Status && a.InterestNumerator == b.InterestNumerator
        && a.AccruedThrough == b.AccruedThrough && a.Billed == b.Billed && a.Satisfied == b.Satisfied && a.Open.SequenceEqual(b.Open) && a.Fees.SequenceEqual(b.Fees);

    private sealed class Findings
    {
        private readonly List<string> first = [];
        private long count;

        public void Add(string offender)
        {
            count++;
            if (first.Count < Named)
            {
                first.Add(offender);
            }
        }

        public CheckResult Result(string name, string rows, long all) => new(name, rows, all, count, first);
    }
}
