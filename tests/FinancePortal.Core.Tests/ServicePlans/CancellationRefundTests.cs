using FinancePortal.Core.ServicePlans;
using FinancePortal.Core.ServicePlans.Ending;
using FinancePortal.Core.Tests.Values;
using FinancePortal.Core.Values;
using FinancePortal.Testing;

namespace FinancePortal.Core.Tests.ServicePlans;

/// <summary>The unearned price of an add-on, by its contract's formula.</summary>
[Trait("Rule", "R-909")]
[Trait("Feature", "F-806")]
public sealed class CancellationRefundTests
{
    private static readonly PlanForm Form = TestPlans.Forms.Find("NES-72")!;

    /// <summary>$2,400.00 for 1,000 days from January 15, 2026 and 10,000 miles from 1,000; the fee is $50.00, claims are taken off, 30 days to change one's mind.</summary>
    private static ServicePlan Plan() => new()
    {
        ContractNumber = "C",
        Vin = "1G4AH59H45G118341",
        FormNumber = "NES-72",
        StartsOn = new DateOnly(2026, 1, 15),
        EndsOn = new DateOnly(2026, 1, 15).AddDays(999),
        StartMiles = 1_000,
        EndMiles = 11_000,
        Price = Money.FromDollars(2_400m),
    };

    private static CancellationRefund On(int day, int? odometer, ServicePlan? plan = null) => CancellationRefund.Of(plan ?? Plan(), Form, new DateOnly(2026, 1, 15).AddDays(day - 1), odometer);

    [Theory]
    [InlineData(1, 2_400_00)]
    [InlineData(31, 2_400_00)]
    [InlineData(32, 2_273_20)] // 968 of 1,000 days: 2,323.20 − 50.00
    [InlineData(500, 1_150_00)] // 500 of 1,000 days: 1,200.00 − 50.00
    [InlineData(979, 40)] // 21 of 1,000 days: 50.40 − 50.00
    [InlineData(980, 0)] // 20 of 1,000 days: 48.00, less than the fee
    [InlineData(1_000, 0)]
    [InlineData(1_200, 0)]
    public void The_days_left_come_back_less_the_fee(int day, long cents) => Assert.Equal(cents, On(day, odometer: 1_000).Amount.Cents);

    [Theory]
    [InlineData(6_000, 1_150_00, false)] // 5,000 of 10,000 miles left: the same half
    [InlineData(6_001, 1_149_76, true)] // 4,999 of 10,000 miles
    [InlineData(5_999, 1_150_00, false)]
    [InlineData(11_000, 0, true)]
    [InlineData(99_000, 0, true)]
    public void Whatever_is_used_more_counts_the_time_or_the_miles(int odometer, long cents, bool byMiles)
    {
        var refund = On(500, odometer);
        Assert.Equal((cents, byMiles), (refund.Amount.Cents, refund.IsByMiles));
    }

    [Fact]
    public void Half_a_cent_goes_up_and_less_goes_down()
    {
        var plan = new ServicePlan { ContractNumber = "C", Vin = "1G4AH59H45G118341", FormNumber = "NES-72", StartsOn = new DateOnly(2026, 1, 15), EndsOn = new DateOnly(2026, 1, 15).AddDays(999), StartMiles = 0, Price = Money.FromDollars(124.50m) };
        Assert.Equal(Money.FromDollars(79.93m), On(358, null, plan).Unearned); // 642 × 0.1245 = 79.929
        Assert.Equal(Money.FromDollars(77.19m), On(380, null, plan).Unearned); // 620 × 0.1245 = 77.19
        Assert.Equal(Money.FromDollars(1.25m), On(990, null, plan).Unearned); // 10 × 0.1245 = 1.245
    }

    [Fact]
    public void A_claim_that_was_paid_is_taken_off_and_ends_the_time_to_change_ones_mind()
    {
        var plan = Plan();
        var alternator = new PlanClaim { What = "Alternator", HappenedOn = new(2026, 1, 20), ReportedAt = default, RequestKey = "K" };
        alternator.Pay(Money.FromDollars(400m), new DateOnly(2026, 1, 25), "");
        var brakes = new PlanClaim { What = "Brakes", HappenedOn = new(2026, 1, 21), ReportedAt = default, RequestKey = "L" };
        brakes.Decide(approved: false, "Worn, not broken");
        plan.Claims.AddRange([alternator, brakes]);

        var refund = On(10, 1_000, plan);
        Assert.Equal((false, 1_926_00L), (refund.IsFull, refund.Amount.Cents)); // 990 days: 2,376.00 − 50.00 − 400.00
    }

    [Fact]
    public void A_plan_without_a_limit_of_miles_goes_by_its_days_alone()
    {
        var plan = TestPlans.Plan("NGAP-1", startsOn: new(2026, 1, 1), months: 60, endMiles: null, price: 795m);
        var refund = CancellationRefund.Of(plan, TestPlans.Forms.Find("NGAP-1")!, new DateOnly(2027, 1, 1), odometer: 500_000);
        Assert.Equal((1_826, 1_460, 635_65L), (refund.Days, refund.DaysLeft, refund.Amount.Cents)); // 795 × 1460 ÷ 1826 = 635.65…
    }

    [Fact]
    public void The_formula_that_is_shown_gives_the_figure_that_is_paid()
    {
        for (var day = 1; day <= 1_000; day += 7)
        {
            var why = new Explanation();
            var refund = CancellationRefund.Of(Plan(), Form, new DateOnly(2026, 1, 15).AddDays(day - 1), 1_000 + (day * 11), why);
            Assert.Equal(refund.Amount.Dollars, why.Find("refund")!.Value);
            Assert.All(why.Steps, FormulaEvaluator.Check);
        }
    }
}
