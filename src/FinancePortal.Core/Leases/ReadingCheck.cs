using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.Leases;

/// <summary>What is wrong with a reading that was typed in, or odd about it.</summary>
public enum ReadingProblem
{
    None = 0,
    InTheFuture = 1,

    /// <summary>On the day the lease began or earlier.</summary>
    BeforeDelivery = 2,

    /// <summary>Fewer miles than at delivery.</summary>
    BelowDelivery = 3,

    /// <summary>Fewer miles than an earlier day's reading: readings never fall.</summary>
    LowerThanBefore = 4,

    /// <summary>More miles than a later day's reading.</summary>
    HigherThanAfter = 5,

    /// <summary>Far more than anybody drives in that time. It may be kept after a second look.</summary>
    Unusual = 6,

    /// <summary>Unusual, and just what the display would say in kilometers.</summary>
    Kilometers = 7,
}

/// <summary>Compares a typed reading with the ones that stand (F-701).</summary>
/// <param name="Neighbour">The reading that it contradicts or leaps from; null when that is the delivery.</param>
/// <param name="InMiles">The same number of kilometers in miles, when that fits.</param>
public sealed record ReadingCheck(ReadingProblem Problem, OdometerReading? Neighbour = null, int InMiles = 0)
{
    /// <summary>More than this in a month asks for a second look.</summary>
    public const int UnusualMilesPerMonth = 5_000;
    public const int Largest = 999_999;

    public bool MayBeKept => Problem is ReadingProblem.Unusual or ReadingProblem.Kilometers;

    /// <param name="standing">Readings that stand, oldest first.</param>
    /// <param name="today">The business day.</param>
    public static ReadingCheck Of(LeaseTerms terms, IReadOnlyList<OdometerReading> standing, DateOnly on, int miles, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(standing);
        if (on > today)
        {
            return new(ReadingProblem.InTheFuture);
        }

        if (on <= terms.ContractDate)
        {
            return new(ReadingProblem.BeforeDelivery);
        }

        var before = standing.LastOrDefault(r => r.ReadOn <= on);
        var after = standing.FirstOrDefault(r => r.ReadOn > on);
        if (miles < terms.StartOdometer)
        {
            return new(ReadingProblem.BelowDelivery);
        }

        if (before is not null && miles < before.Miles)
        {
            return new(ReadingProblem.LowerThanBefore, before);
        }

        if (after is not null && miles > after.Miles)
        {
            return new(ReadingProblem.HigherThanAfter, after);
        }

        var (fromOn, from) = before is null ? (terms.ContractDate, terms.StartOdometer) : (before.ReadOn, before.Miles);
        if (!Leaps(fromOn, from, on, miles))
        {
            return new(ReadingProblem.None);
        }

        // 1 mile is 1.609344 km by definition.
        var inMiles = decimal.ToInt32(miles / 1.609344m);
        return inMiles >= from && !Leaps(fromOn, from, on, inMiles)
            ? new(ReadingProblem.Kilometers, before, inMiles)
            : new(ReadingProblem.Unusual, before);
    }

    private static bool Leaps(DateOnly from, int milesBefore, DateOnly on, int miles)
    {
        var days = Math.Max(1, on.DayNumber - from.DayNumber);
        return MileageAllowance.IsUnusual(from, milesBefore, on, miles)
            || (miles - milesBefore > UnusualMilesPerMonth && (long)(miles - milesBefore) * 30 > (long)UnusualMilesPerMonth * days);
    }
}
