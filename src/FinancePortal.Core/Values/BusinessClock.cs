namespace FinancePortal.Core.Values;

/// <summary>The company's day is New York's (SCHEMA, Time). Moments are UTC; business dates are <see cref="DateOnly"/>.</summary>
public static class BusinessClock
{
    public static TimeZoneInfo NewYork { get; } = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    /// <summary>Now as UTC, the kind that is stored.</summary>
    public static DateTime UtcNow(this TimeProvider clock) => clock.GetUtcNow().UtcDateTime;

    /// <summary>Today's business date in New York.</summary>
    public static DateOnly Today(this TimeProvider clock) => BusinessDateOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>The New York date of a UTC moment.</summary>
    public static DateOnly BusinessDateOf(DateTime utc) => DateOnly.FromDateTime(ToNewYork(utc));

    /// <summary>The New York wall clock of a UTC moment, for display.</summary>
    public static DateTime ToNewYork(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), NewYork);

    /// <summary>The UTC moment of a New York wall-clock time; a time skipped by daylight saving counts as an hour later.</summary>
    public static DateTime ToUtc(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time, DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(NewYork.IsInvalidTime(local) ? local.AddHours(1) : local, NewYork);
    }
}
