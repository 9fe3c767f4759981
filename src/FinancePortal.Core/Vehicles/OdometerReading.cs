namespace FinancePortal.Core.Vehicles;

/// <summary>Where a reading came from. The numbers are stored.</summary>
public enum OdometerSource
{
    /// <summary>Typed in by the customer.</summary>
    Customer = 1,

    /// <summary>Noted by a dealer at service or return.</summary>
    Dealer = 2,

    /// <summary>Put right by the company.</summary>
    Staff = 3,
}

/// <summary>
/// What the odometer showed on a day (F-701). Readings never fall. A wrong one is withdrawn with its reason and stays on record;
/// only readings that stand count.
/// </summary>
public sealed class OdometerReading
{
    public long OdometerReadingId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public long VehicleId { get; init; }
    public Vehicle? Vehicle { get; init; }
    public required DateOnly ReadOn { get; init; }
    public required int Miles { get; init; }
    public required OdometerSource Source { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>Who noted it: a person's or a dealer's name.</summary>
    public string RecordedBy { get; init; } = "";

    /// <summary>It was far from the one before, was asked about and kept.</summary>
    public bool KeptAfterQuestion { get; init; }

    /// <summary>A picture of the odometer, for people to look at.</summary>
    public long? PhotoId { get; init; }

    /// <summary>UTC; null while it stands.</summary>
    public DateTime? WithdrawnAt { get; private set; }
    public string WithdrawnWhy { get; private set; } = "";

    public void Withdraw(string why, DateTime at)
    {
        WithdrawnAt ??= at;
        WithdrawnWhy = WithdrawnWhy.Length == 0 ? why : WithdrawnWhy;
    }
}
