using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.Wear;
using FinancePortal.Core.Values;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Leases;

[Trait("Feature", "F-705")]
public sealed class WearTests
{
    private static readonly WearGuide Guide = WearGuide.Read();

    [Fact]
    public void Only_what_is_over_the_normal_count_is_charged()
    {
        var (_, rule) = Guide.FindRule("body-ding")!.Value;

        Assert.Equal((Money.Zero, Usd("95"), Usd("190")), (rule.Charge(3), rule.Charge(4), rule.Charge(5)));
        Assert.Equal(Money.Zero, Guide.FindRule("wheel-scuff")!.Value.Rule.Charge(50));
    }

    [Fact]
    [Trait("Feature", "F-706")]
    public void Protection_is_taken_off_and_never_more_than_the_sum()
    {
        var counts = new Dictionary<string, int> { ["tire-tread"] = 2, ["unknown"] = 9 };

        Assert.Equal((Usd("360"), Usd("100"), Usd("260")), Figures(WearEstimate.Of(Guide, counts, Usd("100"))));
        Assert.Equal((Usd("360"), Usd("360"), Money.Zero), Figures(WearEstimate.Of(Guide, counts, Usd("5_000"))));
    }

    [Fact]
    public void The_guide_has_seven_areas_and_no_code_twice()
    {
        Assert.Equal(7, Guide.Areas.Count);
        var codes = Guide.Areas.SelectMany(a => a.Rules).Select(r => r.Code).ToList();
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.All(Guide.Areas.SelectMany(a => a.Rules), r => Assert.True(r.What.Length > 0 && r.Size.Length > 0 && !r.Price.IsNegative));
    }

    [Theory]
    [InlineData("97205", "halden-portland")]
    [InlineData("77019", "bayou-houston")]
    [InlineData("07030", "hudson-newark")]
    public void The_nearest_dealer_by_ZIP_comes_first(string zip, string code) => Assert.Equal(code, DealerList.Read().Near(zip)[0].Code);

    private static (Money Sum, Money Covered, Money Total) Figures(WearEstimate estimate) => (estimate.Sum, estimate.Covered, estimate.Total);
}
