using FinancePortal.Core.Leases;
using FinancePortal.Core.Vehicles;
using FinancePortal.Web.Shared;

namespace FinancePortal.Web.Leases;

/// <summary>The mileage log with the form that adds to it.</summary>
/// <param name="Odd">The reading just sent looks odd and may be kept; null otherwise.</param>
public sealed record MileageLogPage(LeaseFile File, ReadingForm Form, ReadingCheck? Odd)
{
    public PaceChart Chart => new(File);
    public string Path => $"/leases/{File.Reference}";

    public string OdometerHint => File.Readings is [.., var last]
        ? $"Last reading {Formats.Count(last.Miles)} on {Formats.Prose(last.ReadOn)}. Whole miles, no tenths."
        : $"{Formats.Count(File.Terms.StartOdometer)} at delivery. Whole miles, no tenths.";

    public static string SourceOf(OdometerReading reading) => reading.Source is OdometerSource.Staff ? "Corrected by us"
        : reading.Source is OdometerSource.Dealer
        ? (reading.RecordedBy.Length > 0 ? reading.RecordedBy : "Dealer")
        : reading.PhotoId is null ? "You" : "You, with a photo";
}

/// <summary>One reading that was wrong.</summary>
public sealed record CorrectReadingPage(LeaseFile File, OdometerReading Wrong, ReadingForm Form, ReadingCheck? Odd)
{
    public string Path => $"/leases/{File.Reference}";
}

/// <summary>What buying miles ahead does, at the number that was asked for.</summary>
public sealed record BuyMilesPage(LeaseFile File, BuyMilesForm Form, MilesAheadQuote Quote)
{
    /// <summary>What is asked about until somebody types a number: the expected excess, up to the next hundred.</summary>
    private const int UsualMiles = 1_000;

    public string Path => $"/leases/{File.Reference}";

    public MileagePace? Pace => File.Mileage?.Pace;

    public bool IsCheaper => Quote.Saves.IsPositive;

    public static int Suggested(LeaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var excess = file.Mileage?.Pace.ProjectedExcess ?? 0;
        return excess == 0 ? UsualMiles : Math.Clamp((excess + 99) / 100 * 100, MilesAheadQuote.Smallest, MilesAheadQuote.Largest);
    }

    public string Verdict => this switch
    {
        { Pace: null } => "Add an odometer reading first. Then we can say whether buying miles pays.",
        { IsCheaper: true } => $"Buying {Formats.Miles(Quote.Miles)} now saves an estimated {Quote.Saves}.",
        { Quote.Saves.IsZero: true } => "Buying now and paying at the end cost the same.",
        _ => $"At your pace, buying {Formats.Miles(Quote.Miles)} costs {-Quote.Saves} more than it saves.",
    };
}

/// <summary>What a typed reading's problem is called beside its field.</summary>
public static class ReadingWords
{
    /// <summary>The field that has to change, and what to do.</summary>
    public static (string Field, string Message) Of(ReadingCheck check, LeaseFile file)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(file);
        return check switch
        {
            { Problem: ReadingProblem.InTheFuture } => (nameof(ReadingForm.ReadOn), "Choose today or an earlier date."),
            { Problem: ReadingProblem.BeforeDelivery } => (nameof(ReadingForm.ReadOn), $"Choose a date after {Formats.Prose(file.StartsOn)}, the day your lease started."),
            { Problem: ReadingProblem.BelowDelivery } => (nameof(ReadingForm.Odometer), $"Enter a reading of {Formats.Miles(file.Terms.StartOdometer)} or more. That was the odometer at delivery."),
            { Problem: ReadingProblem.LowerThanBefore, Neighbour: { } before } => (nameof(ReadingForm.Odometer), $"Enter a reading of {Formats.Miles(before.Miles)} or more. {WhichWas(before, file)}"),
            { Problem: ReadingProblem.HigherThanAfter, Neighbour: { } after } => (nameof(ReadingForm.Odometer), $"Enter a reading of {Formats.Miles(after.Miles)} or less. That was the reading on {Formats.Prose(after.ReadOn)}."),
            { Problem: ReadingProblem.Kilometers } => (nameof(ReadingForm.Odometer), $"Check the reading. If your display shows kilometers, enter {Formats.Miles(check.InMiles)}."),
            _ => (nameof(ReadingForm.Odometer), "Check the reading. It’s much more than people drive in that time."),
        };
    }

    private static string WhichWas(OdometerReading before, LeaseFile file) => file.Readings is [.., var last] && last.Reference == before.Reference
        ? "That was your last one."
        : $"That was the reading on {Formats.Prose(before.ReadOn)}.";
}
