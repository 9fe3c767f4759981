using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases;

/// <summary>Where a lease stands with its miles on a day (DOMAIN §11).</summary>
public sealed record MileagePace
{
    public required DateOnly AsOf { get; init; }
    public required int Driven { get; init; }

    /// <summary>Allowance for the days so far, in proportion, to the nearest mile.</summary>
    public required int AllowedToDate { get; init; }

    /// <summary>Miles at the end if driven on at this pace, to the nearest mile.</summary>
    public required int Projected { get; init; }
    public required int Allowed { get; init; }
    public int ProjectedExcess => Math.Max(0, Projected - Allowed);

    /// <summary>What that excess would cost at the end: an estimate, and labelled so .</summary>
    public required Money ProjectedCharge { get; init; }
}

/// <summary>The miles of a lease: what is allowed, what more costs, where it is heading (DOMAIN §11).</summary>
public static class MileageAllowance
{
    private const string Clause = "Excess mileage";

    /// <summary>The step of the projection.</summary>
    private const string AtTheEnd = "miles at the end";

    /// <summary>More miles a day than this ask for a photo of the odometer.</summary>
    public const int UnusualMilesPerDay = 300;

    /// <summary><c>miles a year × months ÷ 12</c>, to the nearest mile.</summary>
    public static int ForMonths(int milesPerYear, int months) => decimal.ToInt32(Rounding.Decimals(milesPerYear * (decimal)months / 12m, 0));

    /// <summary>All miles of the lease: the yearly allowance for its months, extensions included, and miles bought; <paramref name="boughtMore"/> asks what more would give.</summary>
    public static int Total(LeaseTerms terms, AccountState state, int boughtMore = 0, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(state);
        var (months, bought) = (terms.PaymentCount + state.ExtraPayments, terms.ExtraMilesBought + state.MilesBought + boughtMore);
        var total = ForMonths(terms.MilesPerYear, months) + bought;
        why?.Step("allowed", total, FigureUnit.Miles, "miles a year × months ÷ 12 + miles bought", StepRounding.ToTheWholeNumber, Clause, "R-101",
            new FormulaInput("miles a year", terms.MilesPerYear, FigureUnit.Miles), new FormulaInput("months", months, FigureUnit.Count), new FormulaInput("miles bought", bought, FigureUnit.Miles));
        return total;
    }

    /// <summary><c>(driven − allowed) × charge per mile</c>, never below zero: unused miles are not paid back.</summary>
    public static Money ExcessCharge(int driven, int allowed, decimal chargePerMile, Explanation? why = null)
    {
        var charge = Rounding.HalfUp(Math.Max(0, driven - allowed) * chargePerMile);
        why?.Step(
            "excess mileage",
            charge,
            "max(driven − allowed, 0) × charge per mile",
            StepRounding.HalfUpToTheCent,
            Clause,
            "R-101",
            why.From(AtTheEnd, new FormulaInput("driven", driven, FigureUnit.Miles)),
            new FormulaInput("allowed", allowed, FigureUnit.Miles),
            new FormulaInput("charge per mile", chargePerMile));
        return charge;
    }

    /// <summary>What miles bought ahead cost.</summary>
    public static Money Bought(int miles, decimal pricePerMile, Explanation? why = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(miles);
        var price = Rounding.HalfUp(miles * pricePerMile);
        why?.Step("price of the miles", price, "miles × price per mile", StepRounding.HalfUpToTheCent, Clause, "R-101", new FormulaInput("miles", miles, FigureUnit.Miles), new FormulaInput("price per mile", pricePerMile));
        return price;
    }

    /// <summary><c>min(bought, allowed − driven) × credit per mile</c>: only bought miles come back, never those of the contract.</summary>
    public static Money UnusedCredit(int driven, int allowed, int bought, decimal creditPerMile, Explanation? why = null)
    {
        var credit = Rounding.HalfUp(Math.Clamp(allowed - driven, 0, bought) * creditPerMile);
        why?.Step("credit for unused miles", credit, "min(max(allowed − driven, 0), bought) × credit per mile", StepRounding.HalfUpToTheCent, Clause, "R-101",
            new FormulaInput("allowed", allowed, FigureUnit.Miles), why.From(AtTheEnd, new FormulaInput("driven", driven, FigureUnit.Miles)), new FormulaInput("bought", bought, FigureUnit.Miles), new FormulaInput("credit per mile", creditPerMile));
        return credit;
    }

    /// <summary>The part of an allowance that belongs to the days until an early end.</summary>
    public static int ProRata(int allowance, DateOnly from, DateOnly scheduledEnd, DateOnly on)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(scheduledEnd, from);
        var days = Math.Clamp(on.DayNumber - from.DayNumber, 0, scheduledEnd.DayNumber - from.DayNumber);
        return decimal.ToInt32(Rounding.Decimals((decimal)allowance * days / (scheduledEnd.DayNumber - from.DayNumber), 0));
    }

    /// <summary>The pace on a day from the latest odometer reading.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The reading is below the one at the start, or the day is not after the contract's.</exception>
    public static MileagePace Pace(LeaseTerms terms, AccountState state, DateOnly readOn, int odometer, int boughtMore = 0, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentOutOfRangeException.ThrowIfLessThan(odometer, terms.StartOdometer);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(readOn, terms.ContractDate);
        var end = terms.EndsOn.AddMonths(state.ExtraPayments);
        var (days, allDays) = (readOn.DayNumber - terms.ContractDate.DayNumber, end.DayNumber - terms.ContractDate.DayNumber);
        var driven = odometer - terms.StartOdometer;
        var allowed = Total(terms, state, boughtMore, why);
        var projected = Math.Max(driven, decimal.ToInt32(Rounding.Decimals((decimal)driven * allDays / days, 0)));
        var sofar = why?.Step("driven so far", driven, FigureUnit.Miles, "odometer − odometer at delivery", StepRounding.Exact, Clause, "R-106", new FormulaInput("odometer", odometer, FigureUnit.Miles), new FormulaInput("odometer at delivery", terms.StartOdometer, FigureUnit.Miles));
        why?.Step(AtTheEnd, projected, FigureUnit.Miles, "max(driven so far × days in the lease ÷ days so far, driven so far)", StepRounding.ToTheWholeNumber, Clause, "R-106",
            new FormulaInput("driven so far", driven, FigureUnit.Miles, sofar), new FormulaInput("days in the lease", allDays, FigureUnit.Days), new FormulaInput("days so far", days, FigureUnit.Days));
        return new MileagePace
        {
            AsOf = readOn,
            Driven = driven,
            AllowedToDate = ProRata(allowed, terms.ContractDate, end, readOn),
            Projected = projected,
            Allowed = allowed,
            ProjectedCharge = ExcessCharge(projected, allowed, terms.ExcessMileRate, why),
        };
    }

    /// <summary>Whether a reading needs a second look: lower than the one before, or more than 300 miles a day since.</summary>
    public static bool IsUnusual(DateOnly before, int odometerBefore, DateOnly on, int odometer) =>
        odometer < odometerBefore || odometer - odometerBefore > (long)UnusualMilesPerDay * Math.Max(1, on.DayNumber - before.DayNumber);
}
