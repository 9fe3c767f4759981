using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using FinancePortal.Testing;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Leases;

/// <summary>The choices at the end of the drawn lease, 205 days before it.</summary>
[Trait("Feature", "F-704")]
public sealed class LeaseEndTests
{
    private static readonly LeasePolicy Policy = LeasePolicy.Read();
    private static readonly LineUp LineUp = LineUp.Read();

    [Fact]
    public void Each_choice_has_the_drawn_total()
    {
        var options = Ask(new LeaseEndQuestion(), wear: Usd("180.00"));

        Assert.Equal(Usd("1_147.75"), options.Find(LeaseEndChoice.Return)!.Total);
        Assert.Equal(Usd("24_800.00"), options.TotalToBuy);
        Assert.Equal(Usd("24_800.00"), options.Find(LeaseEndChoice.Buy)!.Total);
        var loan = options.Find(LeaseEndChoice.BuyWithLoan)!;
        Assert.Equal((Usd("485.12"), Usd("5_821.44"), Usd("20_460.51")), (loan.Monthly, loan.Total, loan.LeftToPay));
        var extend = options.Find(LeaseEndChoice.Extend)!;
        Assert.Equal((2_688, Usd("672.00"), Usd("4_344.32")), (extend.MilesOver, extend.MilesCharge, extend.Total));
        Assert.Equal(Day("2027-12-12"), extend.NoVehicleFrom);
        var again = options.Find(LeaseEndChoice.LeaseAgain)!;
        Assert.True(again.ReturnFeeWaived);
        Assert.Equal((Usd("572.75"), Usd("180.00"), 24), (again.MilesCharge, again.Wear, again.MonthsLeft));
        Assert.Equal(LeaseEndChoice.Return, options.Cheapest.Choice);
        Assert.Equal(LeaseEndChoice.BuyWithLoan, options.CheapestWithVehicle!.Choice);
    }

    [Fact]
    public void The_return_after_an_extension_counts_only_when_it_is_within_the_months_asked_about()
    {
        var extend = Ask(new LeaseEndQuestion { Months = 5 }).Find(LeaseEndChoice.Extend)!;

        Assert.Equal((5, 1, Usd("2_581.10")), (extend.MonthlyCount, extend.MonthsLeft, extend.Total));
        Assert.True(extend.HasVehicle);
    }

    [Fact]
    public void A_typed_odometer_takes_the_place_of_the_pace()
    {
        Assert.Equal(Money.Zero, Ask(new LeaseEndQuestion { OdometerAtEnd = 30_012 }).Find(LeaseEndChoice.Return)!.MilesCharge);
        Assert.Equal(Usd("0.25"), Ask(new LeaseEndQuestion { OdometerAtEnd = 30_013 }).Find(LeaseEndChoice.Return)!.MilesCharge);
    }

    [Fact]
    public void A_contract_without_an_option_to_buy_offers_no_purchase()
    {
        var options = LeaseEndOptions.Of(File(new LeaseState { MayPurchase = false }), new LeaseEndQuestion(), Policy, LineUp, wear: null);

        Assert.Null(options.TotalToBuy);
        Assert.Null(options.Find(LeaseEndChoice.Buy));
    }

    [Fact]
    [Trait("Rule", "R-110")]
    public void A_seventh_month_and_a_past_due_payment_stop_an_extension()
    {
        Assert.True(LeaseActs.MayExtend(File(), 6));
        Assert.False(LeaseActs.MayExtend(File(), 7));
        Assert.False(LeaseActs.MayExtend(File(new LeaseState { Paid = 29 }), 1));
        Assert.Equal(2, LeaseActs.MonthsToExtend(File(new LeaseState { Extended = 4 })));
    }

    [Fact]
    public void The_checklist_is_in_order_of_its_days_and_none_is_over()
    {
        var steps = PlanSteps.For(LeaseEndChoice.Return, File(new LeaseState { Today = Day("2027-05-01"), Paid = 35 }), 0);

        Assert.Equal(steps.OrderBy(s => s.On), steps);
        Assert.All(steps, s => Assert.True(s.On >= Day("2027-05-01")));
        Assert.Equal(Day("2027-06-12"), steps[^1].On);
        Assert.Equal(PlanStepKind.HandOver, steps[^1].Kind);
    }

    [Fact]
    public void A_plan_is_changed_until_a_month_before_the_end()
    {
        var plan = new LeasePlan { FinancedAccountId = 1 };
        Assert.True(LeasePlan.MayChoose(File(new LeaseState { Today = Day("2027-06-01"), Paid = 36 }), plan));
        plan.Choose(LeaseEndChoice.Return, 0, DateTime.UnixEpoch);
        plan.Tick(PlanStepKind.Gather, done: true);

        Assert.True(LeasePlan.MayChoose(File(new LeaseState { Today = Day("2027-05-12"), Paid = 36 }), plan));
        Assert.False(LeasePlan.MayChoose(File(new LeaseState { Today = Day("2027-05-13"), Paid = 36 }), plan));
        Assert.True(plan.IsDone(PlanStepKind.Gather));
        plan.Choose(LeaseEndChoice.Buy, 0, DateTime.UnixEpoch);
        Assert.False(plan.IsDone(PlanStepKind.Gather));
    }

    [Fact]
    [Trait("Feature", "F-717")]
    public void Every_model_of_the_line_up_has_a_contract_that_adds_up()
    {
        Assert.Contains(LineUp.Models, m => m.Condition is VehicleCondition.CertifiedPreOwned);
        Assert.NotNull(LineUp.Find(Policy.NextModel));
        foreach (var model in LineUp.Models.Where(m => m.MayBeLeased))
        {
            foreach (var months in model.Residuals.Keys)
            {
                var terms = model.ToTerms(TestLeases.DrawnTerms(), Day("2027-06-12"), months, Usd("1_000"), Usd("140"));
                Assert.Equal(terms.BasePayment, LeasePayment.Of(terms).BasePayment);
                Assert.True(terms.BasePayment > Money.Zero && terms.ResidualValue < terms.AgreedValue, model.Code);
            }
        }
    }

    private static LeaseEndOptions Ask(LeaseEndQuestion question, Money? wear = null) => LeaseEndOptions.Of(File(), question, Policy, LineUp, wear);

    private sealed record LeaseState
    {
        public DateOnly Today { get; init; } = TestLeases.Today;
        public int Paid { get; init; } = 30;
        public int Extended { get; init; }
        public bool MayPurchase { get; init; } = true;
    }

    private static LeaseFile File(LeaseState? like = null)
    {
        like ??= new LeaseState();
        var terms = like.MayPurchase ? TestLeases.DrawnTerms() : TestLeases.DrawnTerms(mayPurchase: false);
        var life = new Contracts.Life(terms).Fund(Usd("40_000")).PayOnTime(like.Paid);
        if (like.Extended > 0)
        {
            life.Add(AccountEventKind.LeaseExtended, Day("2026-11-12"), number: like.Extended);
        }

        return new LeaseFile
        {
            Reference = "0000000000000000",
            LastFour = "1234",
            Vehicle = new Vehicle { Vin = "1G4AH59H45G118341", ModelYear = 2024, Make = "Halden", Model = "Arc", Trim = "Touring" },
            Terms = terms,
            State = life.State,
            Position = AccountPosition.On(terms, life.State, like.Today),
            LastSequence = 1,
            ClosedOn = null,
            Rights = PartyRights.All,
            Readings = [new OdometerReading { ReadOn = Day("2026-11-15"), Miles = 26_140, Source = OdometerSource.Customer, RecordedAt = DateTime.UnixEpoch }],
            Today = like.Today,
        };
    }
}
