using FinancePortal.Core.Cases;

namespace FinancePortal.Core.Staff;

/// <summary>How much waits in one queue, how much somebody works on, and how much of both is late.</summary>
public sealed record QueueCount(CaseKind Kind, int Waiting, int Taken, int Overdue);

/// <summary>A case as a list shows it.</summary>
public sealed record CaseLine
{
    public required string Reference { get; init; }
    public required CaseKind Kind { get; init; }
    public required string Title { get; init; }
    public required DateTime OpenedAt { get; init; }
    public required DateOnly? DueOn { get; init; }
    public required CaseState State { get; init; }
    public required string OwnerName { get; init; }
    public required string? CustomerName { get; init; }
    public required string? CustomerReference { get; init; }
}

/// <summary>The day of a colleague: what is theirs, what waits, what is late.</summary>
public sealed record StaffDay(IReadOnlyList<CaseLine> Mine, IReadOnlyList<CaseLine> Waiting, IReadOnlyList<QueueCount> Queues);

/// <summary>One case and what may be done with it.</summary>
public sealed record CaseFile(StaffCase Case, string? CustomerName, string? CustomerReference, string? AccountReference, string? AccountLastFour, bool IsLease = false)
{
    /// <summary>The tax, toll or ticket that it is about: it is decided there, and the case closes with it.</summary>
    public string? Charge { get; init; }
}

/// <summary>What became of taking, giving back or closing.</summary>
public enum CaseAnswer
{
    Done = 1,

    /// <summary>Somebody else has it.</summary>
    TakenByOther = 2,
    AlreadyClosed = 3,

    /// <summary>It closes when the thing itself is decided.</summary>
    DecidedElsewhere = 4,
}
