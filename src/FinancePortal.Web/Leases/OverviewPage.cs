using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases;
using FinancePortal.Web.Accounts;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;

namespace FinancePortal.Web.Leases;

/// <summary>Mileage, and what is ahead: on pace or not, in one look.</summary>
/// <param name="HasAutopay">The next payment is taken by itself.</param>
public sealed record OverviewPage(LeaseFile File, bool HasAutopay)
{
    public MileageOutlook? Mileage { get; } = File.Mileage;

    public string Path => $"/leases/{File.Reference}";

    public string EndsText => File switch
    {
        { IsOpen: false, ClosedOn: { } closed } => $"{Ended} {Formats.Prose(closed)}.",
        { DaysLeft: > 0 } => $"Your lease ends {Formats.Prose(File.EndsOn)}, in {AccountWords.Days(File.DaysLeft)}.",
        { DaysLeft: 0 } => "Your lease ends today.",
        _ => $"Your lease ended {Formats.Prose(File.EndsOn)}.",
    };

    private string Ended => File.Position.Status switch
    {
        AccountStatus.Purchased => "You bought this vehicle on",
        AccountStatus.EarlyTerminated => "This lease ended early on",
        _ => "This vehicle was returned on",
    };

    public (string Text, Tone Tone) PaceTag => Mileage switch
    {
        _ when !File.IsOpen => ("Ended", Tone.Neutral),
        null => ("No reading yet", Tone.Neutral),
        { OverPace: > 0 } over => ($"{Formats.Count(over.OverPace)} over pace", Tone.Warn),
        { OverPace: 0 } => ("On pace", Tone.Ok),
        { } under => ($"{Formats.Count(-under.OverPace)} under pace", Tone.Ok),
    };

    public MileageGauge Gauge => new(Mileage?.Pace.Driven ?? 0, Mileage?.Pace.AllowedToDate ?? File.AllowedToday, File.Allowed);

    public PaceChart Chart => new(File);

    public string PaymentsMade => $"{Math.Min(File.Position.InstallmentsSatisfied, File.Position.InstallmentsTotal)} of {File.Position.InstallmentsTotal}";

    /// <summary>After the next one.</summary>
    public string PaymentsLater => (File.Position.InstallmentsLeft - 1) switch
    {
        <= 0 => "This is the last payment",
        1 => "1 more payment after this one",
        var more => $"{more} more payments after this one",
    };

    public string RangeText => File.IsOpen && Mileage is { HasRange: true } m
        ? $"Between {Formats.Count(m.ProjectedLow)} and {Formats.Miles(m.ProjectedHigh)}, depending on whether you drive as in the last months or as since the start."
        : "";

    public string AdviceText => Mileage switch
    {
        null => "",
        { MilesLeft: 0 } m => $"You’ve used the whole allowance. So far you’ve averaged about {Formats.Count(m.MonthlySoFar)} miles a month.",
        { Pace.ProjectedExcess: > 0 } m => $"To finish within your allowance, drive about {Formats.Miles(m.MonthlyToStayWithin)} a month from now. So far you’ve averaged about {Formats.Count(m.MonthlySoFar)}.",
        { } m => $"You can drive up to about {Formats.Miles(m.MonthlyToStayWithin)} a month from now. So far you’ve averaged about {Formats.Count(m.MonthlySoFar)}.",
    };

    /// <summary>Whether buying the expected excess now costs less than paying for it at the end.</summary>
    public MilesAheadQuote? BuyAhead =>
        MileageService.MaySell(File) && Mileage is { Pace.ProjectedExcess: >= MilesAheadQuote.Smallest and var excess }
        && MilesAheadQuote.Of(File, excess / 100 * 100) is { Saves.IsPositive: true } quote ? quote : null;

    /// <summary>What became of the miles of a lease that has ended.</summary>
    public string DrivenText => (Mileage, File.Position.Status) switch
    {
        (null, _) => "No reading was taken in this lease.",
        ({ } m, AccountStatus.Purchased) => $"By the last reading you drove {Formats.Miles(m.Pace.Driven)}. You bought the vehicle, so no miles were charged.",
        ({ } m, AccountStatus.Returned) when m.Pace.Driven > File.Allowed => $"You drove {Formats.Miles(m.Pace.Driven)}, {Formats.Count(m.Pace.Driven - File.Allowed)} over your allowance.",
        ({ } m, _) => $"You drove {Formats.Miles(m.Pace.Driven)}.",
    };

    public Sum? Estimate => File.IsOpen && Mileage is { Pace: var pace, Latest: var latest } ? new Sum("How we estimate this",
    [
        new($"Odometer on {Formats.Prose(latest.ReadOn)}", Formats.Count(latest.Miles)),
        new("Odometer at delivery", "−" + Formats.Count(File.Terms.StartOdometer)),
        new("Miles driven", Formats.Count(pace.Driven), IsTotal: true),
        new("Days so far", Formats.Count(latest.ReadOn.DayNumber - File.StartsOn.DayNumber)),
        new("Days in the lease", Formats.Count(File.EndsOn.DayNumber - File.StartsOn.DayNumber)),
        new("Miles at the end: driven ÷ days so far × all days", Formats.Count(pace.Projected), IsTotal: true),
        new("Allowance", "−" + Formats.Count(pace.Allowed)),
        new("Miles over", Formats.Count(pace.ProjectedExcess), IsTotal: true),
        new($"Charge at {Formats.PerMile(File.Terms.ExcessMileRate)} a mile", pace.ProjectedCharge.ToString(), IsTotal: true),
    ], "An estimate: it assumes that you keep driving as you have so far. The even pace spreads the allowance over the days of the lease.")
    {
        Explain = LeaseFigures.Address(Path, "excess mileage"),
    } : null;
}
