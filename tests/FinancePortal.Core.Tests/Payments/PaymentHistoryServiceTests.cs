using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Payments;

[Trait("Feature", "F-407")]
public sealed class PaymentHistoryServiceTests : IDisposable
{
    private readonly PortalDatabase database = new();
    private readonly FakeClock clock = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task Each_line_has_the_parts_of_its_payment_and_the_balance_after_it()
    {
        var loan = await LoanAAsync(payments: 3);
        var lines = (await ListAsync(loan)).Lines;

        Assert.Equal([Day("2026-05-01"), Day("2026-04-01"), Day("2026-03-01")], lines.Select(l => l.CreditedOn));
        Assert.Equal([Usd("198.28"), Usd("207.92"), Usd("305.51")], lines.Select(l => l.Interest));
        Assert.Equal([Usd("613.86"), Usd("604.22"), Usd("506.63")], lines.Select(l => l.Principal));
        Assert.Equal([Usd("40_275.29"), Usd("40_889.15"), Usd("41_493.37")], lines.Select(l => l.PrincipalAfter));
        Assert.All(lines, l => Assert.Equal((Money.Zero, Money.Zero, false), (l.Fees, l.Held, l.IsReversed)));
    }

    [Fact]
    public async Task The_parts_add_up_to_what_was_paid_and_the_principal_to_what_is_owed()
    {
        var loan = await LoanAAsync(payments: 2);
        await database.BookAsync(clock, loan, new NewEvent(AccountEventKind.LateFeeAssessed, Day("2026-04-20"), Usd("40.60")) { Number = 2 });
        clock.GoTo(Day("2026-05-04"));
        await database.PayAsync(clock, loan, Usd("1_000"));
        await database.PayAsync(clock, loan, Usd("500"), purpose: PaymentPurpose.PrincipalOnly);

        var history = await ListAsync(loan);
        Assert.All(history.Lines, l => Assert.Equal(l.Amount, l.Principal + l.Interest + l.Fees + l.Lease + l.Held));
        using var db = database.Open();
        var account = await db.Accounts.SingleAsync();
        Assert.Equal(Usd("42_000") - account.Balances.Principal, Money.Sum(history.Lines.Select(l => l.Principal)));
        Assert.Equal(account.Balances.Principal, history.Lines[0].PrincipalAfter);
        Assert.Equal(AccountEventKind.PrincipalOnlyPayment, history.Lines[0].Kind);
        Assert.Equal((await db.Payments.OrderBy(p => p.PaymentId).Select(p => p.ConfirmationNumber).FirstAsync()), history.Lines[1].Payment?.ConfirmationNumber);
    }

    [Fact]
    [Trait("Feature", "F-408")]
    public async Task A_returned_payment_stays_in_the_list_without_parts_and_the_later_ones_are_told_anew()
    {
        var loan = await LoanAAsync(payments: 3);
        await database.BookAsync(clock, loan, new NewEvent(AccountEventKind.Reversal, Day("2026-04-01")) { Reverses = 5 });

        var lines = (await ListAsync(loan)).Lines;
        var returned = Assert.Single(lines, l => l.IsReversed);
        Assert.Equal((Day("2026-04-01"), Usd("812.14")), (returned.CreditedOn, returned.Amount));
        Assert.Equal((Money.Zero, Money.Zero, Money.Zero), (returned.Principal, returned.Interest, returned.Held));
        Assert.Equal(Usd("41_493.37"), returned.PrincipalAfter);
        Assert.Equal(Usd("409.14"), lines[0].Interest); // 61 days on 41,493.37
        using var db = database.Open();
        Assert.Equal((await db.Accounts.SingleAsync()).Balances.Principal, lines[0].PrincipalAfter);
    }

    [Fact]
    public async Task A_lease_payment_goes_to_the_lease()
    {
        var lease = await database.FundAsync(clock, TestContracts.LeaseTerms(Day("2026-01-15")));
        await database.PaidOnTimeAsync(clock, lease, 2);

        var lines = (await ListAsync(lease)).Lines;
        Assert.Equal([Usd("778.99"), Usd("778.99")], lines.Select(l => l.Lease));
        Assert.All(lines, l => Assert.Equal((Money.Zero, Money.Zero, Money.Zero), (l.Principal, l.Interest, l.PrincipalAfter)));
    }

