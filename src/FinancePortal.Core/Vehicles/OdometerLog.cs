namespace FinancePortal.Core.Vehicles;

/// <summary>Why a reading cannot stand beside those that are there.</summary>
public enum OdometerRefusal
{
    InTheFuture = 1,

    /// <summary>Fewer miles than on an earlier day.</summary>
    LowerThanBefore = 2,

    /// <summary>More miles than on a later day.</summary>
    HigherThanAfter = 3,
}

/// <summary>Whether a reading fits those that stand: readings never fall.</summary>
public static class OdometerLog
{
    public const int Largest = 999_999;

    /// <param name="standing">Oldest first.</param>
    /// <returns>What is wrong, and the reading that it contradicts; null when it fits.</returns>
    public static (OdometerRefusal Refusal, OdometerReading? Neighbor)? Check(IReadOnlyList<OdometerReading> standing, DateOnly on, int miles, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(standing);
        if (on > today)
        {
            return (OdometerRefusal.InTheFuture, null);
        }

        if (standing.LastOrDefault(r => r.ReadOn <= on) is { } before && miles < before.Miles)
        {
            return (OdometerRefusal.LowerThanBefore, before);
        }

        return standing.FirstOrDefault(r => r.ReadOn > on) is { } after && miles > after.Miles ? (OdometerRefusal.HigherThanAfter, after) : null;
    }
}
