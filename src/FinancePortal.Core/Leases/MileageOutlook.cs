using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.Leases;

/// <summary>How far a lessee is along the even pace, in steps that are told (F-701). The numbers are ordered.</summary>
public enum PaceLevel
{
    /// <summary>Below 90 % of the even pace.</summary>
    WellUnder = 0,

    /// <summary>From 90 %.</summary>
    Near = 1,

    /// <summary>From 100 %.</summary>
    Over = 2,

    /// <summary>From 110 %.</summary>
    FarOver = 3,
}

/// <summary>
/// What the readings of a lease say about its end (DOMAIN §11). All of it is an estimate: it assumes that the miles so far go
/// on as they were.
/// </summary>
public sealed record MileageOutlook
{
    /// <summary>A reading older than this is asked for anew.</summary>
    public const int FreshDays = 90;

    /// <summary>The stretch of driving that counts as recent.</summary>
    private const int RecentDays = 90;

    private const decimal DaysInMonth = 365.25m / 12m;

    /// <summary>At the latest reading.</summary>
    public required MileagePace Pace { get; init; }
    public required OdometerReading Latest { get; init; }

    /// <summary>The lowest and the highest end: by the pace since the start and by the recent one. Equal while there is only one.</summary>
    public required int ProjectedLow { get; init; }
    public required int ProjectedHigh { get; init; }
    public bool HasRange => ProjectedHigh > ProjectedLow;

    public required DateOnly EndsOn { get; init; }
    public required DateOnly Today { get; init; }

    public int DaysSinceReading => Today.DayNumber - Latest.ReadOn.DayNumber;
    public bool IsStale => DaysSinceReading > FreshDays;

    /// <summary>Positive when more was driven than an even pace allows by now.</summary>
    public int OverPace => Pace.Driven - Pace.AllowedToDate;
    public int MilesLeft => Math.Max(0, Pace.Allowed - Pace.Driven);

    /// <summary>Miles a month so far, to the nearest ten.</summary>
    public required int MonthlySoFar { get; init; }

    /// <summary>Miles a month from the reading on that just use up the allowance, cut to ten; zero when it is used up.</summary>
    public required int MonthlyToStayWithin { get; init; }

    public PaceLevel Level => LevelOf(Pace);

    public static PaceLevel LevelOf(MileagePace pace)
    {
        ArgumentNullException.ThrowIfNull(pace);
        var (driven, allowed) = (10L * pace.Driven, pace.AllowedToDate);
        return driven >= 11L * allowed ? PaceLevel.FarOver
            : driven >= 10L * allowed ? PaceLevel.Over
            : driven >= 9L * allowed ? PaceLevel.Near
            : PaceLevel.WellUnder;
    }

    /// <param name="readings">Standing readings after the start of the lease, oldest first.</param>
    /// <param name="boughtMore">Asks what buying more miles would change.</param>
    /// <returns>Null without a reading: then only the even pace is known.</returns>
    public static MileageOutlook? Of(LeaseTerms terms, AccountState state, IReadOnlyList<OdometerReading> readings, DateOnly today, int boughtMore = 0, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(readings);
        if (readings is not [.., var latest])
        {
            return null;
        }

        var endsOn = terms.EndsOn.AddMonths(state.ExtraPayments);
        var pace = MileageAllowance.Pace(terms, state, latest.ReadOn, latest.Miles, boughtMore, why);
        var recent = Recent(terms, readings, latest, endsOn) ?? pace.Projected;
        var daysSoFar = latest.ReadOn.DayNumber - terms.ContractDate.DayNumber;
        var daysLeft = endsOn.DayNumber - latest.ReadOn.DayNumber;
        return new MileageOutlook
        {
            Pace = pace,
            Latest = latest,
            ProjectedLow = Math.Min(pace.Projected, recent),
            ProjectedHigh = Math.Max(pace.Projected, recent),
            EndsOn = endsOn,
            Today = today,
            MonthlySoFar = Tens(pace.Driven * DaysInMonth / daysSoFar),
            MonthlyToStayWithin = daysLeft <= 0 ? 0 : (int)(Math.Max(0, pace.Allowed - pace.Driven) * DaysInMonth / daysLeft) / 10 * 10,
        };
    }

    /// <summary>Where the recent pace leads; null while no reading is old enough to compare with, or the start itself is the first one that is.</summary>
    private static int? Recent(LeaseTerms terms, IReadOnlyList<OdometerReading> readings, OdometerReading latest, DateOnly endsOn)
    {
        var from = readings.LastOrDefault(r => latest.ReadOn.DayNumber - r.ReadOn.DayNumber >= RecentDays);
        if (from is null)
        {
            return null;
        }

        var days = latest.ReadOn.DayNumber - from.ReadOn.DayNumber;
        var daysLeft = Math.Max(0, endsOn.DayNumber - latest.ReadOn.DayNumber);
        return latest.Miles - terms.StartOdometer + decimal.ToInt32(Rounding.Decimals((decimal)(latest.Miles - from.Miles) * daysLeft / days, 0));
    }

    private static int Tens(decimal miles) => decimal.ToInt32(Rounding.Decimals(miles / 10m, 0)) * 10;
}

/// <summary>Whether buying miles ahead pays, at one number of miles (DOMAIN §11).</summary>
public sealed record MilesAheadQuote
{
    public const int Smallest = 100;
    public const int Largest = 50_000;

    public required int Miles { get; init; }

    /// <summary>What they cost now.</summary>
    public required Money Price { get; init; }

    /// <summary>What the projected excess would cost at the end without them.</summary>
    public required Money ChargeWithout { get; init; }

    /// <summary>What the rest of it would still cost with them.</summary>
    public required Money ChargeWith { get; init; }

    /// <summary>What comes back at the end for those not driven; zero when the contract keeps them.</summary>
    public required Money CreditBack { get; init; }

    /// <summary>What is saved in all; negative when buying costs more.</summary>
    public Money Saves => ChargeWithout - ChargeWith + CreditBack - Price;

    /// <summary>Without a reading the miles are taken to end at the allowance.</summary>
    public static MilesAheadQuote Of(LeaseFile file, int miles, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Of(file.Terms, file.Outlook(why)?.Pace.Projected ?? file.Allowed, file.Allowed, miles, why);
    }

    /// <param name="projected">Miles driven at the end.</param>
    public static MilesAheadQuote Of(LeaseTerms terms, int projected, int allowedNow, int miles, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var allowed = allowedNow + miles;
        var price = MileageAllowance.Bought(miles, terms.BoughtMileRate, why);
        var without = MileageAllowance.ExcessCharge(projected, allowedNow, terms.ExcessMileRate, why);
        var stepWithout = why?.Steps[^1];
        var with = MileageAllowance.ExcessCharge(projected, allowed, terms.ExcessMileRate, why);
        var stepWith = why?.Steps[^1];
        var quote = new MilesAheadQuote
        {
            Miles = miles,
            Price = price,
            ChargeWithout = without,
            ChargeWith = with,
            CreditBack = MileageAllowance.UnusedCredit(projected, allowed, miles, terms.UnusedMileCredit, why),
        };
        why?.Step("savings of buying miles ahead", quote.Saves, "charge without them − charge with them + credit for unused miles − price of the miles", StepRounding.Exact, "Excess mileage", "R-106",
            FormulaInput.Of("charge without them", without) with { From = stepWithout }, FormulaInput.Of("charge with them", with) with { From = stepWith }, FormulaInput.Of("credit for unused miles", quote.CreditBack), FormulaInput.Of("price of the miles", price));
        return quote;
    }
}
