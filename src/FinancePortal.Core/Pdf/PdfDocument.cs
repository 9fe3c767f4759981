using System.Globalization;

namespace FinancePortal.Core.Pdf;

/// <summary>What a PDF says of itself.</summary>
/// <param name="Title">Shown by readers in the window's title.</param>
/// <param name="Author">The company.</param>
/// <param name="Foot">Stands at the foot of each page, before the page number.</param>
/// <param name="CreatedAt">UTC; the same content with the same moment gives the same bytes.</param>
public sealed record PdfInfo(string Title, string Author, string Foot, DateTime CreatedAt);

/// <summary>
/// A letter, statement or form as a tagged PDF: its pieces flow down US Letter pages in the order in which they are read. The
/// only way by which the portal makes PDFs.
/// </summary>
public sealed partial class PdfDocument
{
    private const decimal Left = 57m;
    private const decimal Right = PdfPage.PaperWidth - Left;
    private const decimal Top = 54m;
    private const decimal Bottom = PdfPage.PaperHeight - 66m;
    public const int Width = (int)(Right - Left);

    private readonly PdfInfo info;
    private readonly StructureTag root = new("Document");
    private readonly List<PdfPage> pages = [];
    private decimal y;

    public PdfDocument(PdfInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        this.info = info;
        BreakPage();
    }

    private PdfPage Page => pages[^1];

    public void BreakPage()
    {
        pages.Add(new PdfPage(pages.Count));
        y = Top;
    }

    /// <summary>Goes on at a fixed height of the first page, where an address shows through a window envelope.</summary>
    public void MoveDownTo(int pointsFromTop) => y = Math.Max(y, pointsFromTop);

    public void Space(int points) => y += points;

    /// <summary>What follows begins a new page unless this much of the page is left.</summary>
    public void KeepTogether(int points) => Ensure(points);

    /// <summary>A heading of level 1 to 3, kept together with what follows.</summary>
    public void Heading(int level, string text)
    {
        var style = level switch { 1 => PdfStyle.Title, 2 => PdfStyle.Section, _ => PdfStyle.Minor };
        if (level > 1)
        {
            Space(10);
        }

        Ensure(style.Leading + 54m);
        Flow($"H{level.ToString(CultureInfo.InvariantCulture)}", text, style, after: level == 1 ? 8m : 4m);
    }

    /// <summary>A paragraph; a line feed in it begins a new line.</summary>
    public void Paragraph(string text, PdfStyle? style = null) => Flow("P", text, style ?? PdfStyle.Body, after: 8m);

    /// <summary>Lines without a gap after them: an address, a company's head.</summary>
    public void Lines(string text, PdfStyle? style = null) => Flow("P", text, style ?? PdfStyle.Body, after: 0m);

    /// <summary>A paragraph that is a link as a whole.</summary>
    public void Link(string text, Uri target)
    {
        var style = PdfStyle.Body with { Ink = "0.04 0.36 0.43" };
        var tag = root.Add(new StructureTag("P")).Add(new StructureTag("Link"));
        foreach (var line in style.Wrap(text, Right - Left))
        {
            Ensure(style.Leading);
            var width = style.Font.Width(line, style.Size);
            Page.Mark(tag, () => Page.Line(style, Left, Foot(style), line));
            Page.Artifact(() => Page.Box(style.Ink, Left, Foot(style) + 1.6m, width, 0.5m));
            Page.Link(tag, target, Left, y, width, style.Leading);
            y += style.Leading;
        }

        Space(8);
    }

    public void Rule()
    {
        Ensure(12m);
        Page.Artifact(() => Page.Box(PdfStyle.Hairline, Left, y + 4m, Right - Left, 0.6m));
        y += 12m;
    }

    /// <summary>A picture of squares, such as a QR code: true is dark.</summary>
    /// <param name="alternative">What a screen reader says instead.</param>
    public void Squares(IReadOnlyList<System.Collections.BitArray> rows, int side, string alternative)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Ensure(side);
        var square = (decimal)side / rows.Count;
        var box = $"{PdfPage.Points(Left)} {PdfPage.Points(PdfPage.PaperHeight - y - side)} {PdfPage.Points(Left + side)} {PdfPage.Points(PdfPage.PaperHeight - y)}";
        var tag = root.Add(new StructureTag("Figure", $"/Alt {PdfFile.Text(alternative)}/A<</O/Layout/BBox[{box}]/Placement/Block>>"));
        Page.Mark(tag, () =>
        {
            for (var row = 0; row < rows.Count; row++)
            {
                for (int column = 0, end; column < rows[row].Length; column = end)
                {
                    end = column + 1;
                    while (end < rows[row].Length && rows[row][end] == rows[row][column])
                    {
                        end++;
                    }

                    if (rows[row][column])
                    {
                        Page.Box("0 0 0", Left + (column * square), y + (row * square), (end - column) * square, square + 0.02m);
                    }
                }
            }
        });
        y += side + 8;
    }

    /// <summary>The finished file.</summary>
    public byte[] ToBytes()
    {
        for (var i = 0; i < pages.Count; i++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"Page {i + 1} of {pages.Count}");
            var page = pages[i];
            page.Artifact(
                () =>
                {
                    page.Box(PdfStyle.Hairline, Left, PdfPage.PaperHeight - 50m, Right - Left, 0.6m);
                    page.Line(PdfStyle.Small, Left, PdfPage.PaperHeight - 35m, info.Foot);
                    page.Line(PdfStyle.Small, Right - PdfStyle.Small.Font.Width(number, PdfStyle.Small.Size), PdfPage.PaperHeight - 35m, number);
                },
                pagination: true);
        }

        return PdfAssembly.Build(info, root, pages);
    }

    private void Flow(string kind, string text, PdfStyle style, decimal after)
    {
        var lines = style.Wrap(text, Right - Left);
        var tag = root.Add(new StructureTag(kind));
        for (var i = 0; i < lines.Count;)
        {
            Ensure(style.Leading);
            var here = Math.Max(1, Math.Min(lines.Count - i, (int)((Bottom - y) / style.Leading)));
            var from = i;
            Page.Mark(tag, () =>
            {
                for (var line = from; line < from + here; line++)
                {
                    Page.Line(style, Left, Foot(style), Ended(lines, line));
                    y += style.Leading;
                }
            });
            i += here;
        }

        y += after;
    }

    /// <summary>A line with the space that keeps its last word apart from the next line's first when it is read aloud.</summary>
    private static string Ended(IReadOnlyList<string> lines, int line) => line < lines.Count - 1 ? $"{lines[line]} " : lines[line];

    /// <summary>Where letters of a line that starts here stand.</summary>
    private decimal Foot(PdfStyle style) => y + (style.Leading * 0.5m) + (style.Size * 0.36m);

    private bool Ensure(decimal height)
    {
        if (y + height <= Bottom)
        {
            return false;
        }

        BreakPage();
        return true;
    }
}
