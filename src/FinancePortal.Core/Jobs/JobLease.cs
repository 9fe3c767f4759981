namespace FinancePortal.Core.Jobs;

/// <summary>Who may run a job now. One conditional update takes it; <see cref="Fence"/> grows with every taking, so a late owner is found out.</summary>
public sealed class JobLease
{
    public required string Name { get; init; }
    public string Owner { get; set; } = "";
    public DateTime ExpiresAt { get; set; }
    public long Fence { get; set; }

    /// <summary>The last business date whose run is complete; missed days are caught up in order.</summary>
    public DateOnly? DoneThrough { get; set; }
}
