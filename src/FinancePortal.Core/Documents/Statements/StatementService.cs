using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Documents.Statements;

/// <summary>Reads what statements are written from, for many accounts in a few questions.</summary>
public sealed class StatementService(PortalDbContext db, CurrentRules rules)
{
    /// <summary>The statements of these accounts for one due date, from what was booked before their day. An account opened later has none.</summary>
    public async Task<IReadOnlyList<(FinancedAccount Account, Statement Statement)>> DraftAsync(IReadOnlyList<FinancedAccount> accounts, DateOnly dueOn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        var madeOn = dueOn.AddDays(-Statement.DaysBeforeDue);
        var first = accounts.Min(a => From(a, dueOn));
        var known = await ReadAsync(accounts, first < new DateOnly(madeOn.Year, 1, 1) ? first : new DateOnly(madeOn.Year, 1, 1), madeOn, cancellationToken);
        return [.. accounts.Select(a => (a, known.Draft(a, dueOn))).Where(d => d.Item2 is not null).Select(d => (d.a, d.Item2!))];
    }

    /// <summary>All statements of one account's life for these due dates, read once.</summary>
    public async Task<IReadOnlyList<Statement>> DraftLifeAsync(FinancedAccount account, IEnumerable<DateOnly> dueDates, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        var known = await ReadAsync([account], DateOnly.MinValue, DateOnly.MaxValue, cancellationToken);
        return [.. dueDates.Select(d => known.Draft(account, d)).OfType<Statement>()];
    }

    /// <summary>The figures of a statement as they were frozen.</summary>
    /// <exception cref="NotFoundException">The document is no statement.</exception>
    public static Statement Read(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Form is DocumentForm.Statement ? DocumentWords.FromContent<Statement>(document.Content) : throw new NotFoundException();
    }

    /// <summary>Whether a day is a monthly due date of an account, whether or not something falls due on it.</summary>
    public static bool IsDueDay(FinancedAccount account, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(account);
        return day >= account.CurrentTerms.FirstDueOn && BillingSchedule.DueOn(new DateOnly(day.Year, day.Month, 1), DueDay(account), 0) == day;
    }

    /// <summary>The first day that the month's statement shows: the day on which the statement before was made, or the contract's.</summary>
    private static DateOnly From(FinancedAccount account, DateOnly dueOn)
    {
        var before = BillingSchedule.DueOn(new DateOnly(dueOn.Year, dueOn.Month, 1), DueDay(account), -1).AddDays(-Statement.DaysBeforeDue);
        return dueOn <= account.CurrentTerms.FirstDueOn || before < account.OpenedOn ? account.OpenedOn : before;
    }

    private static int DueDay(FinancedAccount account) => account.State.DueDay > 0 ? account.State.DueDay : account.CurrentTerms.FirstDueOn.Day;

    private async Task<Known> ReadAsync(IReadOnlyList<FinancedAccount> accounts, DateOnly earliest, DateOnly madeOn, CancellationToken cancellationToken)
    {
        var keys = accounts.Select(a => a.FinancedAccountId).ToList();
        var entries = await (
                from e in db.LedgerEntries
                join j in db.Journals on e.JournalId equals j.JournalId
                where keys.Contains(e.FinancedAccountId) && (j.EffectiveOn >= earliest || j.BookedOn >= earliest) && j.BookedOn < madeOn
                select new { e.FinancedAccountId, j.EventSequence, j.EffectiveOn, j.BookedOn, e.Account, e.Amount.Cents })
            .ToListAsync(cancellationToken);
        return new Known(
            entries.Select(e => new StatementEntry(e.FinancedAccountId, e.EventSequence, e.EffectiveOn, e.BookedOn, e.Account, Money.FromCents(e.Cents))).ToLookup(e => e.FinancedAccountId),
            (await db.Events.AsNoTracking().Where(e => keys.Contains(e.FinancedAccountId)).OrderBy(e => e.Sequence).ToListAsync(cancellationToken)).ToLookup(e => e.FinancedAccountId),
            (await db.Parties.AsNoTracking().Include(p => p.Customer).Where(p => keys.Contains(p.FinancedAccountId) && (p.Role == PartyRole.Borrower || p.Role == PartyRole.CoBorrower)).OrderBy(p => p.Role).ToListAsync(cancellationToken)).ToLookup(p => p.FinancedAccountId),
            rules.Book,
            (await db.AutopayEnrollments.AsNoTracking().Include(a => a.Method).Where(a => keys.Contains(a.FinancedAccountId)).ToListAsync(cancellationToken)).ToLookup(a => a.FinancedAccountId));
    }

    /// <summary>What the database has of some accounts; a statement takes from it only what was there on its day.</summary>
    private sealed record Known(ILookup<long, StatementEntry> Entries, ILookup<long, AccountEvent> Events, ILookup<long, AccountParty> Parties, RuleBook Rules, ILookup<long, AutopayEnrollment> Autopay)
    {
        public Statement? Draft(FinancedAccount account, DateOnly dueOn)
        {
            var madeOn = dueOn.AddDays(-Statement.DaysBeforeDue);
            var madeAt = BusinessClock.ToUtc(madeOn, TimeOnly.MinValue);
            var id = account.FinancedAccountId;
            var events = Events[id].Where(e => e.BookedAt < madeAt).ToList();
            if (events.Count == 0)
            {
                return null;
            }

            var autopay = Autopay[id].FirstOrDefault(a => a.EnrolledAt < madeAt && (a.EndedAt is null || a.EndedAt > madeAt));
            var books = new StatementBooks
            {
                Account = account,
                Addressee = Addressee.Of([.. Parties[id].Where(p => p.From <= madeOn && (p.Until is null || p.Until >= madeOn)).Select(p => p.Customer)]),
                State = events[^1].Sequence == account.LastSequence ? account.State : Replay.Run(account.CurrentTerms, events),
                Entries = [.. Entries[id]],
                Events = events.ToDictionary(e => e.Sequence),
                LateFee = LateFee.RuleFor(account.CurrentTerms, dueOn, Rules),
                Autopay = autopay is null ? "" : $"{autopay.Method.Name} ending in {autopay.Method.LastFour}",
            };
            return StatementDraft.Of(books, From(account, dueOn), dueOn);
        }
    }
}
