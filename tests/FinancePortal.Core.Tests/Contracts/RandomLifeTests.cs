using FinancePortal.Core.Contracts;
using FinancePortal.Core.Ledger;
using FinancePortal.Core.Tests.Values;
using FinancePortal.Core.Values;
using FsCheck;
using FsCheck.Fluent;
using Replay = FinancePortal.Core.Contracts.Replay;

namespace FinancePortal.Core.Tests.Contracts;

/// <summary>
/// What holds in any life of any contract: payments early, late, partial, returned, deferred, corrected back-dated. A life that
/// breaks a rule is shrunk to the shortest one that still does. Ten thousand lives and more in all; the environment variable
/// <c>PORTAL_LIVES</c> asks for another number of them a rule (fewer where each mutant of the code meets them all).
/// </summary>
public sealed class RandomLifeTests
{
    private static readonly int Lives = int.TryParse(Environment.GetEnvironmentVariable("PORTAL_LIVES"), out var asked) ? asked : 1_250;

    /// <summary>A contract and what happens to it.</summary>
    internal sealed record Story(int Contract, Deed[] Deeds)
    {
        public override string ToString()
        {
            var life = Live(this);
            return $"contract {Contract}: {string.Join(" ", Deeds)}\n  {string.Join("\n  ", life.Events.Select(e => $"{e.Sequence} {e.Kind} {e.EffectiveOn:yyyy-MM-dd} {e.Amount} n={e.Number} undoes={e.Reverses}"))}";
        }
    }

    private static readonly Arbitrary<Story> Stories = Arb.From(AnyStory(), Shrink);

