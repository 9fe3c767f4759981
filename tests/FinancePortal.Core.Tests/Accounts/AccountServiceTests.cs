using FinancePortal.Core.Accounts;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Accounts;

[Trait("Feature", "F-301")]
public sealed class AccountServiceTests : IDisposable
{
    private readonly PortalDatabase database = new();
    private readonly FakeClock clock = new();
    private readonly TermsCache terms = new();

    public void Dispose() => database.Dispose();

    [Fact]
    [Trait("Feature", "F-303")]
    public async Task A_loan_is_shown_with_the_worked_figures_of_its_12th_payment()
    {
        var loan = await LoanAAsync(payments: 12);
        clock.GoTo(Day("2027-02-11"));

        var account = Assert.Single((await HomeAsync(loan)).Accounts);
        Assert.Equal(Usd("34_652.14"), account.Position.Principal);
        Assert.Equal(Usd("34_708.15"), account.Position.Payoff); // ten days of interest, rounded once: 56.01
        Assert.Equal((12, 60), (account.Position.InstallmentsSatisfied, account.Position.InstallmentsTotal));
        Assert.Equal((Day("2027-03-01"), Usd("812.14")), (account.Position.NextDueOn, account.Position.NextDueAmount));
        Assert.Equal("2024 Halden Ridge AWD", account.Vehicle.Name);
        Assert.Equal(loan.Account.LastFour, account.LastFour);
    }

    [Fact]
    public async Task Past_due_accounts_come_first_then_the_next_due_date_and_ended_ones_last()
    {
        var soon = await database.FundAsync(clock, TestContracts.LoanTerms(Day("2026-01-15"), Day("2026-03-12")));
        var me = soon.Customer.CustomerId;
        var lease = await database.FundAsync(clock, TestContracts.LeaseTerms(Day("2026-02-20")), me);
        await database.PaidOnTimeAsync(clock, lease, 1);
        var late = await database.FundAsync(clock, TestContracts.LoanTerms(Day("2026-01-15"), Day("2026-03-01")), me);
        var paid = await database.FundAsync(clock, TestContracts.LoanTerms(Day("2026-01-15"), Day("2026-03-01")), me);
        clock.GoTo(Day("2026-01-15"));
        await database.PayAsync(clock, paid, Usd("42_000"));
        clock.GoTo(Day("2026-03-10"));

        var accounts = (await HomeAsync(soon)).Accounts;
        Assert.Equal([late.Account.Reference, soon.Account.Reference, lease.Account.Reference, paid.Account.Reference], accounts.Select(a => a.Reference));
        Assert.True(accounts[0].IsPastDue);
        Assert.Equal(AccountStatus.PaidOff, accounts[^1].Position.Status);
    }

