using System.Globalization;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Values;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace FinancePortal.Web.Leases;

/// <summary>The choices at the end of a lease, side by side, as somebody asked about them.</summary>
public sealed record LeaseEndPage(LeaseEnding Ending, LeaseEndOptions Options, LeaseEndForm Form, IReadOnlyList<SelectListItem> Models)
{
    private static readonly CultureInfo American = CultureInfo.GetCultureInfo("en-US");
    private static readonly int[] Spans = [6, 12, 24, 36];
    private static readonly int[] LoanTerms = [36, 48, 60, 72];

    public LeaseFile File => Ending.File;
    public string Path => $"/leases/{File.Reference}";
    public EndChart Chart => new(Options, File.EndsOn);
    public bool IsEarly => !File.IsNearItsEnd;
    public string MonthsWords => MonthWords(Options.Question.Months);
    public bool HasWear => Options.Wear is not null;

    public string Lead => $"Your lease on the {File.Vehicle.Name} {(File.DaysLeft >= 0 ? "ends" : "ended")} {Formats.Prose(File.EndsOn)}. "
        + (Ending.MayChoose ? $"Nothing is decided until you confirm a plan, and you can change your plan until {Formats.Day(Ending.ChangeableUntil)}." : "");

    /// <summary>What stands on the card of a choice that costs least; empty on the others.</summary>
    public string CheapestTag(params ReadOnlySpan<LeaseEndChoice> onCard) =>
        onCard.Contains(Options.Cheapest.Choice) ? $"Costs least in {MonthsWords}"
        : Options.CheapestWithVehicle is { } kept && onCard.Contains(kept.Choice) ? "Costs least to keep driving"
        : "";

    /// <summary>Which choice costs least, and why, in one look.</summary>
    public string Verdict
    {
        get
        {
            var (least, kept) = (Options.Cheapest, Options.CheapestWithVehicle);
            var first = least.Choice switch
            {
                LeaseEndChoice.Return => $"Returning it costs least, {least.Total} once, because no monthly payment follows. It leaves you without a vehicle.",
                LeaseEndChoice.Extend => $"Extending costs least in these {MonthsWords}, {least.Total}.",
                _ => $"{Name(least, Options)} costs least in these {MonthsWords}: {least.Total}.",
            };
            return kept is null || kept == least
                ? first
                : $"{first} Of the choices that keep you driving after {MonthsWords}, {Doing(kept)} costs least: {kept.Total}{(kept.IsOwned && kept.LeftToPay.IsPositive ? $", with {kept.LeftToPay} left to pay on a vehicle that is yours" : "")}.";
        }
    }

    public string MilesText => Options.Question.OdometerAtEnd is { } odometer
        ? $"With {Formats.Count(odometer)} on the odometer at the end, as you typed."
        : File.Mileage is { } m ? $"From your {Formats.Day(m.Latest.ReadOn)} reading. Add a new one to refresh this." : "Add an odometer reading: until then we count no excess miles.";

    public string MilesTitle => Options.Find(LeaseEndChoice.Return) is { MilesOver: > 0 } over ? $"Miles: {Formats.Count(over.MilesOver)} over" : "Miles: within your allowance";

    public string WearTitle => Options.Wear switch { null => "Wear: not inspected yet", { IsZero: true } => "Wear: nothing to pay", { } wear => $"Wear: {wear}" };

    public string WearText => Ending.Plan?.InspectedOn is { } on ? $"From the self-inspection you saved {Formats.Prose(on)}." : "The figures count no wear. Inspect the vehicle yourself in about 15 minutes.";

    /// <summary>The name of a choice in tables and the chart.</summary>
    public static string Name(LeaseEndOption option, LeaseEndOptions options)
    {
        ArgumentNullException.ThrowIfNull(option);
        ArgumentNullException.ThrowIfNull(options);
        return option.Choice switch
        {
            LeaseEndChoice.Return => "Return",
            LeaseEndChoice.Buy => "Buy outright",
            LeaseEndChoice.BuyWithLoan => "Buy with a loan",
            LeaseEndChoice.Extend => $"Extend {MonthWords(options.Extension.Months)}",
            _ => "New lease",
        };
    }

    public static string MonthWords(int months) => months == 1 ? "1 month" : $"{months} months";

    /// <summary>What there is at the end of the months that were asked about, in two short lines.</summary>
    public static (string First, string Second) Then(LeaseEndOption option)
    {
        ArgumentNullException.ThrowIfNull(option);
        return option switch
        {
            { Choice: LeaseEndChoice.Return } => ("No vehicle", ""),
            { IsOwned: true, LeftToPay.IsPositive: true } => ("Yours, with", $"{option.LeftToPay} to pay"),
            { IsOwned: true } => ("Yours, paid", ""),
            { NoVehicleFrom: { } from } => ("No vehicle from", from.ToString("MMMM yyyy", American)),
            { Choice: LeaseEndChoice.Extend } => ("The vehicle,", $"{MonthWords(option.MonthsLeft)} left"),
            _ => ("New vehicle,", $"{MonthWords(option.MonthsLeft)} left"),
        };
    }

    private static string Doing(LeaseEndOption option) => option.Choice switch
    {
        LeaseEndChoice.Return => "returning it",
        LeaseEndChoice.Buy => "buying it outright",
        LeaseEndChoice.BuyWithLoan => "buying it with a loan",
        LeaseEndChoice.Extend => "extending",
        _ => "a new lease",
    };

