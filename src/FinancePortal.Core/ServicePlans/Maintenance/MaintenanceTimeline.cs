using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.ServicePlans.Maintenance;

public enum ServiceState
{
    /// <summary>Not within two months.</summary>
    Later = 1,
    Soon = 2,
    Overdue = 3,
}

/// <summary>When a service is due next.</summary>
/// <param name="DueOn">By time; null when only miles count.</param>
/// <param name="DueMiles">By the odometer; null when only time counts or the odometer of the last time is not known.</param>
/// <param name="MilesOn">When the odometer gets there, by a reading or the pace.</param>
/// <param name="IsBeingChecked">The owner sent an invoice that a colleague has not looked at.</param>
public sealed record NextService(ScheduledService Service, DateOnly? DueOn, int? DueMiles, DateOnly? MilesOn, ServiceState State, bool IsBeingChecked = false)
{
    /// <summary>The limit that comes first, as far as a day is known.</summary>
    public DateOnly? FirstOn => DueOn is { } on && MilesOn is { } miles ? on < miles ? on : miles : DueOn ?? MilesOn;
}

/// <summary>One line of the record: a service done, and whether it came when it was due.</summary>
/// <param name="Gap">When it was due, if it came much later: an interval is missing before it. Null when it came in time.</param>
public sealed record DoneService(MaintenanceRecord Record, string Name, NextService? Gap);

/// <summary>What the maker asks for, compared with what was done (F-804).</summary>
public sealed record MaintenanceTimeline
{
    /// <summary>So much later than due still counts as in time.</summary>
    public const int GraceDays = 45;

    /// <inheritdoc cref="GraceDays"/>
    public const int GraceMiles = 1_000;

    private const int SoonDays = 60;

    /// <summary>What is due first on top.</summary>
    public required IReadOnlyList<NextService> Next { get; init; }

    /// <summary>Newest first, the refused ones too.</summary>
    public required IReadOnlyList<DoneService> Done { get; init; }

    /// <summary>Services of which an interval is missing now.</summary>
    public int Overdue => Next.Count(n => n.State is ServiceState.Overdue);

    /// <summary>Services that were done much later than due.</summary>
    public int Late => Done.Count(d => d.Gap is not null);

    /// <param name="startsOn">When this owner got the vehicle.</param>
    /// <param name="startMiles">The odometer then; null when nobody knows.</param>
    /// <param name="readings">Those that stand, oldest first.</param>
    public static MaintenanceTimeline Of(
        MaintenanceSchedule schedule, DateOnly startsOn, int? startMiles, IReadOnlyList<MaintenanceRecord> records, IReadOnlyList<OdometerReading> readings, OdometerPace? pace, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(records);
        var gaps = new Dictionary<MaintenanceRecord, NextService>();
        var next = new List<NextService>();
        foreach (var service in schedule.Services)
        {
            var (on, miles) = (startsOn, startMiles);
            foreach (var record in records.Where(r => r.Service == service.Code && r.Status is RecordStatus.Confirmed).OrderBy(r => r.DoneOn))
            {
                var due = Due(service, on, miles, readings, pace, today);
                if (record.DoneOn > due.DueOn?.AddDays(GraceDays) || record.Miles > due.DueMiles + GraceMiles)
                {
                    gaps.Add(record, due);
                }

                (on, miles) = (record.DoneOn, record.Miles);
            }

            next.Add(Due(service, on, miles, readings, pace, today) with { IsBeingChecked = records.Any(r => r.Service == service.Code && r.Status is RecordStatus.Waiting) });
        }

        return new MaintenanceTimeline
        {
            Next = [.. next.OrderByDescending(n => n.State).ThenBy(n => n.FirstOn ?? DateOnly.MaxValue)],
            Done = [.. records.OrderByDescending(r => r.DoneOn).ThenBy(r => r.Service, StringComparer.Ordinal).Select(r => new DoneService(r, schedule.NameOf(r.Service), gaps.GetValueOrDefault(r)))],
        };
    }

    private static NextService Due(ScheduledService service, DateOnly on, int? miles, IReadOnlyList<OdometerReading> readings, OdometerPace? pace, DateOnly today)
    {
        var dueOn = service.EveryMonths is { } months ? on.AddMonths(months) : (DateOnly?)null;
        var dueMiles = service.EveryMiles is { } every && miles is { } last ? last + every : (int?)null;
        var read = dueMiles is { } limit ? readings.FirstOrDefault(r => r.Miles >= limit) : null;
        var milesOn = read?.ReadOn ?? (dueMiles is { } ahead ? pace?.Reaches(ahead) : null);
        var state = today > dueOn || read is not null ? ServiceState.Overdue
            : today.AddDays(SoonDays) >= dueOn || today.AddDays(SoonDays) >= milesOn ? ServiceState.Soon
            : ServiceState.Later;
        return new NextService(service, dueOn, dueMiles, milesOn, state);
    }
}