    [Fact]
    public async Task Only_the_account_of_a_party_with_the_right_to_view_today_is_seen()
    {
        var loan = await LoanAAsync(payments: 1);
        var stranger = await LoanAAsync(payments: 0);
        clock.GoTo(Day("2026-03-10"));

        Assert.Equal(loan.Account.Reference, Assert.Single((await HomeAsync(loan)).Accounts).Reference);
        await Assert.ThrowsAsync<NotFoundException>(() => DetailsAsync(stranger, loan.Account.Reference));

        await PartyAsync(p => p.Until = Day("2026-03-10"));
        Assert.Single((await HomeAsync(loan)).Accounts);
        await PartyAsync(p => p.Until = Day("2026-03-09"));
        await NothingIsSeenAsync();
        await PartyAsync(p => (p.Until, p.Rights) = (null, PartyRights.All & ~PartyRights.View));
        await NothingIsSeenAsync();
        await PartyAsync(p => p.Rights = PartyRights.View);
        Assert.False(Assert.Single((await HomeAsync(loan)).Accounts).MayPay);

        async Task PartyAsync(Action<AccountParty> change) =>
            await database.ChangeAsync(async db => change(await db.Parties.SingleAsync(p => p.CustomerId == loan.Customer.CustomerId)));

        async Task NothingIsSeenAsync()
        {
            Assert.Empty((await HomeAsync(loan)).Accounts);
            await Assert.ThrowsAsync<NotFoundException>(() => DetailsAsync(loan, loan.Account.Reference));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("' OR 1=1 --")]
    [InlineData("0000000000000000")]
    [InlineData("0000000000000000000000000000")]
    public async Task What_is_no_account_of_mine_is_not_found(string reference)
    {
        var loan = await LoanAAsync(payments: 0);
        await Assert.ThrowsAsync<NotFoundException>(() => DetailsAsync(loan, reference));
    }

    [Fact]
    public async Task A_co_borrower_sees_the_same_account_once()
    {
        var loan = await LoanAAsync(payments: 3);
        var other = await LoanAAsync(payments: 0);
        await database.ChangeAsync(async db =>
        {
            var account = await db.Accounts.Include(a => a.Parties).SingleAsync(a => a.Reference == loan.Account.Reference);
            var customer = await db.Customers.SingleAsync(c => c.CustomerId == other.Customer.CustomerId);
            account.Parties.Add(new AccountParty { Customer = customer, Role = PartyRole.CoBorrower, From = Day("2026-01-15"), Rights = PartyRights.View });
            account.Parties.Add(new AccountParty { Customer = customer, Role = PartyRole.PowerOfAttorney, From = Day("2026-01-15"), Rights = PartyRights.Pay | PartyRights.View });
        });

        var seen = Assert.Single((await HomeAsync(other)).Accounts, a => a.Reference == loan.Account.Reference);
        Assert.Equal(PartyRights.View | PartyRights.Pay, seen.Rights);
    }

    [Fact]
    public async Task Home_takes_two_statements_whatever_the_number_of_accounts_and_payments()
    {
        var first = await LoanAAsync(payments: 1);
        Assert.Equal(2, await StatementsAsync(() => HomeAsync(first)));
        for (var i = 0; i < 4; i++)
        {
            var more = await database.FundAsync(clock, LoanTerms(), first.Customer.CustomerId);
            await database.PaidOnTimeAsync(clock, more, 6);
            await database.PayAsync(clock, more, Usd("100"));
        }

        Assert.Equal(2, await StatementsAsync(() => HomeAsync(first)));
    }

    [Fact]
    public async Task The_page_of_an_account_takes_four_statements_whatever_its_history()
    {
        var loan = await LoanAAsync(payments: 1);
        Assert.Equal(4, await StatementsAsync(() => DetailsAsync(loan, loan.Account.Reference)));
        await database.PaidOnTimeAsync(clock, loan, 20);
        Assert.Equal(4, await StatementsAsync(() => DetailsAsync(loan, loan.Account.Reference)));
    }

    [Fact]
    public async Task The_balance_runs_from_the_amount_financed_over_the_ledger_to_zero_on_the_schedule()
    {
        var loan = await LoanAAsync(payments: 12);
        clock.GoTo(Day("2027-02-11"));
        var details = await DetailsAsync(loan, loan.Account.Reference);

        Assert.Equal(new PrincipalOn(Day("2026-01-15"), Usd("42_000")), details.PrincipalHistory[0]);
        Assert.Equal(new PrincipalOn(Day("2026-03-01"), Usd("41_493.37")), details.PrincipalHistory[1]);
        Assert.Equal(new PrincipalOn(Day("2027-02-01"), Usd("34_652.14")), details.PrincipalHistory[^1]);
        Assert.Equal(48, details.Schedule.Count);
        Assert.Equal((Day("2031-02-01"), Usd("811.77"), Money.Zero), (details.Schedule[^1].DueOn, details.Schedule[^1].Payment, details.Schedule[^1].Balance));
        Assert.Equal((4, 12), (details.Latest.Lines.Count, details.Latest.Total));
    }

    [Fact]
    public async Task A_payment_to_come_is_on_its_way_and_so_is_one_that_has_not_left_the_bank()
    {
        var loan = await LoanAAsync(payments: 1);
        clock.GoTo(Day("2026-03-10"));
        await database.PayAsync(clock, loan, Usd("812.14"));
        Assert.Equal(PaymentStatus.Credited, (await OnlyAsync(loan)).OnItsWay?.Trace.Status);

        await database.PayAsync(clock, loan, Usd("50"), on: Day("2026-03-20"));
        await database.PayAsync(clock, loan, Usd("60"), on: Day("2026-03-16"));
        Assert.Equal((Usd("60"), PaymentStatus.Scheduled), ((await OnlyAsync(loan)).OnItsWay!.Amount, (await OnlyAsync(loan)).OnItsWay!.Trace.Status));

        await database.ChangeAsync(async db => await db.Payments.Where(p => p.Status == PaymentStatus.Scheduled).ForEachAsync(p => p.Cancel(clock.UtcNow())));
        clock.GoTo(Day("2026-03-12")); // two banking days later it has left
        Assert.Null((await OnlyAsync(loan)).OnItsWay);
    }

    private static RetailTerms LoanTerms() => TestContracts.LoanTerms(Day("2026-01-15"), Day("2026-03-01"));

    private async Task<TestContract> LoanAAsync(int payments)
    {
        var loan = await database.FundAsync(clock, LoanTerms());
        await database.PaidOnTimeAsync(clock, loan, payments);
        return loan;
    }

    private async Task<AccountOverview> OnlyAsync(TestContract contract) => Assert.Single((await HomeAsync(contract)).Accounts);

    private async Task<CustomerHome> HomeAsync(TestContract contract)
    {
        await using var db = database.Open();
        return await new AccountService(db, new PaymentHistoryService(db, clock), terms, clock).HomeAsync(contract.Customer.CustomerId, CancellationToken.None);
    }

    private async Task<AccountDetails> DetailsAsync(TestContract contract, string reference)
    {
        await using var db = database.Open();
        return await new AccountService(db, new PaymentHistoryService(db, clock), terms, clock).DetailsAsync(contract.Customer.CustomerId, reference, 4, CancellationToken.None);
    }

    private async Task<int> StatementsAsync(Func<Task> work)
    {
        await work(); // reads terms that are new
        using var counter = new StatementCounter(database);
        await work();
        return counter.Statements.Count(s => !s.StartsWith("PRAGMA", StringComparison.OrdinalIgnoreCase));
    }
}
