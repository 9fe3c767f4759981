using FinancePortal.Core.ServicePlans;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using FinancePortal.Web.Leases;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;

namespace FinancePortal.Web.Vehicles;

/// <summary>What vehicles and plans are called in sentences.</summary>
public static class VehicleWords
{
    public static string Name(PlanKind kind) => kind switch
    {
        PlanKind.ComplimentaryMaintenance => "Maintenance that came with the vehicle",
        PlanKind.Roadside => "Roadside assistance",
        PlanKind.ManufacturerProtection => "Manufacturer protection",
        PlanKind.ExtendedService => "Extended service contract",
        PlanKind.TireAndWheel => "Tire and wheel protection",
        PlanKind.WearAndUse => "Lease wear protection",
        _ => "GAP waiver",
    };

    public static (string Text, Tone Tone) Standing(PlanInFile plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan switch
        {
            { Plan.Status: PlanStatus.Cancelled } => ("Cancelled", Tone.Neutral),
            { Plan.Status: PlanStatus.Transferred } => ("Transferred", Tone.Neutral),
            { Limits.IsOver: true } => ("Ended", Tone.Neutral),
            { Limits.State: LimitState.NotStarted } => ("Not started", Tone.Info),
            { Limits.State: LimitState.MilesMayBeOver } => ("Check the miles", Tone.Warn),
            _ => ("In force", Tone.Ok),
        };
    }

    /// <summary>From when to when, in one line: <c>Until June 11, 2027 or 36,000 miles</c>.</summary>
    public static string Term(PlanInFile plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan switch
        {
            { Plan: { Status: PlanStatus.Cancelled or PlanStatus.Transferred, EndedOn: { } on } } => $"Ended {Formats.Prose(on)}",
            { Limits.State: LimitState.EndedByMiles } => $"Ended at {Formats.Miles(plan.Limits.EndMiles!.Value)}, read on {Formats.Prose(plan.Limits.MilesOn!.Value)}",
            { Limits.State: LimitState.EndedByDate } => $"Ended {Formats.Prose(plan.Limits.EndsOn)}",
            { Limits.State: LimitState.NotStarted } => $"From {Formats.Prose(plan.Plan.StartsOn)} until {Limit(plan.Limits)}",
            _ => $"Until {Limit(plan.Limits)}",
        };
    }

    /// <summary><c>June 11, 2027 or 36,000 miles, whichever comes first</c></summary>
    public static string Limit(PlanLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return Formats.Prose(limits.EndsOn) + (limits.EndMiles is { } miles ? $" or {Formats.Miles(miles)}, whichever comes first" : "");
    }

    /// <summary>Which limit the pace makes the first; empty when there is only one or it is over.</summary>
    public static string Prediction(PlanLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return limits switch
        {
            { EndMiles: null } or { IsOver: true } => "",
            { State: LimitState.MilesMayBeOver } => $"By your pace you passed {Formats.Miles(limits.EndMiles.Value)} around {Formats.Prose(limits.MilesOn!.Value)}. Add an odometer reading to know.",
            { MilesOn: null } => "Add an odometer reading to see which comes first.",
            { IsByMiles: true } => $"At your pace the miles come first, around {Formats.Prose(limits.MilesOn.Value)}.",
            _ => "At your pace the date comes first.",
        };
    }

    public static (string Text, Tone Tone) Of(CoverageVerdict verdict) => verdict switch
    {
        CoverageVerdict.Yes => ("Yes", Tone.Ok),
        CoverageVerdict.No => ("No", Tone.Bad),
        _ => ("Ask first", Tone.Warn),
    };

    /// <summary>Why today's answer is another than the printed one; empty when it is the same.</summary>
    public static string Because(CoverageAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer switch
        {
            { Item.Answer: CoverageVerdict.No } => "",
            { Limits: { State: LimitState.NotStarted } } => $"It starts {Formats.Prose(answer.Plan.Plan.StartsOn)}.",
            { Limits: { State: LimitState.EndedByDate } limits } => $"This ended {Formats.Prose(limits.EndsOn)}.",
            { Limits: { State: LimitState.EndedByMiles } limits } => $"This ended at {Formats.Miles(limits.EndMiles!.Value)}, read on {Formats.Prose(limits.MilesOn!.Value)}.",
            { Limits: { State: LimitState.MilesMayBeOver } limits } => Prediction(limits),
            _ => $"Until {Limit(answer.Limits)}.",
        };
    }

    public static string Of(VinRefusal refusal) => refusal switch
    {
        VinRefusal.Length => "Enter all 17 characters of the VIN.",
        VinRefusal.MistakableLetter => "A VIN has no I, O or Q. Look for a 1 or a 0.",
        VinRefusal.Character => "A VIN has letters and digits only.",
        _ => "Check the VIN. One of its characters doesn’t fit the others.",
    };

    /// <summary>What a reading's problem is called, and the field it belongs beside.</summary>
    public static (string Field, string Message) Of(OdometerRefusal refusal, OdometerReading? neighbor) => refusal switch
    {
        OdometerRefusal.InTheFuture => (nameof(ReadingForm.ReadOn), "Choose today or an earlier date."),
        OdometerRefusal.LowerThanBefore => (nameof(ReadingForm.Odometer), $"Enter a reading of {Formats.Miles(neighbor!.Miles)} or more. That was the reading on {Formats.Prose(neighbor.ReadOn)}."),
        _ => (nameof(ReadingForm.Odometer), $"Enter a reading of {Formats.Miles(neighbor!.Miles)} or less. That was the reading on {Formats.Prose(neighbor.ReadOn)}."),
    };

    /// <summary><c>tel:18005550188</c></summary>
    public static string PhoneLink(string phone) => "tel:" + string.Concat(phone.Where(char.IsAsciiDigit));
}
