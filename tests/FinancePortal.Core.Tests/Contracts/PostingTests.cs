using FinancePortal.Core.Contracts;
using FinancePortal.Core.Ledger;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Contracts;

public sealed class PostingTests
{
    [Fact]
    public void A_payment_books_cash_in_transit_against_interest_and_principal()
    {
        var life = After(1);

        var journals = Posting.StandingJournals(life.Terms, life.Events);

        Assert.Equal([new(LedgerAccount.PrincipalReceivable, Usd("42_000")), new(LedgerAccount.FundingClearing, Usd("-42_000"))], journals[1].Lines);
        Assert.Equal([new(LedgerAccount.InterestReceivable, Usd("305.51")), new(LedgerAccount.InterestIncome, Usd("-305.51"))], journals[2].Lines);
        Assert.Equal(
            [new(LedgerAccount.CashInTransit, Usd("812.14")), new(LedgerAccount.PrincipalReceivable, Usd("-506.63")), new(LedgerAccount.InterestReceivable, Usd("-305.51"))],
            journals[3].Lines);
    }

    [Fact]
    public void A_back_dated_payment_reverses_and_renews_the_journals_it_changes()
    {
        var life = After(3);
        var back = life.Make(AccountEventKind.PrincipalOnlyPayment, Day("2026-03-15"), Usd("1_000"));

        var plan = Posting.Plan(life.Terms, life.Events, back);

        // Funding and the first billing and payment stay; billing and payment 2 and 3 earned less interest.
        Assert.Equal([4, 5, 6, 7], plan.Reverse);
        Assert.Equal([4, 5, 6, 7, 8], plan.Post.Select(j => j.EventSequence));
        Assert.True(plan.State.Principal < life.State.Principal - Usd("1_000"));
    }

    [Fact]
    public void An_event_in_order_needs_only_the_checkpoint()
    {
        var life = After(3);
        var payment = life.Make(AccountEventKind.Payment, Day("2026-05-20"), Usd("500"));

        var fast = Posting.Plan(life.Terms, AccountState.FromCheckpoint(life.State.ToCheckpoint()), payment);
        var slow = Posting.Plan(life.Terms, life.Events, payment);

        Assert.Empty(fast.Reverse);
        Assert.Equal(slow.Post.Single().Lines, fast.Post.Single().Lines);
        Assert.Equal(slow.State.ToCheckpoint(), fast.State.ToCheckpoint());
    }

    [Fact]
    public void A_checkpoint_of_another_version_is_refused()
    {
        Assert.Throws<FormatException>(() => AccountState.FromCheckpoint("0:{}"));
        Assert.Throws<FormatException>(() => AccountState.FromCheckpoint("1:{"));
    }

    [Fact]
    public void An_event_before_the_contract_is_refused_by_name()
    {
        var life = After(1);

        Assert.Equal(EventRefusal.BeforeContract, Posting.Plan(life.Terms, life.Events, life.Make(AccountEventKind.Payment, Day("2026-01-14"), Usd("1"))).Refusal);
        Assert.Equal(EventRefusal.AmountOutOfRange, Posting.Plan(life.Terms, life.State, life.Make(AccountEventKind.Payment, Day("2026-03-14"))).Refusal);
        Assert.Equal(EventRefusal.NoSuchEvent, Posting.Plan(life.Terms, life.Events, life.Make(AccountEventKind.Reversal, Day("2026-03-01"), reverses: 1)).Refusal);
    }

    [Fact]
    public void The_reversal_of_a_reversal_lets_the_payment_count_again()
    {
        var life = After(2);
        var before = life.State.Principal;
        life.Add(AccountEventKind.Reversal, Day("2026-04-01"), reverses: 5).Add(AccountEventKind.Reversal, Day("2026-04-01"), reverses: 6);

        Assert.Equal(before, life.State.Principal);
        Assert.Equal(EventRefusal.AlreadyReversed, Posting.Plan(life.Terms, life.Events, life.Make(AccountEventKind.Reversal, Day("2026-04-01"), reverses: 6)).Refusal);
    }
}
