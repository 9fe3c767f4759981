namespace FinancePortal.Core.Pdf;

/// <content>Tables and the two forms of them that letters use.</content>
public sealed partial class PdfDocument
{
    private const string ColumnHeading = "/A<</O/Table/Scope/Column>>";
    private const string RowHeading = "/A<</O/Table/Scope/Row>>";
    private const decimal Gap = 10m;
    private const decimal Padding = 3.5m;

    public void Table(PdfTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var places = Places(table.Columns);
        var tag = root.Add(new StructureTag("Table", Described(table.Summary)));
        var headings = table.Columns.Select(c => c.Heading).ToList();
        Ensure(60m);
        Row(tag, headings, places, PdfStyle.Small with { Bold = true }, heading: true);
        foreach (var row in table.Rows)
        {
            if (Ensure(Height(row, places, PdfStyle.Body)))
            {
                Row(null, headings, places, PdfStyle.Small with { Bold = true }, heading: true);
            }

            Row(tag, row, places, PdfStyle.Body);
        }

        if (table.Total.Count > 0)
        {
            Ensure(Height(table.Total, places, PdfStyle.Strong));
            Row(tag, table.Total, places, PdfStyle.Strong);
        }

        Space(10);
    }

    /// <summary>Labels with their values, one a line; the last one may be their sum.</summary>
    public void Facts(string summary, IEnumerable<(string Label, string Value)> facts, bool lastIsTotal = false)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var places = Places([new("", 3), new("", 2, IsAmount: true)]);
        var tag = root.Add(new StructureTag("Table", Described(summary)));
        var all = facts.ToList();
        for (var i = 0; i < all.Count; i++)
        {
            string[] cells = [all[i].Label, all[i].Value];
            var style = lastIsTotal && i == all.Count - 1 ? PdfStyle.Strong : PdfStyle.Body;
            Ensure(Height(cells, places, style));
            Row(tag, cells, places, style, firstIsHeading: true);
        }

        Space(10);
    }

    /// <summary>The two or three figures that matter, large on a shaded plate.</summary>
    public void Plate(string summary, IReadOnlyList<(string Label, string Value)> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        const decimal Height = 58m;
        Ensure(Height + 12m);
        var tag = root.Add(new StructureTag("Table", Described(summary)));
        var (labels, values) = (tag.Add(new StructureTag("TR")), tag.Add(new StructureTag("TR")));
        var width = (Right - Left) / figures.Count;
        Page.Artifact(() => Page.Box(PdfStyle.Shade, Left, y, Right - Left, Height));
        for (var i = 0; i < figures.Count; i++)
        {
            var x = Left + 14m + (i * width);
            var (label, value) = figures[i];
            Page.Mark(labels.Add(new StructureTag("TH", ColumnHeading)), () => Page.Line(PdfStyle.Small, x, y + 20m, label));
            Page.Mark(values.Add(new StructureTag("TD")), () => Page.Line(PdfStyle.Figure, x, y + 42m, value));
        }

        y += Height + 12m;
    }

    private void Row(StructureTag? table, IReadOnlyList<string> cells, (decimal X, decimal Width, bool IsAmount)[] places, PdfStyle style, bool heading = false, bool firstIsHeading = false)
    {
        var height = Height(cells, places, style);
        var row = table?.Add(new StructureTag("TR"));
        var top = y;
        for (var i = 0; i < cells.Count; i++)
        {
            var (x, width, isAmount) = places[i];
            var isHeading = heading || (firstIsHeading && i == 0);
            y = top + Padding;
            void Draw()
            {
                var lines = style.Wrap(cells[i], width);
                for (var line = 0; line < lines.Count; line++)
                {
                    Page.Line(style, isAmount ? x + width - style.Font.Width(lines[line], style.Size) : x, Foot(style), Ended(lines, line));
                    y += style.Leading;
                }
            }

            if (row is null)
            {
                Page.Artifact(Draw, pagination: true);
            }
            else
            {
                Page.Mark(row.Add(new StructureTag(isHeading ? "TH" : "TD", heading ? ColumnHeading : isHeading ? RowHeading : "")), Draw);
            }
        }

        y = top + height;
        Page.Artifact(() => Page.Box(heading ? PdfStyle.Grey : PdfStyle.Hairline, Left, y - 0.3m, Right - Left, 0.6m));
    }

    private static decimal Height(IReadOnlyList<string> cells, (decimal X, decimal Width, bool IsAmount)[] places, PdfStyle style)
    {
        var lines = 1;
        for (var i = 0; i < cells.Count; i++)
        {
            lines = Math.Max(lines, style.Wrap(cells[i], places[i].Width).Count);
        }

        return (lines * style.Leading) + (2 * Padding);
    }

    private static (decimal X, decimal Width, bool IsAmount)[] Places(IReadOnlyList<PdfColumn> columns)
    {
        var whole = Right - Left - (Gap * (columns.Count - 1));
        var shares = columns.Sum(c => c.Share);
        var x = Left;
        var places = new (decimal, decimal, bool)[columns.Count];
        for (var i = 0; i < columns.Count; i++)
        {
            var width = whole * columns[i].Share / shares;
            places[i] = (x, width, columns[i].IsAmount);
            x += width + Gap;
        }

        return places;
    }

    private static string Described(string summary) => $"/A<</O/Table/Summary {PdfFile.Text(summary)}>>";
}
