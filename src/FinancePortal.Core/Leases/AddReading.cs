using FinancePortal.Core.Images;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.Leases;

/// <summary>A reading that a lessee types in.</summary>
public sealed record AddReading
{
    public required string LeaseReference { get; init; }
    public required DateOnly ReadOn { get; init; }
    public required int Miles { get; init; }

    /// <summary>The customer was asked about a leap and says that the display is right.</summary>
    public bool KeepUnusual { get; init; }
    public ImageFile? Photo { get; init; }
}

public abstract record ReadingAnswer
{
    private ReadingAnswer()
    {
    }

    public sealed record Added(OdometerReading Reading) : ReadingAnswer;

    /// <summary>Nothing was changed.</summary>
    public sealed record Refused(ReadingCheck Check) : ReadingAnswer;
}
