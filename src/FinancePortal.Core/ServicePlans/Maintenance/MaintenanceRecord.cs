using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.ServicePlans.Maintenance;

/// <summary>Whether a record counts. The numbers are stored.</summary>
public enum RecordStatus
{
    Confirmed = 1,

    /// <summary>The owner brought an invoice; a colleague has not looked at it.</summary>
    Waiting = 2,
    Refused = 3,
}

/// <summary>One service that was done on a vehicle (F-804).</summary>
public sealed class MaintenanceRecord
{
    public long MaintenanceRecordId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public long VehicleId { get; init; }
    public Vehicle? Vehicle { get; init; }

    /// <summary>As the maintenance schedule calls it: <c>oil</c>.</summary>
    public required string Service { get; init; }
    public required DateOnly DoneOn { get; init; }
    public int? Miles { get; init; }
    public required string Place { get; init; }

    /// <summary>Reported by the dealer; otherwise the owner's own.</summary>
    public required bool IsDealers { get; init; }
    public RecordStatus Status { get; private set; }

    /// <summary>The invoice that shows it.</summary>
    public long? DocumentId { get; init; }
    public required DateTime AddedAt { get; init; }
    public DateTime? DecidedAt { get; private set; }
    public string DecidedBy { get; private set; } = "";

    /// <summary>Why it was refused.</summary>
    public string DecidedWhy { get; private set; } = "";

    /// <summary>The same invoice sent twice is one record.</summary>
    public required string RequestKey { get; init; }
    public long Version { get; private set; }

    public static MaintenanceRecord OfDealer(long vehicleId, string service, DateOnly on, int? miles, string dealer, DateTime at, string key) => new()
    {
        VehicleId = vehicleId,
        Service = service,
        DoneOn = on,
        Miles = miles,
        Place = dealer,
        IsDealers = true,
        AddedAt = at,
        RequestKey = key,
        Status = RecordStatus.Confirmed,
    };

    public static MaintenanceRecord OfOwner(long vehicleId, string service, DateOnly on, int miles, string place, long? documentId, DateTime at, string key) => new()
    {
        VehicleId = vehicleId,
        Service = service,
        DoneOn = on,
        Miles = miles,
        Place = place,
        IsDealers = false,
        DocumentId = documentId,
        AddedAt = at,
        RequestKey = key,
        Status = RecordStatus.Waiting,
    };

    public void Decide(bool confirm, string why, string by, DateTime at)
    {
        if (Status is not RecordStatus.Waiting)
        {
            throw new InvalidOperationException($"Record {Reference} is {Status} and waits for nobody.");
        }

        (Status, DecidedWhy, DecidedBy, DecidedAt) = (confirm ? RecordStatus.Confirmed : RecordStatus.Refused, why, by, at);
    }
}
