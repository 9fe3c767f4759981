using FinancePortal.Core.Contracts;

namespace FinancePortal.Core.Documents;

/// <summary>What is looked for in the glovebox; nothing set means everything.</summary>
public sealed record DocumentFilter
{
    public string? Account { get; init; }
    public int? Year { get; init; }
    public DocumentKind? Kind { get; init; }

    /// <summary>Words of the title.</summary>
    public string? Words { get; init; }

    public bool IsEmpty => Account is null && Year is null && Kind is null && string.IsNullOrWhiteSpace(Words);
}

/// <summary>An account as the glovebox names it.</summary>
public sealed record DocumentAccount(long FinancedAccountId, string Reference, ProductKind Product, string LastFour, string VehicleName, DateOnly OpenedOn);

/// <summary>One line of the glovebox.</summary>
public sealed record DocumentLine
{
    public required string Reference { get; init; }
    public required DocumentKind Kind { get; init; }
    public required DocumentForm Form { get; init; }
    public required string Title { get; init; }
    public required DateOnly DatedOn { get; init; }
    public required DocumentState State { get; init; }
    public required string ContentType { get; init; }

    /// <summary>Null until it is printed.</summary>
    public long? Bytes { get; init; }
    public DocumentAccount? Account { get; init; }
}

/// <summary>A page of the glovebox, newest first.</summary>
public sealed record DocumentList
{
    public required IReadOnlyList<DocumentAccount> Accounts { get; init; }
    public required IReadOnlyList<DocumentLine> Lines { get; init; }
    public required int Page { get; init; }
    public required int Pages { get; init; }
    public required int Total { get; init; }
}

/// <summary>A file to hand over.</summary>
public sealed record DocumentFile(string Name, string ContentType, byte[] Bytes);

/// <summary>What became of asking for a file.</summary>
public abstract record DocumentAnswer
{
    private DocumentAnswer()
    {
    }

    public sealed record Found(DocumentFile File) : DocumentAnswer;

    /// <summary>The file is gone, or is not what it was: nobody gets it, and staff know.</summary>
    public sealed record Missing(string Title) : DocumentAnswer;

    /// <summary>An upload that nobody has looked at yet.</summary>
    public sealed record Waiting(string Title) : DocumentAnswer;
}
