using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Documents.Statements;

/// <summary>Reads what statements are written from, for many accounts in a few questions.</summary>
public sealed class StatementService(PortalDbContext db)
{
    /// <summary>The statements of these accounts for one due date, from what was booked before their day. An account opened later has none.</summary>
    public async Task<IReadOnlyList<(FinancedAccount Account, Statement Statement)>> DraftAsync(IReadOnlyList<FinancedAccount> accounts, DateOnly dueOn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        var madeOn = dueOn.AddDays(-Statement.DaysBeforeDue);
        var madeAt = BusinessClock.ToUtc(madeOn, TimeOnly.MinValue);
        var keys = accounts.Select(a => a.FinancedAccountId).ToList();
        var from = accounts.ToDictionary(a => a.FinancedAccountId, a => From(a, dueOn));
        var earliest = from.Values.Min() is var first && first < new DateOnly(madeOn.Year, 1, 1) ? first : new DateOnly(madeOn.Year, 1, 1);
        var entries = (await (
                from e in db.LedgerEntries
                join j in db.Journals on e.JournalId equals j.JournalId
                where keys.Contains(e.FinancedAccountId) && (j.EffectiveOn >= earliest || j.BookedOn >= earliest) && j.BookedOn < madeOn
                select new { e.FinancedAccountId, j.EventSequence, j.EffectiveOn, j.BookedOn, e.Account, e.Amount.Cents })
            .ToListAsync(cancellationToken))
            .Select(e => new StatementEntry(e.FinancedAccountId, e.EventSequence, e.EffectiveOn, e.BookedOn, e.Account, Money.FromCents(e.Cents)))
            .ToLookup(e => e.FinancedAccountId);
        var events = (await db.Events.AsNoTracking().Where(e => keys.Contains(e.FinancedAccountId) && e.BookedAt < madeAt).ToListAsync(cancellationToken)).ToLookup(e => e.FinancedAccountId);
        var names = await AddresseesAsync(keys, madeOn, cancellationToken);
        var autopay = await AutopayAsync(keys, madeAt, cancellationToken);
        var drafts = new List<(FinancedAccount, Statement)>();
        foreach (var account in accounts)
        {
            var known = events[account.FinancedAccountId].OrderBy(e => e.Sequence).ToList();
            if (known.Count == 0)
            {
                continue;
            }

            var books = new StatementBooks
            {
                Account = account,
                Addressee = names.GetValueOrDefault(account.FinancedAccountId, ""),
                State = known[^1].Sequence == account.LastSequence ? account.State : Replay.Run(account.CurrentTerms, known),
                Entries = [.. entries[account.FinancedAccountId]],
                Events = known.ToDictionary(e => e.Sequence),
                Autopay = autopay.GetValueOrDefault(account.FinancedAccountId, ""),
            };
            drafts.Add((account, StatementDraft.Of(books, from[account.FinancedAccountId], dueOn)));
        }

        return drafts;
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
        var terms = account.CurrentTerms;
        return day >= terms.FirstDueOn && BillingSchedule.DueOn(new DateOnly(day.Year, day.Month, 1), DueDay(account), 0) == day;
    }

    /// <summary>The first day that the month's statement shows: the day on which the statement before was made, or the contract's.</summary>
    private static DateOnly From(FinancedAccount account, DateOnly dueOn)
    {
        var before = BillingSchedule.DueOn(new DateOnly(dueOn.Year, dueOn.Month, 1), DueDay(account), -1).AddDays(-Statement.DaysBeforeDue);
        return dueOn <= account.CurrentTerms.FirstDueOn || before < account.OpenedOn ? account.OpenedOn : before;
    }

    private static int DueDay(FinancedAccount account) => account.State.DueDay > 0 ? account.State.DueDay : account.CurrentTerms.FirstDueOn.Day;

    private async Task<Dictionary<long, string>> AddresseesAsync(List<long> keys, DateOnly on, CancellationToken cancellationToken)
    {
        var parties = await db.Parties.AsNoTracking().Include(p => p.Customer)
            .Where(p => keys.Contains(p.FinancedAccountId) && (p.Role == PartyRole.Borrower || p.Role == PartyRole.CoBorrower) && p.From <= on && (p.Until == null || p.Until >= on))
            .ToListAsync(cancellationToken);
        return parties.GroupBy(p => p.FinancedAccountId).ToDictionary(g => g.Key, g => Addressee.Of([.. g.OrderBy(p => p.Role).Select(p => p.Customer)]));
    }

    private async Task<Dictionary<long, string>> AutopayAsync(List<long> keys, DateTime at, CancellationToken cancellationToken)
    {
        var enrollments = await db.AutopayEnrollments.AsNoTracking().Include(a => a.Method)
            .Where(a => keys.Contains(a.FinancedAccountId) && a.EnrolledAt < at && (a.EndedAt == null || a.EndedAt > at))
            .ToListAsync(cancellationToken);
        return enrollments.GroupBy(a => a.FinancedAccountId).ToDictionary(g => g.Key, g => $"{g.First().Method.Name} ending in {g.First().Method.LastFour}");
    }
}
