using FinancePortal.Core.Accounts;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Payments.Upcoming;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using static FinancePortal.Core.Tests.Payments.Autopay.AutopayCase;

namespace FinancePortal.Core.Tests.Payments.Autopay;

/// <summary>What home, upcoming payments, the autopay page and the payoff page say of the next debit is what the collection takes.</summary>
[Trait("Feature", "F-404")]
public sealed class AutopayShownTests : IAsyncDisposable
{
    private static readonly DateOnly May = new(2026, 5, 1);
    private static readonly Money WithFee = Money.FromCents(852_14);

    private readonly AutopayCase autopay = new();

    public ValueTask DisposeAsync() => autopay.DisposeAsync();

    [Fact]
    [Trait("Rule", "R-402")]
    public async Task What_is_held_back_for_want_of_a_notice_is_shown_nowhere_as_taken()
    {
        var contract = await autopay.OnAsync();
        autopay.Bank.Clock.GoTo(April.AddDays(-5));
        await autopay.FeeAsync(contract, 40_00);

        var home = await HomeAsync(contract);
        Assert.Equal((April, Due, Money.FromCents(40_00)), (home.AutopayTakes!.Value.On, home.AutopayTakes.Value.Total, home.AutopayTakes.Value.HeldBack));
        Assert.Equal(Money.FromCents(40_00), home.FeesToPay);
        var debits = await DebitsAsync(contract);
        Assert.Equal([(April, Due, Money.FromCents(40_00)), (May, WithFee, Money.Zero)], debits.Take(2).Select(d => (d.On, d.Amount, d.HeldBack)));
        Assert.Equal(Due, (await DeskAsync(contract)).Debits[0].Total);
        Assert.Equal([Due], (await PayoffAsync(contract)).Select(d => d.Total));

        await autopay.CollectAsync(April);
        Assert.Equal(Due, await autopay.TakenAsync());
    }

    [Fact]
    [Trait("Rule", "R-402")]
    public async Task What_was_written_in_time_is_shown_and_taken()
    {
        var contract = await autopay.OnAsync();
        await autopay.FeeAsync(contract, 40_00);
        for (var day = April.AddDays(-15); day <= April.AddDays(-3); day = day.AddDays(1))
        {
            await autopay.AnnounceAsync(day);
        }

        var home = await HomeAsync(contract);
        Assert.Equal((WithFee, Money.Zero, Money.Zero), (home.AutopayTakes!.Value.Total, home.AutopayTakes.Value.HeldBack, home.FeesToPay));
        Assert.Equal((April, WithFee), (await DebitsAsync(contract))[0] is var first ? (first.On, first.Amount) : default);
        Assert.Equal([WithFee], (await PayoffAsync(contract)).Select(d => d.Total));
        await autopay.CollectAsync(April);
        Assert.Equal(WithFee, await autopay.TakenAsync());
    }

    [Fact]
    public async Task A_due_date_that_a_skip_leaves_out_is_shown_as_the_customers_to_pay()
    {
        var contract = await autopay.OnAsync();
        await autopay.ChangeAsync(c => c.SkipAsync(contract.Account.Reference, skip: true, seen: null, contract.Actor, default));

        Assert.Null((await HomeAsync(contract)).AutopayTakes);
        Assert.Equal([(April, UpcomingKind.Due, Due), (May, UpcomingKind.Autopay, Due * 2)], (await UpcomingAsync(contract)).Take(2).Select(u => (u.On, u.Kind, u.Amount)));
    }

    [Fact]
    public async Task A_pause_that_ends_before_the_debit_after_the_next_leaves_only_the_next_to_pay()
    {
        var contract = await autopay.OnAsync();
        await autopay.ChangeAsync(c => c.PauseAsync(contract.Account.Reference, April.AddDays(9), seen: null, contract.Actor, default));

        var home = await HomeAsync(contract);
        Assert.Equal((null, true), (home.AutopayTakes, home.Autopay!.IsStopped));
        Assert.Equal([UpcomingKind.Due, UpcomingKind.Autopay], (await UpcomingAsync(contract)).Take(2).Select(u => u.Kind));
    }

    [Fact]
    [Trait("Feature", "F-207")]
    public async Task Frozen_payment_methods_leave_everything_to_pay()
    {
        var contract = await autopay.OnAsync();
        await autopay.Bank.AskAsync(db => db.Customers.ExecuteUpdateAsync(u => u.SetProperty(c => c.PaymentsFrozenAt, autopay.Bank.Clock.UtcNow())));

        Assert.Null((await HomeAsync(contract)).AutopayTakes);
        Assert.All(await UpcomingAsync(contract), u => Assert.Equal(UpcomingKind.Due, u.Kind));
        Assert.Empty(await PayoffAsync(contract));
    }

    [Fact]
    [Trait("Feature", "F-501")]
    public async Task A_payoff_that_is_promised_soon_stands_in_for_the_debit_on_every_page_too()
    {
        var contract = await autopay.OnAsync();
        autopay.Bank.Clock.GoTo(April.AddDays(-3), new TimeOnly(9, 0));
        var payoff = await autopay.Bank.Portal.WithAsync<PayoffService, Money>(async p => (await p.DeskAsync(contract.Actor.CustomerId!.Value, contract.Account.Reference, April.AddDays(5), default)).Quote.Total);
        await autopay.Bank.PayAsync(contract, payoff.Cents, April.AddDays(5), PaymentPurpose.Payoff);

        Assert.Null((await HomeAsync(contract)).Autopay!.Next);
        Assert.DoesNotContain(await UpcomingAsync(contract), u => u.Kind is UpcomingKind.Autopay);
        await autopay.CollectAsync(April);
        Assert.Equal(Money.Zero, await autopay.TakenAsync());
    }

    [Fact]
    public async Task A_debit_that_was_made_today_is_not_shown_again()
    {
        var contract = await autopay.OnAsync(Rule() with { Rhythm = AutopayRhythm.EveryTwoWeeks, StartsOn = new DateOnly(2026, 3, 20) });
        await autopay.CollectAsync(new DateOnly(2026, 4, 17)); // March 20, and half of May 1 today

        Assert.Equal((May, Money.FromCents(406_07)), (await HomeAsync(contract)).AutopayTakes is { } debit ? (debit.On, debit.Total) : default);
    }

    private async Task<AccountOverview> HomeAsync(TestContract contract) =>
        (await autopay.Bank.Portal.WithAsync<AccountService, CustomerHome>(a => a.HomeAsync(contract.Actor.CustomerId!.Value, default))).Accounts.Single();

    private Task<IReadOnlyList<UpcomingPayment>> UpcomingAsync(TestContract contract) =>
        autopay.Bank.Portal.WithAsync<UpcomingService, IReadOnlyList<UpcomingPayment>>(u => u.ListAsync(contract.Actor.CustomerId!.Value, 90, default));

    private async Task<List<UpcomingPayment>> DebitsAsync(TestContract contract) => [.. (await UpcomingAsync(contract)).Where(u => u.Kind is UpcomingKind.Autopay)];

    private Task<AutopayDesk> DeskAsync(TestContract contract) => autopay.Bank.Portal.WithAsync<AutopayService, AutopayDesk>(a => a.DeskAsync(contract.Actor.CustomerId!.Value, contract.Account.Reference, default));

    private async Task<IReadOnlyList<AutopayDebit>> PayoffAsync(TestContract contract) =>
        (await autopay.Bank.Portal.WithAsync<PayoffService, PayoffDesk>(p => p.DeskAsync(contract.Actor.CustomerId!.Value, contract.Account.Reference, April.AddDays(6), default))).Autopay;
}
