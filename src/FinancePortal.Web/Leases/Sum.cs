namespace FinancePortal.Web.Leases;

/// <summary>Where a figure comes from: opened by its question, line by line to the figure.</summary>
public sealed record Sum(string Question, IReadOnlyList<SumLine> Lines, string? Note = null)
{
    /// <summary>Where every step of it stands, with its formula.</summary>
    public string? Explain { get; init; }
}

/// <summary>One line of a sum; a total stands on a stronger line.</summary>
public sealed record SumLine(string Words, string Figure, bool IsTotal = false);