    private static Gen<Story> AnyStory()
    {
        var deed = Gen.Choose(0, 999).SelectMany(kind =>
            Gen.Choose(0, 45).SelectMany(gap =>
                Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 120))).SelectMany(back =>
                    Gen.Frequency((4, Gen.Choose(0, 100_000)), (1, Gen.Choose(0, 3_000_000))).SelectMany(amount =>
                        Gen.Choose(0, 1_000).Select(pick => new Deed(kind, gap, back, amount, pick))))));
        return Gen.Choose(0, 100_000).SelectMany(contract => Gen.Choose(0, 30).SelectMany(n => deed.ArrayOf(n)).Select(deeds => new Story(contract, deeds)));
    }

    private static IEnumerable<Story> Shrink(Story story)
    {
        for (var size = story.Deeds.Length / 2; size > 0; size /= 2)
        {
            for (var at = 0; at + size <= story.Deeds.Length; at += size)
            {
                yield return story with { Deeds = [.. story.Deeds[..at], .. story.Deeds[(at + size)..]] };
            }
        }

        for (var i = 0; i < story.Deeds.Length; i++)
        {
            var deed = story.Deeds[i];
            foreach (var simpler in (Deed[])[deed with { Back = deed.Back / 2 }, deed with { Gap = deed.Gap / 2 }, deed with { Amount = deed.Amount / 2 }, deed with { Pick = deed.Pick / 2 }])
            {
                if (simpler != deed)
                {
                    yield return story with { Deeds = [.. story.Deeds[..i], simpler, .. story.Deeds[(i + 1)..]] };
                }
            }
        }
    }

    private static void ForEachLife(Action<Story> holds) =>
        Prop.ForAll(Stories, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(Lives).WithQuietOnSuccess(true));

    private static RandomLife Live(Story story, bool fast = true)
    {
        var (terms, funded) = RandomTerms.Of(story.Contract);
        return RandomLife.Of(terms, funded, story.Deeds, fast);
    }

    [Fact]
    public void The_ledger_balances_and_its_sums_are_what_the_state_says() => ForEachLife(story =>
    {
        var life = Live(story);
        var state = life.State;
        var balances = Posting.Balances(state);

        // Unbalanced lines would have thrown; what is owed is never below nothing.
        Assert.Equal(Money.Zero, Money.Sum(life.Sums.Values));
        Assert.All((Money[])[state.Principal, state.FeesOwed, state.Unapplied, state.Credit, state.Deposit, state.ChargedOff, state.ReceivedAhead], m => Assert.False(m.IsNegative));
        Assert.True(state.InterestNumerator >= 0m);
        Assert.All(state.Open, o => Assert.True(o.Left.IsPositive));
        Assert.Equal(balances.Principal, Sum(life, LedgerAccount.PrincipalReceivable));
        Assert.Equal(balances.Interest, Sum(life, LedgerAccount.InterestReceivable));
        Assert.Equal(balances.Fees, Sum(life, LedgerAccount.FeesReceivable));
        Assert.Equal(balances.Lease, Sum(life, LedgerAccount.LeaseReceivable));
        Assert.Equal(balances.Unapplied, Sum(life, LedgerAccount.UnappliedFunds));
        Assert.Equal(balances.Credit, Sum(life, LedgerAccount.CustomerCredit));
        Assert.Equal(-state.Deposit, Sum(life, LedgerAccount.DepositsHeld));
        Assert.Equal(state.ChargedOff, Sum(life, LedgerAccount.ChargedOff));
    });

    [Fact]
    public void Posting_from_checkpoints_writes_the_rows_that_posting_from_all_events_writes() => ForEachLife(story =>
    {
        var fast = Live(story);
        var slow = Live(story, fast: false);

        Assert.Equal(slow.Rows, fast.Rows);
        Assert.Equal(slow.State.ToCheckpoint(), fast.State.ToCheckpoint());
    });

    [Fact]
    public void A_replay_in_effective_order_stands_where_posting_in_booked_order_stands() => ForEachLife(story =>
    {
        var life = Live(story);
        var replayed = Posting.StandingJournals(life.Terms, life.Events);
        var shuffled = life.Events.OrderBy(e => (e.Sequence * 7919L) % 1009).ToArray();

        Assert.Equal(replayed.Keys.Order(), life.Standing.Keys.Order());
        Assert.All(replayed, p => Assert.Equal(p.Value.Lines, life.Standing[p.Key]));
        Assert.Equal(life.State.ToCheckpoint(), Replay.Run(life.Terms, shuffled).ToCheckpoint());
    });

    [Fact]
    public void The_account_as_it_was_known_then_is_the_snapshot_taken_then() => ForEachLife(story =>
    {
        var life = Live(story);
        foreach (var (known, checkpoint) in life.Snapshots)
        {
            Assert.Equal(checkpoint, Replay.Run(life.Terms, life.Events.Take(known).ToArray()).ToCheckpoint());
        }

        var day = life.Terms.ContractDate.AddDays(story.Contract % 700);
        var until = life.Events.Where(e => e.EffectiveOn <= day).ToArray();
        Assert.Equal(Replay.Run(life.Terms, until).ToCheckpoint(), Replay.Run(life.Terms, life.Events, day).ToCheckpoint());
    });

    [Fact]
    public void A_life_with_an_event_and_its_reversal_is_the_life_without_both() => ForEachLife(story =>
    {
        var life = Live(story);
        var candidates = life.Events.Where(e => e.Kind != AccountEventKind.Reversal && EventRules.HistoryRefusal(life.Events, Reversal(life, e)) is null).ToArray();
        if (candidates.Length == 0)
        {
            return;
        }

        var target = candidates[story.Contract % candidates.Length];
        var plan = Posting.Plan(life.Terms, life.Events, Reversal(life, target));
        if (plan.Refusal is not null)
        {
            return;
        }

        var without = life.Events.Where(e => e != target && e.Reverses != target.Sequence).ToArray();
        Assert.Equal(Posting.Balances(Replay.Run(life.Terms, without)), Posting.Balances(plan.State));
        Assert.Equal(Replay.Run(life.Terms, without).InterestNumerator, plan.State.InterestNumerator);
    });

    [Fact]
    public void What_is_shown_before_any_event_is_what_booking_it_does() => ForEachLife(story =>
    {
        var life = Live(story);
        life.BillThroughToday();
        var deed = new Deed(story.Contract % 1_000, Gap: 0, Back: 0, story.Contract * 31 % 300_000, story.Contract % 1_001);
        var next = life.EventOf(deed);
        if (!Replay.IsInOrder(life.State, next))
        {
            return;
        }

        var shown = WhatIf.Of(life.Terms, life.State, next);
        var done = Posting.Plan(life.Terms, life.Events, next);

        Assert.Equal(done.Refusal, shown.Refusal);
        if (done.Refusal is null)
        {
            Assert.Equal(done.State.ToCheckpoint(), shown.After.ToCheckpoint());
            Assert.Equal(done.Post.SelectMany(j => j.Lines), shown.Lines);
            Assert.Empty(done.Reverse);
        }
    });

    [Fact]
    public void Any_payment_explains_its_parts_in_steps_that_give_the_printed_cents() => ForEachLife(story =>
    {
        var life = Live(story);
        var payment = life.Events.FindLast(e => e.Kind is AccountEventKind.Payment or AccountEventKind.FeePayment or AccountEventKind.PaidAheadPayment or AccountEventKind.PrincipalOnlyPayment);
        if (payment is null || !life.Standing.TryGetValue(payment.Sequence, out var lines))
        {
            return;
        }

        var why = Replay.Explain(life.Terms, life.Events, payment.Sequence);
        var split = PaymentSplit.FromLines(lines);

        Assert.All(why.Steps, FormulaEvaluator.Check);
        Assert.All(why.Steps, s => Assert.False(string.IsNullOrEmpty(s.Name) || string.IsNullOrEmpty(s.Clause) || s.Inputs.Any(i => string.IsNullOrEmpty(i.Name))));
        Assert.Equal(payment.Amount, split.Total);
        Assert.False(split.Lease.IsNegative || split.Unapplied.IsNegative);
        Assert.Equal(split.Principal.Dollars, why.Find("principal")?.Value ?? 0m);
        if (!lines.Any(l => l.Account == LedgerAccount.LeaseRevenue))
        {
            // With an installment that is billed late, in the same journal, money kept before pays it too.
            Assert.Equal(split.Lease.Dollars, why.Find("lease payments")?.Value ?? 0m);
            Assert.Equal(split.Unapplied.Dollars, why.Find("unapplied")?.Value ?? 0m);
        }

        Assert.Equal(split.Recovered.Dollars, why.Find("recovered")?.Value ?? 0m);
        Assert.Equal(split.Credit.Dollars, why.Find("credit")?.Value ?? 0m);
    });

    [Fact]
    public void Every_kind_of_event_is_lived() => Assert.Equal(Enum.GetValues<AccountEventKind>().Order(), RandomLife.Lived.Distinct().Order());

    [Fact]
    public void What_is_shown_before_a_payment_is_what_posting_it_does() => ForEachLife(story =>
    {
        var life = Live(story);
        var on = life.State.LastEffectiveOn.AddDays(story.Contract % 40);
        var billed = RandomBilling.Through(life.Terms, life.State, on);
        var amount = Money.FromCents(1 + (story.Contract * 37L % 400_000));
        var kind = life.Terms.Product == ProductKind.Lease || story.Contract % 5 > 0 ? AccountEventKind.Payment : AccountEventKind.PrincipalOnlyPayment;
        var payment = new AccountEvent { Sequence = billed.LastSequence + 1, Kind = kind, EffectiveOn = on, BookedAt = DateTime.UnixEpoch, Amount = amount, ActorName = "test" };
        var plan = Posting.Plan(life.Terms, billed, payment);
        if (plan.Refusal is not null)
        {
            return;
        }

        var preview = PaymentAllocation.Preview(life.Terms, life.State, amount, on, kind);

        Assert.Equal(PaymentSplit.FromLines(plan.Post.Single().Lines), preview.Split);
        Assert.Equal(amount, preview.Split.Total);
        Assert.Equal(Posting.Balances(plan.State), Posting.Balances(preview.After));
        Assert.Equal(AccountPosition.On(life.Terms, plan.State, on), AccountPosition.On(life.Terms, preview.After, on));
    });

    [Fact]
    public void What_is_shown_before_a_deferral_or_another_due_day_is_what_it_does() => ForEachLife(story =>
    {
        var life = Live(story);
        var on = life.State.LastEffectiveOn.AddDays(story.Contract % 40);
        var shown = story.Contract % 2 == 0
            ? WhatIf.Deferred(life.Terms, life.State, on, 1 + (story.Contract % 3))
            : WhatIf.DueDayChanged(life.Terms, life.State, on, 1 + (story.Contract % 31));
        if (shown.Refusal is not null)
        {
            return;
        }

        var billed = RandomBilling.Through(life.Terms, life.State, on);
        var done = Posting.Plan(life.Terms, billed, new AccountEvent
        {
            Sequence = billed.LastSequence + 1,
            Kind = story.Contract % 2 == 0 ? AccountEventKind.Deferral : AccountEventKind.DueDateChanged,
            EffectiveOn = on,
            BookedAt = DateTime.UnixEpoch,
            Number = story.Contract % 2 == 0 ? 1 + (story.Contract % 3) : 1 + (story.Contract % 31),
            ActorName = "test",
        });

        Assert.Equal(Posting.Balances(done.State), Posting.Balances(shown.After));
        Assert.Equal(AmortizationSchedule.Remaining(life.Terms, done.State).Rows, shown.ScheduleAfter.Rows);
        Assert.Equal(done.Post.SelectMany(j => j.Lines), shown.Lines);
    });

    [Fact]
    public void A_payoff_quote_paid_on_its_day_leaves_nothing_and_a_cent_less_does_not() => ForEachLife(story =>
    {
        var life = Live(story);
        if (life.Terms.Product == ProductKind.Lease || life.State.Status != AccountStatus.Open || life.State.Credit.IsPositive)
        {
            return;
        }

        var on = life.State.LastEffectiveOn.AddDays(story.Contract % 30);
        var quote = PayoffQuote.On(life.Terms, life.State, on, on);
        if (!quote.Total.IsPositive)
        {
            return;
        }

        var paid = PaymentAllocation.Preview(life.Terms, life.State, quote.Total, on);
        Assert.True(paid.PaysOff);
        Assert.Equal(Money.Zero, paid.Split.Credit);
        if (quote.Total > Money.FromCents(1))
        {
            Assert.False(PaymentAllocation.Preview(life.Terms, life.State, quote.Total - Money.FromCents(1), on).PaysOff);
        }
    });

    private static AccountEvent Reversal(RandomLife life, AccountEvent target) => new()
    {
        Sequence = life.Events.Count + 1,
        Kind = AccountEventKind.Reversal,
        EffectiveOn = target.EffectiveOn,
        BookedAt = DateTime.UnixEpoch,
        Reverses = target.Sequence,
        ActorName = "test",
    };

    private static Money Sum(RandomLife life, LedgerAccount account) => life.Sums.GetValueOrDefault(account);
}
