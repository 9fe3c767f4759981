namespace FinancePortal.Core.Vehicles;

public enum VehicleCondition
{
    New = 1,
    CertifiedPreOwned = 2,
    Used = 3,
}

public sealed class Vehicle
{
    public long VehicleId { get; private set; }

    /// <summary>17 characters; check digit verified where it enters.</summary>
    public required string Vin { get; init; }
    public required int ModelYear { get; init; }
    public required string Make { get; init; }
    public required string Model { get; init; }
    public string Trim { get; init; } = "";
    public VehicleCondition Condition { get; init; } = VehicleCondition.New;
    public string Plate { get; set; } = "";

    /// <summary>When a source of recalls was last asked about it, UTC; null when none ever answered.</summary>
    public DateTime? RecallsCheckedAt { get; set; }

    /// <summary><c>2024 Halden Ridge AWD</c></summary>
    public string Name => string.Join(' ', new[] { ModelYear.ToString(System.Globalization.CultureInfo.InvariantCulture), Make, Model, Trim }.Where(s => s.Length > 0));
}
