using System.Globalization;
using System.Net;
using System.Text;

namespace FinancePortal.Core.Pdf;

/// <summary>Puts pages, fonts, tags and metadata together into the file.</summary>
internal static class PdfAssembly
{
    public static byte[] Build(PdfInfo info, StructureTag root, IReadOnlyList<PdfPage> pages)
    {
        var pdf = new PdfFile();
        int catalog = pdf.Reserve(), tree = pdf.Reserve(), parents = pdf.Reserve(), list = pdf.Reserve();
        root.Reserve(pdf);
        var regular = PdfFont.Regular.WriteTo(pdf, pages.Max(p => p.RegularNeed));
        var bold = PdfFont.SemiBold.WriteTo(pdf, pages.Max(p => p.SemiBoldNeed));
        var resources = pdf.Add($"<</Font<</R {regular} 0 R/B {bold} 0 R>>>>");
        var ids = pages.Select(_ => pdf.Reserve()).ToList();
        var owners = new List<string>();
        foreach (var page in pages)
        {
            owners.Add(string.Create(CultureInfo.InvariantCulture, $"{owners.Count} [{string.Join(' ', page.Marks.Select(t => $"{t.Id} 0 R"))}]"));
        }

        foreach (var page in pages)
        {
            var links = new StringBuilder();
            foreach (var (tag, target, rectangle) in page.Links)
            {
                var link = pdf.Add($"<</Type/Annot/Subtype/Link/Rect[{rectangle}]/Border[0 0 0]/F 4/StructParent {owners.Count}/Contents {PdfFile.Text($"Link to {target.Host}")}/A<</S/URI/URI({Escaped(target)})>>>>");
                owners.Add(string.Create(CultureInfo.InvariantCulture, $"{owners.Count} {tag.Id} 0 R"));
                tag.AddAnnotation(page.Number, link);
                links.Append(CultureInfo.InvariantCulture, $"{link} 0 R ");
            }

            var content = pdf.Stream("", page.Packed());
            pdf.Set(ids[page.Number], $"<</Type/Page/Parent {list} 0 R/MediaBox[0 0 612 792]/Resources {resources} 0 R/Contents {content} 0 R/StructParents {page.Number}/Tabs/S{(links.Length == 0 ? "" : $"/Annots[{links}]")}>>");
        }

        root.WriteTo(pdf, tree, ids);
        pdf.Set(tree, $"<</Type/StructTreeRoot/K {root.Id} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {owners.Count}>>");
        pdf.Set(parents, $"<</Nums[{string.Join('\n', owners)}]>>");
        pdf.Set(list, $"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', ids.Select(i => $"{i} 0 R"))}]>>");
        var metadata = pdf.Plain("/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(Metadata(info)));
        pdf.Set(catalog, $"<</Type/Catalog/Pages {list} 0 R/StructTreeRoot {tree} 0 R/MarkInfo<</Marked true>>/Lang(en-US)/Metadata {metadata} 0 R/ViewerPreferences<</DisplayDocTitle true>>>>");
        var about = pdf.Add($"<</Title {PdfFile.Text(info.Title)}/Author {PdfFile.Text(info.Author)}/Producer {PdfFile.Text(Producer)}/CreationDate(D:{info.CreatedAt.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z)>>");
        return pdf.Finish(catalog, about);
    }

    private const string Producer = "FinancePortal";

    /// <summary>In a PDF string brackets and the backslash mean something; an address may hold them.</summary>
    private static string Escaped(Uri target) => target.AbsoluteUri.Replace("\\", "%5C", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);

    private static string Metadata(PdfInfo info) =>
        $"""
        <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{WebUtility.HtmlEncode(info.Title)}</rdf:li></rdf:Alt></dc:title>
        <dc:creator><rdf:Seq><rdf:li>{WebUtility.HtmlEncode(info.Author)}</rdf:li></rdf:Seq></dc:creator>
        <dc:language><rdf:Bag><rdf:li>en-US</rdf:li></rdf:Bag></dc:language>
        <xmp:CreateDate>{info.CreatedAt.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}</xmp:CreateDate>
        <pdf:Producer>{Producer}</pdf:Producer>
        </rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="w"?>
        """;
}
