using FinancePortal.Core.Contracts;
using FinancePortal.Core.Ledger;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Leases;

public sealed class LeaseLifeTests
{
    [Fact]
    public void A_billing_books_payment_and_tax_and_a_payment_settles_it()
    {
        var life = LeaseL.After(2);
        var journals = Posting.StandingJournals(life.Terms, life.Events);

        Assert.Equal(
            [new(LedgerAccount.LeaseReceivable, Usd("778.99")), new(LedgerAccount.TaxPayable, Usd("-50.96")), new(LedgerAccount.LeaseRevenue, Usd("-728.03"))],
            journals[2].Lines);
        Assert.Equal([new(LedgerAccount.CashInTransit, Usd("778.99")), new(LedgerAccount.LeaseReceivable, Usd("-778.99"))], journals[3].Lines);
        Assert.Equal(2, life.State.Satisfied);
    }

    [Fact]
    public void A_payment_before_its_due_date_waits_as_unapplied_funds_until_billing()
    {
        var life = LeaseL.After(1).Pay(Day("2026-02-01"), Usd("400")).Pay(Day("2026-02-10"), Usd("378.99"));
        Assert.Equal(Usd("778.99"), life.State.Unapplied);
        Assert.Equal(2, life.State.Satisfied);
        var position = life.Position(Day("2026-02-11"));
        Assert.Equal(Day("2026-03-15"), position.NextDueOn);

        life.BillThrough(Day("2026-02-15"));

        Assert.True(life.State.Unapplied.IsZero);
        Assert.Empty(life.State.Open);
        Assert.Equal(2, life.State.Billed);
    }

    [Theory]
    [InlineData("378.99", "378.99", "0.00")]
    [InlineData("428.99", "428.99", "0.00")]
    [InlineData("878.99", "778.99", "100.00")]
    [InlineData("100.00", "100.00", "0.00")]
    public void A_payment_that_meets_a_billing_of_its_own_date_too_late_is_split_into_parts_that_are_never_negative(string paid, string lease, string kept)
    {
        var life = LeaseL.After(1).Pay(Day("2026-02-01"), Usd("400")).Pay(Day("2026-03-01"), Usd(paid));

        var split = PaymentSplit.FromLines(Posting.StandingJournals(life.Terms, life.Events)[life.Events[^1].Sequence].Lines);

        Assert.Equal((Usd(lease), Usd(kept), Usd(paid)), (split.Lease, split.Unapplied, split.Total));
    }

    [Fact]
    public void A_credit_pays_what_is_owed_and_only_the_rest_waits_to_be_sent_back()
    {
        var life = LeaseL.After(20).BillThrough(Day("2027-09-15")).Add(AccountEventKind.FeeAssessed, Day("2027-09-16"), Usd("10"))
            .Add(AccountEventKind.EarlyTermination, Day("2027-09-20")).Add(AccountEventKind.CreditGranted, Day("2027-09-20"), Usd("1_000"));

        Assert.True(life.State.OpenLeft.IsZero && life.State.FeesOwed.IsZero);
        Assert.Equal(Usd("211.01"), life.State.Credit);
    }

    [Fact]
    public void An_old_fee_never_makes_a_paid_lease_payment_late()
    {
        var life = LeaseL.After(1).Add(AccountEventKind.FeeAssessed, Day("2026-01-20"), Usd("25")).Pay(Day("2026-02-10"), Usd("778.99")).BillThrough(Day("2026-02-15"));

        Assert.Empty(life.State.Open);
        Assert.Equal(Usd("25"), life.State.FeesOwed);
    }

    [Fact]
    public void More_than_all_payments_left_is_the_customers_credit()
    {
        var life = LeaseL.After(35).Pay(Day("2028-11-20"), Usd("800"));

        Assert.Equal(Usd("778.99"), life.State.Unapplied);
        Assert.Equal(Usd("21.01"), life.State.Credit);
    }
}
