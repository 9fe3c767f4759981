namespace FinancePortal.Core.Pdf;

/// <summary>A column of a table: its heading, its share of the width, and whether it holds amounts.</summary>
public sealed record PdfColumn(string Heading, int Share, bool IsAmount = false);

/// <summary>A table of rows of text. Rows are never cut in two; the headings stand again on each page.</summary>
public sealed record PdfTable
{
    /// <summary>What a screen reader says of the table before it is read.</summary>
    public required string Summary { get; init; }
    public required IReadOnlyList<PdfColumn> Columns { get; init; }

    /// <summary>One text a column.</summary>
    public required IEnumerable<IReadOnlyList<string>> Rows { get; init; }

    /// <summary>The row of sums; empty for none.</summary>
    public IReadOnlyList<string> Total { get; init; } = [];
}
