namespace FinancePortal.Core.Vehicles;

/// <summary>
/// How fast a vehicle is driven, between the first and the last time its odometer is known. What follows from it is an
/// estimate: it takes the miles to go on as they were.
/// </summary>
public sealed record OdometerPace(DateOnly From, int FromMiles, DateOnly On, int Miles)
{
    /// <summary>A shorter stretch says nothing about a year.</summary>
    public const int FewestDays = 30;

    private const int LongestYears = 40;

    public int Days => On.DayNumber - From.DayNumber;

    /// <summary>Miles a year, to the nearest hundred below.</summary>
    public int PerYear => (int)((long)(Miles - FromMiles) * 365 / Days / 100 * 100);

    /// <summary>The pace of days on which the odometer is known, in any order; null when they lie too close together or the vehicle stood still.</summary>
    public static OdometerPace? Of(IEnumerable<(DateOnly On, int Miles)> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        var ordered = known.OrderBy(k => k.On).ThenBy(k => k.Miles).ToList();
        return ordered is [var first, .., var last] && last.On.DayNumber - first.On.DayNumber >= FewestDays && last.Miles > first.Miles
            ? new OdometerPace(first.On, first.Miles, last.On, last.Miles)
            : null;
    }

    /// <summary>The day on which the odometer comes to a figure: <c>last day + (miles − last) × days ÷ miles driven</c>, up to a whole day. Null when that is further off than anybody plans.</summary>
    public DateOnly? Reaches(int miles)
    {
        if (miles <= Miles)
        {
            return On;
        }

        long driven = Miles - FromMiles;
        var days = (((long)(miles - Miles) * Days) + driven - 1) / driven;
        return days <= LongestYears * 365 ? On.AddDays((int)days) : null;
    }

    /// <summary>What the odometer shows by this pace on a later day.</summary>
    public int ExpectedOn(DateOnly day) =>
        day <= On ? Miles : Miles + (int)((long)(Miles - FromMiles) * (day.DayNumber - On.DayNumber) / Days);
}
