namespace FinancePortal.Core.Vehicles.Recalls;

/// <summary>A recall of one of our vehicles.</summary>
public sealed class VehicleRecall
{
    public long VehicleRecallId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public long VehicleId { get; init; }
    public Vehicle? Vehicle { get; init; }
    public required string Campaign { get; init; }
    public string Component { get; set; } = "";
    public string Summary { get; set; } = "";
    public string Consequence { get; set; } = "";
    public string Remedy { get; set; } = "";
    public DateOnly? ReportedOn { get; set; }
    public bool DoNotDrive { get; set; }

    /// <summary>When it was first seen here, UTC.</summary>
    public required DateTime FoundAt { get; init; }

    /// <summary>The owner says that it was repaired, UTC.</summary>
    public DateTime? RepairedAt { get; set; }

    /// <summary>The source does not name it any more, UTC.</summary>
    public DateTime? GoneAt { get; set; }

    public bool IsOpen => RepairedAt is null && GoneAt is null;

    /// <summary>Takes over what the source says now.</summary>
    public void Update(RecallNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        (Component, Summary, Consequence, Remedy) = (notice.Component, notice.Summary, notice.Consequence, notice.Remedy);
        (ReportedOn, DoNotDrive, GoneAt) = (notice.ReportedOn, notice.DoNotDrive, null);
    }
}
