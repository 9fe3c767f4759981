using FinancePortal.Core.Contracts;
using FinancePortal.Core.Ledger;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Demo;

/// <summary>Books a life into rows that are written later, by the same Replay and Posting as the portal's service.</summary>
internal sealed class SyntheticBooks(FinancedAccount account) : Books(account)
{
    private static readonly Actor Seeder = Actor.System("seed");

    private readonly AccountTerms terms = account.CurrentTerms;
    private readonly Servicing servicing = account.CurrentTerms.Servicing();
    private readonly Dictionary<int, Journal> standing = [];
    private AccountState state = new();

    public override AccountState State => state;

    public List<AccountEvent> Events { get; } = [];
    public List<Journal> Journals { get; } = [];
    public List<Payment> Payments { get; } = [];

    public override Task<int> BookAsync(NewEvent next, DateTime at)
    {
        var e = next.ToEvent(Account.FinancedAccountId, Events.Count + 1, at, Seeder);
        var plan = e.Kind is AccountEventKind.PaymentSettled ? Settle(e)
            : Replay.IsInOrder(state, e) ? Posting.Plan(terms, state, e)
            : Posting.Plan(terms, Events, e);
        if (plan.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The seed made an event of account {Account.AccountNumber} that is refused: {next.Kind} on {next.EffectiveOn:yyyy-MM-dd}, {refusal}.");
        }

        Events.Add(e);
        foreach (var sequence in plan.Reverse)
        {
            standing.Remove(sequence, out var undone);
            Journals.Add(undone!.Reverse(at));
        }

        foreach (var posted in plan.Post)
        {
            var journal = new Journal(Account.FinancedAccountId, posted.EventSequence, posted.EffectiveOn, at,
                posted.Lines.Select(l => new LedgerEntry(Account.FinancedAccountId, l.Account, l.Amount)));
            Journals.Add(journal);
            standing.Add(posted.EventSequence, journal);
        }

        state = plan.State;
        return Task.FromResult(e.Sequence);
    }

    /// <summary>
    /// Posting looks through the life for the payment, twice; the story settles only payments that stand, so here the state is
    /// enough, and a portfolio takes half the time.
    /// </summary>
    private PostingPlan Settle(AccountEvent e)
    {
        var after = state.Copy();
        var draft = new JournalDraft();
        servicing.Apply(after, e, draft);
        after.LastSequence = e.Sequence;
        return new PostingPlan { State = after, Post = [new EventJournal(e.Sequence, e.EffectiveOn, draft.Lines())] };
    }

    public override void Keep(Payment payment) => Payments.Add(payment);

    /// <summary>Brings the account's caches up to the last event.</summary>
    public void Close() => Account.Advance(Events.Count, state);
}
