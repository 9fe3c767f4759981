using FinancePortal.Core.Contracts;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.ServicePlans;

/// <summary>One plan of a vehicle with its text and where its limits are.</summary>
/// <param name="Form">Null when the text of the form is not here yet.</param>
public sealed record PlanInFile(ServicePlan Plan, PlanForm? Form, PlanLimits Limits)
{
    /// <summary>Not cancelled, not given away, not over.</summary>
    public bool Holds => Plan.Status is PlanStatus.Active && !Limits.IsOver;
    public string Name => Form?.Name ?? $"Plan {Plan.ContractNumber}";
}

/// <summary>The vehicle of one account, without its money: plans, odometer, pace.</summary>
public sealed record VehicleFile
{
    public required string Reference { get; init; }
    public required string LastFour { get; init; }
    public required ProductKind Product { get; init; }
    public required AccountStatus Status { get; init; }
    public required Vehicle Vehicle { get; init; }

    /// <summary>When this contract began.</summary>
    public required DateOnly OwnedSince { get; init; }

    /// <summary>The odometer then; null when nobody knows.</summary>
    public required int? StartMiles { get; init; }

    /// <summary>May change things, not only look.</summary>
    public required bool MayAct { get; init; }

    /// <summary>Those that stand, oldest first.</summary>
    public required IReadOnlyList<OdometerReading> Readings { get; init; }
    public required OdometerPace? Pace { get; init; }

    /// <summary>Those that hold first, the one that ends first on top.</summary>
    public required IReadOnlyList<PlanInFile> Plans { get; init; }
    public required DateOnly Today { get; init; }

    public OdometerReading? Latest => Readings is [.., var last] ? last : null;
    public bool IsLease => Product is ProductKind.Lease;
    public string VehicleName => Vehicle.Name;

    /// <summary>Help on the road: the number of the first plan that has one.</summary>
    public PlanInFile? Roadside => Plans.FirstOrDefault(p => p is { Holds: true, Limits.State: not LimitState.NotStarted, Form.RoadsidePhone.Length: > 0 });

    public static VehicleFile Of(FinancedAccount account, bool mayAct, IReadOnlyList<OdometerReading> readings, IEnumerable<ServicePlan> plans, PlanForms forms, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(readings);
        ArgumentNullException.ThrowIfNull(forms);
        var known = plans.ToList();

        // A plan's contract states the odometer of its first day: with one reading that makes a pace.
        var pace = OdometerPace.Of(readings.Select(r => (r.ReadOn, r.Miles)).Concat(known.Where(p => readings.Count > 0 && p.StartsOn < readings[0].ReadOn && p.StartMiles <= readings[0].Miles).Select(p => (p.StartsOn, p.StartMiles))));
        return new VehicleFile
        {
            Reference = account.Reference,
            LastFour = account.LastFour,
            Product = account.Product,
            Status = account.Status,
            Vehicle = account.Vehicle,
            OwnedSince = account.OpenedOn,
            StartMiles = account.Vehicle.Condition is VehicleCondition.New ? 0 : known.Where(p => p.StartsOn == account.OpenedOn).Select(p => (int?)p.StartMiles).Min(),
            MayAct = mayAct,
            Readings = readings,
            Pace = pace,
            Today = today,
            Plans = [.. known
                .Select(p => new PlanInFile(p, forms.Find(p.FormNumber), PlanLimits.Of(p.StartsOn, p.EndsOn, p.EndMiles, readings, pace, today)))
                .OrderBy(p => p.Holds ? 0 : 1).ThenBy(p => p.Limits.FirstOn).ThenBy(p => p.Plan.ContractNumber, StringComparer.Ordinal)],
        };
    }
}

/// <summary>One of a customer's vehicles in a list.</summary>
public sealed record VehicleInList(string Reference, string LastFour, ProductKind Product, AccountStatus Status, Vehicle Vehicle);
