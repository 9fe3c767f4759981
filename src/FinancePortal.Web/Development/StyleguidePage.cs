using FinancePortal.Core.Values;
using FinancePortal.Web.Shared.Charts;

namespace FinancePortal.Web.Development;

/// <summary>What the styleguide shows: a form as it comes back, and a loan's life for the chart.</summary>
public sealed record StyleguidePage(StyleguideForm Form)
{
    /// <summary>38,500 dollars over 60 months, 22 of them paid; drawn, not computed.</summary>
    public BalanceChart Chart { get; } = new(
        [.. Enumerable.Range(0, 23).Select(Point)],
        [.. Enumerable.Range(23, 38).Select(Point)]);

    public BalanceChart YoungLoan { get; } = new([Point(0)], [.. Enumerable.Range(1, 60).Select(Point)]);

    public BalanceChart NearlyPaid { get; } = new([.. Enumerable.Range(0, 58).Select(Point)], [.. Enumerable.Range(58, 3).Select(Point)]);

    private static BalancePoint Point(int month) =>
        new(new DateOnly(2025, 1, 5).AddMonths(month), Money.FromCents((60 - month) * (5_300_000L + (month * 19_000L)) / 83));
}
