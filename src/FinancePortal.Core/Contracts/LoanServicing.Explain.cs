using System.Globalization;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <content>The words for what was computed. Nothing here computes: it is called with the figures that the calculation used.</content>
internal sealed partial class LoanServicing
{
    private const string InterestClause = "How interest is figured";
    private const string ApplicationClause = "How payments are applied";

    private bool CountsPlainDays => terms.DayCount is DayCount.Actual365Fixed or DayCount.Actual360 or DayCount.Actual364 or DayCount.Daily;

    private string UnitsName => CountsPlainDays ? "days" : "day units";

    private string YearName => CountsPlainDays ? "days in a year" : "day units in a year";

    /// <summary>A span in which interest accrued: kept until the interest is paid.</summary>
    private void CarrySpan(AccountState state, decimal rate, DateOnly from, DateOnly to) => Why?.Carry(new FormulaStep
    {
        Name = $"interest {Short(from)} to {Short(to)}",
        Value = days.InterestNumerator(state.Principal, rate, from, to),
        Unit = FigureUnit.Factor,
        Formula = $"principal × rate × {UnitsName}",
        Clause = InterestClause,
        Inputs = [FormulaInput.Of("principal", state.Principal), new FormulaInput("rate", rate, FigureUnit.Rate), new FormulaInput(UnitsName, days.Units(from, to), FigureUnit.Days)],
    });

    /// <summary>Interest that was paid in part is taken off what accrued.</summary>
    private void CarryPaid(Money paid, DateOnly on) => Why?.Carry(new FormulaStep
    {
        Name = $"interest paid {Short(on)}",
        Value = -paid.Dollars * days.UnitsPerYear,
        Unit = FigureUnit.Factor,
        Formula = $"0 − paid × {YearName}",
        Clause = ApplicationClause,
        Inputs = [FormulaInput.Of("paid", paid), new FormulaInput(YearName, days.UnitsPerYear, FigureUnit.Days)],
    });

    /// <summary>Unpaid interest, rounded once: from one span, or from the sum of all since it was last paid.</summary>
    internal void ExplainInterest(AccountState state, Money owed)
    {
        if (Why is null)
        {
            return;
        }

        var year = new FormulaInput(YearName, days.UnitsPerYear, FigureUnit.Days);
        var rounding = RoundingOf(terms.InterestRounding);
        if (Why.Carried is [{ } only] && only.Value == state.InterestNumerator && only.Inputs.Count == 3)
        {
            Why.Step("interest", owed, $"{only.Formula} ÷ {YearName}", rounding, InterestClause, "", [.. only.Inputs, year]);
            return;
        }

        // Two part payments on one day have the same words: a number tells them apart in the formula.
        var inputs = Why.Carried.GroupBy(s => s.Name, StringComparer.Ordinal)
            .SelectMany(same => same.Select((s, k) => new FormulaInput(k == 0 ? s.Name : $"{s.Name} ({(k + 1).ToString(CultureInfo.InvariantCulture)})", s.Value, s.Unit, s)))
            .ToList();
        var before = state.InterestNumerator - inputs.Sum(i => i.Value);
        if (before != 0m)
        {
            inputs.Add(new FormulaInput("interest carried over", before, FigureUnit.Factor));
        }

        var sum = inputs.Count == 0 ? "0" : string.Join(" + ", inputs.Select(i => i.Name));
        Why.Step("interest", owed, $"({sum}) ÷ {YearName}", rounding, InterestClause, "", [.. inputs, year]);
    }

    /// <summary>Interest of one day.</summary>
    internal void ExplainPerDiem(AccountState state, DateOnly on, decimal perDiem) => Why?.Step(
        "per diem",
        Rounding.HalfUp(perDiem),
        $"principal × rate × {UnitsName} ÷ {YearName}",
        StepRounding.HalfUpToTheCent,
        InterestClause,
        "",
        FormulaInput.Of("principal", state.Principal),
        new FormulaInput("rate", RateOn(state, on), FigureUnit.Rate),
        new FormulaInput(UnitsName, days.Units(on, on.AddDays(1)), FigureUnit.Days),
        new FormulaInput(YearName, days.UnitsPerYear, FigureUnit.Days));

    private static StepRounding RoundingOf(RoundingRule rule) => rule switch
    {
        RoundingRule.HalfEven => StepRounding.HalfEvenToTheCent,
        RoundingRule.Down => StepRounding.DownToTheCent,
        RoundingRule.Up => StepRounding.UpToTheCent,
        _ => StepRounding.HalfUpToTheCent,
    };

    private static string Short(DateOnly date) => date.ToString("MMM d, yyyy", CultureInfo.GetCultureInfo("en-US"));
}
