using FinancePortal.Core.ServicePlans.Maintenance;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using FinancePortal.Web.Leases;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using FluentValidation;

namespace FinancePortal.Web.ServicePlans;

/// <summary>The record of a vehicle beside its schedule.</summary>
public sealed record MaintenancePage(MaintenanceFile Record)
{
    public static readonly string[] Columns = ["Date", "Odometer", "Service", "Done by", "Source", "Status", "Against schedule"];

    public string Path => $"/vehicle/{Record.File.Reference}";

    /// <summary>One row a service, for a spreadsheet.</summary>
    public IEnumerable<IEnumerable<string>> Cells => Record.Timeline.Done.Select(d => new[]
    {
        Formats.Iso(d.Record.DoneOn), d.Record.Miles is { } miles ? miles.ToString(System.Globalization.CultureInfo.InvariantCulture) : "", d.Name, d.Record.Place, SourceOf(d.Record), Status(d.Record).Text,
        d.Record.Status is not RecordStatus.Confirmed ? "" : d.Gap is { } gap ? $"Late: was due {Due(gap)}" : "In time",
    });

    public string Sentence => Gaps(Record.Timeline) + (Record.Timeline.Overdue switch { 0 => "", 1 => " If it was done elsewhere, add the invoice.", _ => " If they were done elsewhere, add the invoices." });

    /// <summary>What is missing, in a sentence.</summary>
    public static string Gaps(MaintenanceTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return timeline switch
        {
            { Overdue: 0, Done.Count: 0 } => "No service was due yet.",
            { Overdue: 0, Late: 0 } => "Every service that was due is on record.",
            { Overdue: 0 } => $"Nothing is overdue. {Services(timeline.Late)} came late.",
            { Late: 0 } => $"{Services(timeline.Overdue)} {(timeline.Overdue == 1 ? "is" : "are")} overdue.",
            _ => $"{Services(timeline.Overdue)} {(timeline.Overdue == 1 ? "is" : "are")} overdue, and {timeline.Late} came late.",
        };
    }

    /// <summary>Beside the due date: when the miles come, or came.</summary>
    public static string Pace(NextService next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return next switch
        {
            { IsBeingChecked: true } => "Your invoice is being checked",
            { State: ServiceState.Overdue, MilesOn: { } on, DueMiles: { } miles } when on <= (next.DueOn ?? on) => $"The odometer passed {Formats.Count(miles)} by {Formats.Prose(on)}",
            { State: not ServiceState.Overdue, FirstOn: { } first } when first != next.DueOn => $"At your pace around {Formats.Prose(first)}",
            _ => "",
        };
    }

    private static string Services(int count) => count == 1 ? "1 service" : $"{count} services";

    /// <summary><c>January 3, 2027 or at 30,000 miles</c></summary>
    public static string Due(NextService next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return (next.DueOn, next.DueMiles) switch
        {
            ({ } on, { } miles) => $"{Formats.Prose(on)} or at {Formats.Miles(miles)}",
            ({ } on, null) => Formats.Prose(on),
            (null, { } miles) => $"at {Formats.Miles(miles)}",
            _ => "when the odometer is known",
        };
    }

    public static (string Text, Tone Tone) Of(ServiceState state) => state switch
    {
        ServiceState.Overdue => ("Overdue", Tone.Bad),
        ServiceState.Soon => ("Soon", Tone.Warn),
        _ => ("Later", Tone.Neutral),
    };

    public static (string Text, Tone Tone) Status(MaintenanceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Status switch
        {
            RecordStatus.Confirmed => ("Confirmed", Tone.Ok),
            RecordStatus.Waiting => ("Being checked", Tone.Info),
            _ => ("Not accepted", Tone.Bad),
        };
    }

    public static string SourceOf(MaintenanceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.IsDealers ? "Reported by the dealer" : record.DocumentId is null ? "Added by you" : "Your invoice";
    }
}

public sealed class AddMaintenanceForm
{
    public List<string>? Services { get; set; }
    public DateOnly? DoneOn { get; set; }
    public string? Odometer { get; set; }
    public string? Place { get; set; }

    /// <summary>What shows it; a colleague may ask for it.</summary>
    public IFormFile? Invoice { get; set; }

    /// <summary>The same form sent twice is one record.</summary>
    public string? Key { get; set; }
}

public sealed class AddMaintenanceFormValidator : AbstractValidator<AddMaintenanceForm>
{
    private const int LongestPlace = 80;

    public AddMaintenanceFormValidator()
    {
        RuleFor(f => f.Services).Must(s => s is { Count: > 0 and <= 20 }).WithMessage("Choose at least one service.");
        RuleFor(f => f.DoneOn).NotNull().WithMessage("Enter the date on the invoice.");
        RuleFor(f => f.Odometer)
            .Must(o => TypedMiles.TryRead(o, out _)).WithMessage(TypedMiles.HowTo)
            .Must(o => !TypedMiles.TryRead(o, out var miles) || miles <= OdometerLog.Largest).WithMessage("Enter a reading of 999,999 miles or less.");
        RuleFor(f => f.Place)
            .NotEmpty().WithMessage("Enter the name of the shop.")
            .MaximumLength(LongestPlace).WithMessage($"Use {LongestPlace} characters or fewer.");
        RuleFor(f => f.Key).Must(Reference.IsWellFormed).WithMessage("Open this page again.");
    }
}

public sealed record AddMaintenancePage(MaintenanceFile Record, AddMaintenanceForm Form)
{
    public bool IsChosen(string code) => Form.Services?.Contains(code) == true;
}
