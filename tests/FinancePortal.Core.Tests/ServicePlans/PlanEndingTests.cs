using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.ServicePlans;
using FinancePortal.Core.ServicePlans.Ending;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.ServicePlans;

/// <summary>A plan is cancelled for the figure that was shown, and the money is the customer's at once.</summary>
[Trait("Rule", "R-909")]
[Trait("Feature", "F-806")]
public sealed class PlanEndingTests : IAsyncLifetime
{
    private readonly PortalCore core = new();
    private TestContract contract = null!;

    public async Task InitializeAsync()
    {
        contract = await core.Database.FundAsync(core.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 1)));
        core.Clock.GoTo(new DateOnly(2027, 1, 15));
    }

    public Task DisposeAsync() => core.DisposeAsync().AsTask();

    private Task<CancelAnswer> CancelAsync(ServicePlan plan, Money shown, int? miles = 12_000) => core.WithAsync<PlanEndingService, CancelAnswer>(s => s.CancelAsync(
        new CancelPlan { AccountReference = contract.Account.Reference, PlanReference = plan.Reference, Shown = shown, Miles = miles, Why = "Sold it" }, contract.Actor, CancellationToken.None));

    private async Task<Money> ShownAsync(ServicePlan plan, int? miles = 12_000)
    {
        var (file, found) = await core.WithAsync<VehicleFileService, (VehicleFile, PlanInFile)>(s => s.PlanAsync(contract.Customer.CustomerId, contract.Account.Reference, plan.Reference, CancellationToken.None));
        return CancellationQuote.Of(file, found, miles).Refund!.Amount;
    }

    [Fact]
    public async Task The_refund_becomes_the_customers_credit_in_the_ledger_once_and_leaves_the_principal_alone()
    {
        var plan = await core.Database.PlanAsync(contract);
        var shown = await ShownAsync(plan);
        Assert.Equal(1_949_09, shown.Cents); // 1,825 of 2,191 days: 1,999.09 − 50.00; of the miles more is left

        var first = Assert.IsType<CancelAnswer.Cancelled>(await CancelAsync(plan, shown));
        var second = Assert.IsType<CancelAnswer.Cancelled>(await CancelAsync(plan, shown));
        Assert.Equal(first.Plan.CancellationNumber, second.Plan.CancellationNumber);

        await using var db = core.Open();
        var account = await db.Accounts.Include(a => a.Terms).SingleAsync();
        Assert.Equal(shown, account.State.Credit);
        Assert.Equal(Money.FromDollars(42_000m), account.State.Principal);
        Assert.Equal(-shown, account.Balances.Credit);
        Assert.Equal(1, await db.Events.CountAsync(e => e.Kind == AccountEventKind.AddOnRefunded));
        Assert.Contains(first.Plan.CancellationNumber!, (await db.OutboxEmails.SingleAsync()).TextBody, StringComparison.Ordinal);
        Assert.Equal(12_000, (await db.OdometerReadings.SingleAsync()).Miles);
        var checks = await new VerifyService(db).RunAsync(_ => { }, JobProgress.Silent(core.Clock), CancellationToken.None);
        Assert.All(checks, c => Assert.True(c.Passed, $"{c.Name}: {string.Join("; ", c.FirstOffenders)}"));
    }

    [Fact]
    public async Task Another_figure_than_the_one_shown_cancels_nothing()
    {
        var plan = await core.Database.PlanAsync(contract);
        var shown = await ShownAsync(plan);
        core.Clock.GoTo(new DateOnly(2027, 1, 16));

        Assert.True(Assert.IsType<CancelAnswer.OtherFigure>(await CancelAsync(plan, shown)).Amount < shown);
        await using var db = core.Open();
        Assert.Equal(PlanStatus.Active, (await db.ServicePlans.SingleAsync()).Status);
    }

    [Fact]
    public async Task What_cannot_be_cancelled_here_says_why()
    {
        Assert.Equal(CancelRefusal.NotSold, await RefusalAsync(TestPlans.Plan("NMP-48", price: 0)));
        Assert.Equal(CancelRefusal.Over, await RefusalAsync(TestPlans.Plan(startsOn: new(2025, 1, 1), months: 12)));
        Assert.Equal(CancelRefusal.OdometerNeeded, await RefusalAsync(TestPlans.Plan(), miles: null));
        await core.Database.ReadingAsync(contract, new DateOnly(2027, 1, 2), 13_000);
        Assert.Equal(CancelRefusal.OdometerTooLow, await RefusalAsync(TestPlans.Plan(), miles: 12_999));

        async Task<CancelRefusal> RefusalAsync(ServicePlan plan, int? miles = 12_000) =>
            Assert.IsType<CancelAnswer.Refused>(await CancelAsync(await core.Database.PlanAsync(contract, plan), Money.Zero, miles)).Refusal;
    }

    [Fact]
    public async Task A_GAP_waiver_ends_with_the_debt_and_its_unearned_price_goes_back_by_itself()
    {
        var gap = await core.Database.PlanAsync(contract, TestPlans.Plan("NGAP-1", contract.Account.Vehicle.Vin, startsOn: new(2026, 1, 15), months: 60, endMiles: null, price: 795m));
        var service = await core.Database.PlanAsync(contract);
        Assert.StartsWith("0 plans", await core.RunAsync<EndPlansWithAccountsJob>(), StringComparison.Ordinal);

        await using (var db = core.Open())
        {
            var account = await db.Accounts.Include(a => a.Terms).SingleAsync();
            var payoff = AccountPosition.On(account.CurrentTerms, account.State, core.Clock.Today()).Payoff!.Value;
            await core.Database.BookAsync(core.Clock, contract, new NewEvent(AccountEventKind.Payment, core.Clock.Today(), payoff));
        }

        core.Clock.GoTo(new DateOnly(2027, 1, 20));
        Assert.StartsWith("1 plans", await core.RunAsync<EndPlansWithAccountsJob>(), StringComparison.Ordinal);
        Assert.StartsWith("0 plans", await core.RunAsync<EndPlansWithAccountsJob>(), StringComparison.Ordinal);
        await using var after = core.Open();
        var plans = await after.ServicePlans.ToDictionaryAsync(p => p.ServicePlanId);
        Assert.Equal((PlanStatus.Cancelled, new DateOnly(2027, 1, 15)), (plans[gap.ServicePlanId].Status, plans[gap.ServicePlanId].EndedOn));
        Assert.Equal(635_65, plans[gap.ServicePlanId].Refunded.Cents); // 1,460 of 1,826 days, no fee
        Assert.Equal(PlanStatus.Active, plans[service.ServicePlanId].Status);
        Assert.Equal(635_65, (await after.Accounts.Include(a => a.Terms).SingleAsync()).State.Credit.Cents);
    }

    [Fact]
    [Trait("Feature", "F-805")]
    public async Task A_plan_that_may_go_to_the_next_owner_is_asked_for_once()
    {
        var plan = await core.Database.PlanAsync(contract);
        Assert.True(await AskAsync(plan));
        Assert.True(await AskAsync(plan));
        Assert.False(await AskAsync(await core.Database.PlanAsync(contract, TestPlans.Plan("NTW-36"))));
        await using var db = core.Open();
        Assert.Equal("Robin Vale", (await db.ServicePlans.SingleAsync(p => p.ServicePlanId == plan.ServicePlanId)).Transfer!.NewOwner);
        Assert.Equal(1, await db.StaffCases.CountAsync());

        Task<bool> AskAsync(ServicePlan p) => core.WithAsync<PlanEndingService, bool>(s => s.AskToTransferAsync(contract.Account.Reference, p.Reference, "Robin Vale", "robin@example.test", contract.Actor, CancellationToken.None));
    }
}
