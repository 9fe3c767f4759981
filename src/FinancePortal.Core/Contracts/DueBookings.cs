using FinancePortal.Core.Ledger;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>The events and journals of one account that are booked but not written yet.</summary>
public sealed class BookedRows
{
    public List<AccountEvent> Events { get; } = [];
    public List<Journal> Journals { get; } = [];

    internal void Add(FinancedAccount account, AccountEvent e, PostingPlan plan, DateTime now)
    {
        Events.Add(e);
        foreach (var posted in plan.Post)
        {
            Journals.Add(new Journal(account.FinancedAccountId, posted.EventSequence, posted.EffectiveOn, now,
                posted.Lines.Select(l => new LedgerEntry(account.FinancedAccountId, l.Account, l.Amount))));
        }

        account.Advance(e.Sequence, plan.State);
    }
}

/// <summary>
/// What a night books on an account: the installments that fall due, the late fees that arise, autopay's debits. Always in order, so
/// the checkpoint is enough and no database is asked: the account moves on, and the rows come back to whoever writes them.
/// </summary>
public static class DueBookings
{
    /// <summary>Bills the due dates up to a day that are not billed yet. Says how many there were.</summary>
    public static int Bill(FinancedAccount account, DateOnly through, Actor actor, DateTime now, BookedRows rows)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(rows);
        var due = BillingSchedule.NotBilled(account.CurrentTerms, account.State, through);
        foreach (var installment in due)
        {
            var e = new NewEvent(AccountEventKind.InstallmentBilled, installment.DueOn) { Number = installment.Number }.ToEvent(account, now, actor);
            if (!Replay.IsInOrder(account.State, e))
            {
                break;
            }

            rows.Add(account, e, Posting.Plan(account.CurrentTerms, account.State, e), now);
        }

        return due.Count;
    }

    /// <summary>Books an event that goes on from the checkpoint, after the due dates before it.</summary>
    /// <exception cref="InvalidOperationException">It belongs before something that is booked already: that needs the whole life (<see cref="ContractService.BookAsync"/>).</exception>
    public static Booking Book(FinancedAccount account, NewEvent next, Actor actor, DateTime now, BookedRows rows)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(rows);
        Bill(account, next.EffectiveOn, actor, now, rows);
        var e = next.ToEvent(account, now, actor);
        if (!Replay.IsInOrder(account.State, e))
        {
            throw new InvalidOperationException($"{next.Kind} on {next.EffectiveOn:yyyy-MM-dd} belongs before what is booked already.");
        }

        var plan = Posting.Plan(account.CurrentTerms, account.State, e);
        if (plan.Refusal is { } refusal)
        {
            return new Booking(refusal, 0);
        }

        rows.Add(account, e, plan, now);
        return new Booking(Refusal: null, e.Sequence);
    }

    /// <summary>Books the late fee of each open installment whose grace period is over, once each. Says how many there were.</summary>
    /// <param name="book">The caps of the day from which each fee arises.</param>
    public static int AssessLateFees(FinancedAccount account, DateOnly on, RuleBook book, Actor actor, DateTime now, BookedRows rows)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(rows);
        if (account.State.ReturnReportedOn is not null)
        {
            return 0;
        }

        var terms = account.CurrentTerms;
        var late = account.State.Open.Select(o => (Installment: o, From: LateFee.From(terms.LateFee, o.DueOn), Rule: LateFee.RuleFor(terms, o.DueOn, book)))
            .Where(l => LateFee.Arises(l.Rule, l.Installment, on)).ToList();
        foreach (var (installment, from, rule) in late)
        {
            var effective = from < account.State.LastEffectiveOn ? account.State.LastEffectiveOn : from;
            Bill(account, effective, actor, now, rows);
            var e = new NewEvent(AccountEventKind.LateFeeAssessed, effective, LateFee.Amount(rule, installment.Amount, installment.Left))
            {
                Number = installment.Number,
                Cause = $"installment {installment.Number} due {installment.DueOn:yyyy-MM-dd}",
            }.ToEvent(account, now, actor);
            var plan = Posting.Plan(account.CurrentTerms, account.State, e);
            if (plan.Refusal is { } refusal)
            {
                throw new EventRefusedException(refusal, e);
            }

            rows.Add(account, e, plan, now);
        }

        return late.Count;
    }
}