    public static string MonthlyWords(LeaseEndOption option)
    {
        ArgumentNullException.ThrowIfNull(option);
        return option.MonthlyCount == 0 ? "None" : $"{option.MonthlyCount} × {option.Monthly}";
    }

    public static string OrNone(Money amount) => amount.IsZero ? "None" : amount.ToString();

    /// <summary>Where an option's total comes from, line by line.</summary>
    public Sum SumOf(LeaseEndOption option)
    {
        ArgumentNullException.ThrowIfNull(option);
        var terms = File.Terms;
        List<SumLine> lines = [];
        Add(option.ReturnFeeWaived ? "Return fee, waived" : "Return fee, called a disposition fee in your contract", option.ReturnFee, option.ReturnFeeWaived);
        Add($"Excess miles, {Formats.Count(option.MilesOver)} at {Formats.PerMile(terms.ExcessMileRate)}", option.MilesCharge);
        Add("Credit for bought miles not driven", -option.MilesCredit);
        Add("Wear", option.Wear);
        if (option.Choice is LeaseEndChoice.LeaseAgain)
        {
            Add("Title and registration of the new vehicle", option.AtStart);
        }
        else if (option.Choice is LeaseEndChoice.Buy && Options.Purchase is { } purchase)
        {
            lines.AddRange(BuyLines(purchase));
        }

        if (option.MonthlyCount > 0)
        {
            lines.Add(new($"{(option.MonthlyCount == 1 ? "1 payment" : $"{option.MonthlyCount} payments")} of {option.Monthly}", option.MonthlyTotal.ToString()));
        }

        lines.Add(new($"Total in {MonthsWords}", option.Total.ToString(), IsTotal: true));
        return new Sum($"{Name(option, Options)}: how we get {option.Total}", lines, NoteOf(option)) { Explain = Explain(LeaseEndOptions.NameOf(option.Choice)) };

        void Add(string words, Money amount, bool always = false)
        {
            if (always || !amount.IsZero)
            {
                lines.Add(new(words, amount.ToString()));
            }
        }
    }

    /// <summary>The address of every step of one of this page's figures, as it was asked.</summary>
    public string Explain(string name) => LeaseFigures.Address(Path, name, Form.Query);

    public IEnumerable<SumLine> BuyLines(PurchaseOptionQuote purchase)
    {
        ArgumentNullException.ThrowIfNull(purchase);
        yield return new("Residual value in your contract", purchase.Price.ToString());
        yield return new("Purchase option fee", purchase.OptionFee.ToString());
        if (!purchase.Tax.IsZero)
        {
            yield return new($"Sales tax, {Formats.Rate(purchase.TaxPercent)} of {purchase.TaxedAmount}", purchase.Tax.ToString());
        }

        yield return new($"Title and registration, {File.Terms.State}", Options.OfficialFees.ToString());
    }

    private string? NoteOf(LeaseEndOption option) => option.Choice switch
    {
        LeaseEndChoice.BuyWithLoan when Options.Loan is { } loan => $"{loan.Months} payments of {loan.Payment} pay back {loan.Amount}. After {MonthsWords}, {option.LeftToPay} is left.",
        LeaseEndChoice.Extend when option.MilesOver > 0 => $"Miles for the whole time, with {Formats.Count(Options.Extension.MilesAdded)} more allowed, if you keep your pace.",
        LeaseEndChoice.LeaseAgain when Options.NextModel is { } model => $"Example: {model.Name}, {Options.NextTerms!.PaymentCount} months, {Formats.Count(model.MilesPerYear)} miles a year, on approved credit.",
        _ => null,
    };

    /// <summary>The comparison as a paper to keep: every figure of the page.</summary>
    public IReadOnlyList<PaperPart> ToPaper() =>
    [
        new("Comparison", [new("Vehicle", File.Vehicle.Name), new("Lease ends", Formats.Prose(File.EndsOn)), new("Compared over", MonthsWords), new("Miles", $"{MilesTitle}. {MilesText}"), new("Wear", $"{WearTitle}. {WearText}")], [Verdict]),
        .. Options.All.Select(o => new PaperPart(Name(o, Options), [.. SumOf(o).Lines.Select(l => new PaperLine(l.Words, l.Figure, l.IsTotal)), new PaperLine("What you have then", $"{Then(o).First} {Then(o).Second}".TrimEnd())], [])),
        new("About these figures", [], ["Estimates, not an offer. They take the payments to the end as made and assume that you keep driving as you have so far."]),
    ];

    public IEnumerable<SelectListItem> MonthsItems => Spans.Append(Options.Question.Months).Distinct().Order().Select(m => Item(m, Options.Question.Months));
    public IEnumerable<SelectListItem> ExtendItems => Enumerable.Range(1, LeaseEndQuestion.MostExtension).Select(m => Item(m, Options.Question.ExtensionMonths));
    public IEnumerable<SelectListItem> LoanItems => LoanTerms.Append(Options.Loan?.Months ?? 60).Distinct().Order().Select(m => Item(m, Options.Loan?.Months ?? 60));

    private static SelectListItem Item(int months, int chosen) => new(MonthWords(months), months.ToString(CultureInfo.InvariantCulture), months == chosen);
}
