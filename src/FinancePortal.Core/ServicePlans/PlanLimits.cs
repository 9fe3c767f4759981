using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.ServicePlans;

/// <summary>Where a plan, or one part of it, is between its start and its limits.</summary>
public enum LimitState
{
    NotStarted = 1,
    Running = 2,

    /// <summary>By its pace the vehicle passed the miles, but no reading says so.</summary>
    MilesMayBeOver = 3,
    EndedByDate = 4,
    EndedByMiles = 5,
}

/// <summary>Time and miles, whichever comes first (F-801).</summary>
public sealed record PlanLimits
{
    public required LimitState State { get; init; }

    /// <summary>The last day by time.</summary>
    public required DateOnly EndsOn { get; init; }
    public required int? EndMiles { get; init; }

    /// <summary>The day on which the miles are reached: by a reading when they are over, else predicted from the pace; null when there is no limit or no pace.</summary>
    public required DateOnly? MilesOn { get; init; }

    /// <summary>The limit that comes first is the miles'.</summary>
    public bool IsByMiles => MilesOn <= EndsOn;

    /// <summary>The day of the limit that comes first, as far as it is known.</summary>
    public DateOnly FirstOn => MilesOn is { } on && on <= EndsOn ? on : EndsOn;

    public bool IsOver => State is LimitState.EndedByDate or LimitState.EndedByMiles;

    /// <param name="readings">Those that stand, oldest first.</param>
    public static PlanLimits Of(DateOnly startsOn, DateOnly endsOn, int? endMiles, IReadOnlyList<OdometerReading> readings, OdometerPace? pace, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var passed = endMiles is { } limit ? readings.FirstOrDefault(r => r.Miles >= limit) : null;
        var milesOn = passed?.ReadOn ?? (endMiles is { } ahead ? pace?.Reaches(ahead) : null);
        return new PlanLimits
        {
            EndsOn = endsOn,
            EndMiles = endMiles,
            MilesOn = milesOn,
            State = today < startsOn ? LimitState.NotStarted
                : passed is not null && passed.ReadOn <= endsOn ? LimitState.EndedByMiles
                : today > endsOn ? LimitState.EndedByDate
                : passed is null && milesOn <= today ? LimitState.MilesMayBeOver
                : LimitState.Running,
        };
    }
}
