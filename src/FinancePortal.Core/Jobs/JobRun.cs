namespace FinancePortal.Core.Jobs;

/// <summary>One run of a daily job for one business day, for operators to look at.</summary>
public sealed class JobRun
{
    public long JobRunId { get; private set; }
    public required string Job { get; init; }
    public required DateOnly BusinessDate { get; init; }
    public required string Owner { get; init; }
    public required DateTime StartedAt { get; init; }
    public DateTime? EndedAt { get; set; }

    /// <summary>How far it is while it runs; then what it did, or the kind of its failure.</summary>
    public string Said { get; set; } = "";
    public bool Failed { get; set; }
}

/// <summary>A row that a job passes over until somebody mends it; cleared by the first run that does it.</summary>
public sealed class JobSetAside
{
    public long JobSetAsideId { get; private set; }
    public required string Job { get; init; }

    /// <summary>The reference of what it is about.</summary>
    public required string Subject { get; init; }
    public required string Why { get; set; }
    public required DateTime Since { get; init; }
    public DateTime? ClearedAt { get; set; }
}
