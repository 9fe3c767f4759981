namespace FinancePortal.Core.Vehicles;

/// <summary>Where a reading came from. The numbers are stored.</summary>
public enum OdometerSource
{
    /// <summary>Typed in by the customer.</summary>
    Customer = 1,

    /// <summary>Noted by a dealer at service or return.</summary>
    Dealer = 2,
}

/// <summary>What the odometer showed on a day (F-701). Readings never fall.</summary>
public sealed class OdometerReading
{
    public long OdometerReadingId { get; private set; }
    public long VehicleId { get; private set; }
    public required Vehicle Vehicle { get; init; }
    public required DateOnly ReadOn { get; init; }
    public required int Miles { get; init; }
    public required OdometerSource Source { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime RecordedAt { get; init; }
}