    [Fact]
    public async Task Twenty_five_lines_make_a_page_and_a_page_too_far_is_the_last()
    {
        var loan = await LoanAAsync(payments: 30);

        var first = await ListAsync(loan);
        Assert.Equal((25, 1, 2, 30), (first.Lines.Count, first.Page, first.Pages, first.Total));
        foreach (var page in new[] { 2, 3, int.MaxValue })
        {
            var last = await ListAsync(loan, page: page);
            Assert.Equal((5, 2), (last.Lines.Count, last.Page));
        }

        foreach (var page in new[] { 0, -1, int.MinValue })
        {
            Assert.Equal(1, (await ListAsync(loan, page: page)).Page);
        }
    }

    [Fact]
    public async Task The_filters_let_through_one_account_and_one_year()
    {
        var loan = await LoanAAsync(payments: 12);
        var lease = await database.FundAsync(clock, TestContracts.LeaseTerms(Day("2026-01-15")), loan.Customer.CustomerId);
        await database.PaidOnTimeAsync(clock, lease, 2);

        Assert.Equal(14, (await ListAsync(loan)).Total);
        Assert.Equal(2, (await ListAsync(loan, new PaymentHistoryFilter { Account = lease.Account.Reference })).Total);
        Assert.Equal(2, (await ListAsync(loan, new PaymentHistoryFilter { Account = loan.Account.Reference, Year = 2027 })).Total);
        Assert.Equal(0, (await ListAsync(loan, new PaymentHistoryFilter { Year = 1999 })).Total);
    }

    [Fact]
    public async Task The_file_has_every_line_of_the_pages_in_the_same_order()
    {
        var loan = await LoanAAsync(payments: 30);
        await using var db = database.Open();
        var service = new PaymentHistoryService(db, clock);
        var streamed = new List<PaymentHistoryLine>();
        await foreach (var line in await service.OpenAsync(loan.Customer.CustomerId, new PaymentHistoryFilter(), CancellationToken.None))
        {
            streamed.Add(line);
        }

        Assert.Equal([.. (await ListAsync(loan)).Lines, .. (await ListAsync(loan, page: 2)).Lines], streamed);
    }

    [Fact]
    public async Task Scheduled_payments_come_soonest_first()
    {
        var loan = await LoanAAsync(payments: 0);
        clock.GoTo(Day("2026-03-10"));
        await database.PayAsync(clock, loan, Usd("50"), on: Day("2026-03-20"));
        await database.PayAsync(clock, loan, Usd("60"), on: Day("2026-03-16"));

        Assert.Equal([Day("2026-03-16"), Day("2026-03-20")], (await ListAsync(loan)).Scheduled.Select(s => s.CreditOn));
        Assert.Empty((await ListAsync(loan)).Lines);
    }

    [Fact]
    public async Task Nobody_sees_the_payments_of_somebody_else()
    {
        var loan = await LoanAAsync(payments: 2);
        var stranger = await LoanAAsync(payments: 0);
        var filter = new PaymentHistoryFilter { Account = loan.Account.Reference };

        Assert.Empty((await ListAsync(stranger)).Lines);
        await Assert.ThrowsAsync<NotFoundException>(() => ListAsync(stranger, filter));
        await using var db = database.Open();
        var service = new PaymentHistoryService(db, clock);
        await Assert.ThrowsAsync<NotFoundException>(() => service.OpenAsync(stranger.Customer.CustomerId, filter, CancellationToken.None));
        Assert.Equal(0, (await service.LatestAsync(stranger.Customer.CustomerId, loan.Account.Reference, 4, CancellationToken.None)).Total);
    }

    private async Task<TestContract> LoanAAsync(int payments)
    {
        var loan = await database.FundAsync(clock, TestContracts.LoanTerms(Day("2026-01-15"), Day("2026-03-01")));
        await database.PaidOnTimeAsync(clock, loan, payments);
        return loan;
    }

    private async Task<PaymentHistory> ListAsync(TestContract contract, PaymentHistoryFilter? filter = null, int page = 1)
    {
        await using var db = database.Open();
        return await new PaymentHistoryService(db, clock).ListAsync(contract.Customer.CustomerId, filter ?? new PaymentHistoryFilter(), page, CancellationToken.None);
    }
}
