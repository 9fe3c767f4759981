using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>
/// The figures of the federal box (Regulation Z 1026.18, R-201): what is financed, what it costs, and the annual percentage
/// rate, worked out from the schedule that services the loan.
/// </summary>
public sealed record TruthInLending
{
    /// <summary><c>principal − prepaid finance charge</c>.</summary>
    public required Money AmountFinanced { get; init; }

    /// <summary><c>total of payments − amount financed</c>: interest and what was prepaid.</summary>
    public required Money FinanceCharge { get; init; }
    public required Money TotalOfPayments { get; init; }

    /// <summary><c>total of payments + down payment</c>.</summary>
    public required Money TotalSalePrice { get; init; }

    /// <summary>Percent, not rounded.</summary>
    public required decimal AprPercentExact { get; init; }

    /// <summary>As it is disclosed: percent with two decimals.</summary>
    public decimal AprPercent => Rounding.Decimals(AprPercentExact, 2);

    public required AmortizationSchedule Schedule { get; init; }

    public static TruthInLending Of(RetailTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var schedule = AmortizationSchedule.Original(terms);
        var financed = terms.AmountFinanced - terms.PrepaidFinanceCharge;
        var payments = schedule.Rows.Select(r => new DatedAmount(r.DueOn, r.Payment)).ToArray();
        return new TruthInLending
        {
            AmountFinanced = financed,
            FinanceCharge = schedule.TotalOfPayments - financed,
            TotalOfPayments = schedule.TotalOfPayments,
            TotalSalePrice = schedule.TotalOfPayments + terms.DownPayment,
            AprPercentExact = Apr.Percent([new DatedAmount(terms.ContractDate, financed)], payments),
            Schedule = schedule,
        };
    }

    /// <summary>Whether a disclosed finance charge is accurate: within 5 dollars up to 1,000 financed, otherwise 10.</summary>
    public bool IsAccurateFinanceCharge(Money disclosed) =>
        (disclosed - FinanceCharge).Abs() <= Money.FromDollars(AmountFinanced <= Money.FromDollars(1_000m) ? 5m : 10m);
}
