using System.Globalization;
using System.Text;

namespace FinancePortal.Core.Pdf;

/// <summary>A node of the tags by which a PDF is read aloud and reflowed: what a piece is, and which content on which pages it has.</summary>
internal sealed class StructureTag(string kind, string attributes = "")
{
    private readonly List<(StructureTag? Tag, int Page, int Mark, int Annotation)> kids = [];

    /// <summary>Its object in the file, known while the file is written.</summary>
    public int Id { get; private set; }

    public string Kind => kind;

    public StructureTag Add(StructureTag tag)
    {
        kids.Add((tag, 0, 0, 0));
        return tag;
    }

    /// <summary>A piece of marked content of a page.</summary>
    public void Add(int page, int mark) => kids.Add((null, page, mark, 0));

    /// <summary>A link's clickable place.</summary>
    public void AddAnnotation(int page, int annotation) => kids.Add((null, page, -1, annotation));

    public void Reserve(PdfFile pdf)
    {
        Id = pdf.Reserve();
        foreach (var kid in kids)
        {
            kid.Tag?.Reserve(pdf);
        }
    }

    public void WriteTo(PdfFile pdf, int parent, IReadOnlyList<int> pages)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<</Type/StructElem/S/{kind}/P {parent} 0 R{attributes}/K[");
        foreach (var (tag, page, mark, annotation) in kids)
        {
            if (tag is not null)
            {
                text.Append(CultureInfo.InvariantCulture, $"{tag.Id} 0 R ");
            }
            else if (mark < 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"<</Type/OBJR/Obj {annotation} 0 R/Pg {pages[page]} 0 R>>");
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"<</Type/MCR/Pg {pages[page]} 0 R/MCID {mark}>>");
            }
        }

        pdf.Set(Id, text.Append("]>>").ToString());
        foreach (var kid in kids)
        {
            kid.Tag?.WriteTo(pdf, Id, pages);
        }
    }
}
