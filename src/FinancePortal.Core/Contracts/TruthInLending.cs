using System.Globalization;
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

    public static TruthInLending Of(RetailTerms terms, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var schedule = AmortizationSchedule.Original(terms);
        var financed = terms.AmountFinanced - terms.PrepaidFinanceCharge;
        var payments = schedule.Rows.Select(r => new DatedAmount(r.DueOn, r.Payment)).ToArray();
        var box = new TruthInLending
        {
            AmountFinanced = financed,
            FinanceCharge = schedule.TotalOfPayments - financed,
            TotalOfPayments = schedule.TotalOfPayments,
            TotalSalePrice = schedule.TotalOfPayments + terms.DownPayment,
            AprPercentExact = Apr.Percent([new DatedAmount(terms.ContractDate, financed)], payments),
            Schedule = schedule,
        };
        if (why is not null)
        {
            box.Explain(why, terms, payments);
        }

        return box;
    }

    /// <summary>
    /// The rate, and the proof of it: each run of equal payments is worth so much at that rate, and together they are worth the
    /// amount financed.
    /// </summary>
    private void Explain(Explanation why, RetailTerms terms, DatedAmount[] payments)
    {
        const string Clause = "Federal Truth-in-Lending disclosures";
        const string Rule = "R-203";
        var period = UnitPeriod.Of(payments.Select(p => p.On).Prepend(terms.ContractDate));
        var rate = AprPercentExact / 100m / period.PerYear;
        var timed = Apr.Timed([new DatedAmount(terms.ContractDate, AmountFinanced)], payments, period).Where(t => t.Amount > 0m).ToArray();
        var worths = new List<FormulaInput>();
        for (var i = 0; i < timed.Length;)
        {
            var first = timed[i];
            var run = timed.Skip(i).TakeWhile((t, k) => t.Amount == first.Amount && t.Odd == first.Odd && t.Periods == first.Periods + k).ToArray();
            i += run.Length;
            var step = why.Step(
                $"worth of {run.Length.ToString(CultureInfo.InvariantCulture)} payments from unit-period {first.Periods.ToString(CultureInfo.InvariantCulture)}",
                PresentValue.At(run, rate),
                FigureUnit.Dollars,
                rate == 0m ? "payment × count" : "payment × (1 − (1 + rate) ^ (0 − count)) ÷ rate ÷ (1 + rate) ^ (first − 1) ÷ (1 + odd × rate)",
                StepRounding.Exact,
                Clause,
                Rule,
                new FormulaInput("payment", first.Amount),
                new FormulaInput("count", run.Length, FigureUnit.Count),
                new FormulaInput("rate", rate, FigureUnit.Rate),
                new FormulaInput("first", first.Periods, FigureUnit.Count),
                new FormulaInput("odd", first.Odd, FigureUnit.Factor));
            worths.Add(new FormulaInput(step.Name, step.Value, step.Unit, step));
        }

        why.Step("amount financed", AmountFinanced, string.Join(" + ", worths.Select(w => w.Name)), StepRounding.HalfUpToTheCent, Clause, Rule, [.. worths]);
        why.Step("finance charge", FinanceCharge, "total of payments − amount financed", StepRounding.Exact, Clause, "R-201", FormulaInput.Of("total of payments", TotalOfPayments), FormulaInput.Of("amount financed", AmountFinanced));
        why.Step("APR", AprPercent, FigureUnit.Percent, "rate × unit-periods per year × 100", StepRounding.ToTwoDecimals, Clause, Rule, new FormulaInput("rate", rate, FigureUnit.Rate), new FormulaInput("unit-periods per year", period.PerYear, FigureUnit.Count));
    }

    /// <summary>Whether a disclosed finance charge is accurate: within 5 dollars up to 1,000 financed, otherwise 10.</summary>
    public bool IsAccurateFinanceCharge(Money disclosed) =>
        (disclosed - FinanceCharge).Abs() <= Money.FromDollars(AmountFinanced <= Money.FromDollars(1_000m) ? 5m : 10m);
}
