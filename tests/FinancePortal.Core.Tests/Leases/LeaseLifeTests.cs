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
