namespace FinancePortal.Core.Vehicles.Recalls;

/// <summary>One safety recall as its source tells it.</summary>
public sealed record RecallNotice
{
    /// <summary>NHTSA's number of the campaign: <c>26V123000</c>.</summary>
    public required string Campaign { get; init; }
    public required string Component { get; init; }
    public required string Summary { get; init; }
    public string Consequence { get; init; } = "";
    public string Remedy { get; init; } = "";
    public DateOnly? ReportedOn { get; init; }

    /// <summary>The vehicle should not be driven until it is repaired.</summary>
    public bool DoNotDrive { get; init; }
}

/// <summary>Where recalls come from: the outside door (F-807).</summary>
public interface IRecallSource
{
    /// <summary>The recalls of a vehicle, none when there are none; null when this source knows nothing about such a vehicle.</summary>
    /// <exception cref="RecallSourceException">The source cannot be reached, or its answer cannot be read.</exception>
    Task<IReadOnlyList<RecallNotice>?> OfAsync(Vehicle vehicle, CancellationToken cancellationToken);
}

/// <summary>The source of recalls cannot be asked now. What is known stays.</summary>
public sealed class RecallSourceException : Exception
{
    public RecallSourceException()
    {
    }

    public RecallSourceException(string message)
        : base(message)
    {
    }

    public RecallSourceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
