namespace FinancePortal.Core.Customers.Consents;

public enum ConsentStep
{
    /// <summary>The sample in the format of our documents was opened.</summary>
    SampleOpened = 1,
    Given = 2,
    Withdrawn = 3,
}

/// <summary>
/// One step of somebody's consent to electronic documents (E-SIGN, R-301 to R-305): append-only, because it must be possible to show years later what
/// was agreed to, when, and how the person proved that they can open it.
/// </summary>
public sealed class ConsentEvent
{
    public long ConsentEventId { get; private set; }
    public required long CustomerId { get; init; }
    public required long UserId { get; init; }
    public required ConsentStep Step { get; init; }

    /// <summary>Which version of the statement.</summary>
    public required int Version { get; init; }

    /// <summary>SHA-256 of the words that were on the screen.</summary>
    public required byte[] TextHash { get; init; }
    public required DateTime At { get; init; }

    /// <summary>The code that was read in the sample and typed back.</summary>
    public string Proof { get; init; } = "";
    public string Device { get; init; } = "";
    public string Source { get; init; } = "";

    /// <summary>For a withdrawal: from this day on everything comes on paper.</summary>
    public DateOnly? EffectiveOn { get; init; }
}
