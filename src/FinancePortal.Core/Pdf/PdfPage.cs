using System.Globalization;
using System.Text;

namespace FinancePortal.Core.Pdf;

/// <summary>
/// One page of US Letter paper. Places are in points from the top left corner. What is drawn belongs to a tag, or is an artifact
/// (rules, page numbers) that nobody needs read aloud.
/// </summary>
internal sealed class PdfPage(int number)
{
    public const decimal PaperWidth = 612m;
    public const decimal PaperHeight = 792m;

    private readonly StringBuilder content = new();
    private readonly List<StructureTag> marks = [];

    public int Number => number;

    /// <summary>The tag of each marked piece, in order.</summary>
    public IReadOnlyList<StructureTag> Marks => marks;

    public List<(StructureTag Tag, Uri Target, string Rectangle)> Links { get; } = [];

    /// <summary>Which set of characters each font needs here.</summary>
    public int RegularNeed { get; private set; }
    public int SemiBoldNeed { get; private set; }

    /// <summary>What <paramref name="draw"/> draws is content of the tag.</summary>
    public void Mark(StructureTag tag, Action draw)
    {
        content.Append(CultureInfo.InvariantCulture, $"/{tag.Kind} <</MCID {marks.Count}>> BDC\n");
        tag.Add(number, marks.Count);
        marks.Add(tag);
        draw();
        content.Append("EMC\n");
    }

    public void Artifact(Action draw, bool pagination = false)
    {
        content.Append(pagination ? "/Artifact <</Type/Pagination>> BDC\n" : "/Artifact <</Type/Layout>> BDC\n");
        draw();
        content.Append("EMC\n");
    }

    /// <summary>Writes one line whose foot stands at <paramref name="y"/>.</summary>
    public void Line(PdfStyle style, decimal x, decimal y, string text)
    {
        content.Append(style.Ink).Append(" rg BT /").Append(style.Bold ? "B " : "R ").Append(Points(style.Size)).Append(" Tf 1 0 0 1 ")
            .Append(Points(x)).Append(' ').Append(Points(PaperHeight - y)).Append(" Tm <");
        var need = style.Font.Encode(text, content);
        content.Append("> Tj ET\n");
        if (style.Bold)
        {
            SemiBoldNeed = Math.Max(SemiBoldNeed, need);
        }
        else
        {
            RegularNeed = Math.Max(RegularNeed, need);
        }
    }

    /// <summary>Fills a rectangle.</summary>
    public void Box(string ink, decimal x, decimal y, decimal width, decimal height) =>
        content.Append(ink).Append(" rg ").Append(Points(x)).Append(' ').Append(Points(PaperHeight - y - height)).Append(' ')
            .Append(Points(width)).Append(' ').Append(Points(height)).Append(" re f\n");

    public void Link(StructureTag tag, Uri target, decimal x, decimal y, decimal width, decimal height) =>
        Links.Add((tag, target, $"{Points(x)} {Points(PaperHeight - y - height)} {Points(x + width)} {Points(PaperHeight - y)}"));

    public byte[] Packed() => PdfFile.Pack(Encoding.ASCII.GetBytes(content.ToString()));

    public static string Points(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
