using System.Globalization;
using System.Text;

namespace FinancePortal.Core.Pdf;

/// <summary>
/// Inter in one weight, embedded in every PDF. Three sets of characters are cut and packed once a process: a document takes the
/// smallest that shows it, so that a statement in plain English carries 10 KB a weight and a name from Zagreb is still written right.
/// </summary>
internal sealed class PdfFont
{
    public static readonly PdfFont Regular = new("Inter-Regular");
    public static readonly PdfFont SemiBold = new("Inter-SemiBold");

    private const string Punctuation = "\u00A0§©·–—‘’“”•…€−";

    private readonly TrueTypeFont file;
    private readonly Lazy<Cut>[] cuts;

    private PdfFont(string name)
    {
        Name = name;
        using var resource = typeof(PdfFont).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The font {name} is not in the program.");
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        file = new TrueTypeFont(bytes);
        var plain = file.Glyphs.Keys.Where(c => c <= 0x7E || Punctuation.Contains((char)c, StringComparison.Ordinal)).ToHashSet();
        cuts =
        [
            new(() => new Cut(this, "PLAINA+", plain)),
            new(() => new Cut(this, "LATINA+", file.Glyphs.Keys.Where(c => c <= 0xFF || plain.Contains(c)))),
            new(() => new Cut(this, "WHOLEA+", file.Glyphs.Keys)),
        ];
    }

    public string Name { get; }

    /// <summary>The width of a text in points.</summary>
    public decimal Width(string text, decimal size)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += file.Width(file.Glyph(rune.Value));
        }

        return width * size / 1000m;
    }

    /// <summary>Writes the text as glyph numbers, and says which set of characters it needs.</summary>
    public int Encode(string text, StringBuilder to)
    {
        var need = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var c = rune.Value;
            need = Math.Max(need, c <= 0x7E || (c < 0xFFFF && Punctuation.Contains((char)c, StringComparison.Ordinal)) ? 0 : c <= 0xFF ? 1 : 2);
            to.Append(file.Glyph(c).ToString("X4", CultureInfo.InvariantCulture));
        }

        return need;
    }

    /// <summary>Puts the font into a file and gives its object.</summary>
    public int WriteTo(PdfFile pdf, int need)
    {
        var cut = cuts[need].Value;
        int font = pdf.Reserve(), descendant = pdf.Reserve(), descriptor = pdf.Reserve();
        var outlines = pdf.Stream($"/Length1 {cut.Length}", cut.Outlines);
        var names = pdf.Stream("", cut.ToUnicode);
        pdf.Set(font, $"<</Type/Font/Subtype/Type0/BaseFont/{cut.Name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {names} 0 R>>");
        pdf.Set(descendant, $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{cut.Name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R/CIDToGIDMap/Identity/DW 600/W[{cut.Widths}]>>");
        pdf.Set(descriptor, $"<</Type/FontDescriptor/FontName/{cut.Name}/Flags 32/FontBBox[{string.Join(' ', file.Box)}]/ItalicAngle 0/Ascent {file.Ascent}/Descent {file.Descent}/CapHeight 727/StemV 90/FontFile2 {outlines} 0 R>>");
        return font;
    }

    private sealed class Cut
    {
        public Cut(PdfFont font, string prefix, IEnumerable<int> characters)
        {
            var file = font.file;
            var glyphs = new SortedDictionary<int, int>();
            foreach (var c in characters)
            {
                glyphs.TryAdd(file.Glyph(c), c);
            }

            Name = prefix + font.Name;
            var subset = file.Subset(glyphs.Keys);
            Length = subset.Length;
            Outlines = PdfFile.Pack(subset);
            Widths = string.Concat(glyphs.Keys.Select(g => string.Create(CultureInfo.InvariantCulture, $"{g}[{file.Width(g)}]")));
            ToUnicode = PdfFile.Pack(Encoding.ASCII.GetBytes(Map(glyphs)));
        }

        public string Name { get; }
        public int Length { get; }
        public byte[] Outlines { get; }
        public string Widths { get; }
        public byte[] ToUnicode { get; }

        /// <summary>Which character each glyph stands for, so that text can be searched, copied and read aloud.</summary>
        private static string Map(SortedDictionary<int, int> glyphs)
        {
            var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Portal def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
            foreach (var chunk in glyphs.Chunk(100))
            {
                map.Append(CultureInfo.InvariantCulture, $"{chunk.Length} beginbfchar\n");
                foreach (var (glyph, character) in chunk)
                {
                    map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{character:X4}>\n");
                }

                map.Append("endbfchar\n");
            }

            return map.Append("endcmap end end").ToString();
        }
    }
}
