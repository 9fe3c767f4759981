using System.Buffers.Binary;
using System.Text;

namespace FinancePortal.Core.Pdf;

/// <summary>
/// A TrueType file as far as a PDF needs it: which glyph shows a character, how wide it is, and the file with only some of its
/// outlines (glyph numbers stay, unused outlines become empty).
/// </summary>
internal sealed class TrueTypeFont
{
    private static readonly string[] KeptTables = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    private readonly byte[] file;
    private readonly Dictionary<string, (int Offset, int Length)> tables = [];
    private readonly Dictionary<int, int> glyphs = [];
    private readonly int[] widths;

    public TrueTypeFont(byte[] file)
    {
        this.file = file;
        for (var i = 0; i < U16(4); i++)
        {
            var at = 12 + (i * 16);
            tables[Encoding.ASCII.GetString(file, at, 4)] = ((int)U32(at + 8), (int)U32(at + 12));
        }

        UnitsPerEm = U16(Table("head") + 18);
        Ascent = PerThousand(S16(Table("hhea") + 4));
        Descent = PerThousand(S16(Table("hhea") + 6));
        Box = [.. Enumerable.Range(0, 4).Select(i => PerThousand(S16(Table("head") + 36 + (i * 2))))];
        var count = U16(Table("maxp") + 4);
        var measured = U16(Table("hhea") + 34);
        widths = [.. Enumerable.Range(0, count).Select(g => PerThousand(U16(Table("hmtx") + (4 * Math.Min(g, measured - 1)))))];
        ReadCharacters();
    }

    public int UnitsPerEm { get; }

    /// <summary>In thousandths of the type size, like all measures here.</summary>
    public int Ascent { get; }
    public int Descent { get; }
    public IReadOnlyList<int> Box { get; }

    /// <summary>The characters that have a glyph.</summary>
    public IReadOnlyDictionary<int, int> Glyphs => glyphs;

    /// <summary>The glyph of a character; 0, the empty box, when there is none.</summary>
    public int Glyph(int character) => glyphs.GetValueOrDefault(character);

    public int Width(int glyph) => widths[glyph];

    /// <summary>The file with the outlines of these glyphs, and of those that they are composed of.</summary>
    public byte[] Subset(IEnumerable<int> wanted)
    {
        var kept = new HashSet<int> { 0 };
        foreach (var glyph in wanted)
        {
            Keep(glyph, kept);
        }

        var outlines = new MemoryStream();
        var places = new byte[(widths.Length + 1) * 4];
        for (var glyph = 0; glyph < widths.Length; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(places.AsSpan(glyph * 4), (uint)outlines.Length);
            if (kept.Contains(glyph))
            {
                outlines.Write(Outline(glyph));
                outlines.SetLength((outlines.Length + 3) & ~3L);
                outlines.Position = outlines.Length;
            }
        }

        BinaryPrimitives.WriteUInt32BigEndian(places.AsSpan(widths.Length * 4), (uint)outlines.Length);
        var head = Copy("head");
        head[51] = 1; // indexToLocFormat: four bytes a place
        return Assemble(KeptTables.Where(tables.ContainsKey).Select(name => (name, name switch
        {
            "glyf" => outlines.ToArray(),
            "loca" => places,
            "head" => head,
            _ => Copy(name),
        })).ToList());
    }

    private void Keep(int glyph, HashSet<int> kept)
    {
        var outline = Outline(glyph);
        if (!kept.Add(glyph) || outline.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
        {
            return;
        }

        // A composed glyph: a list of flags, glyph, two offsets of one or two bytes, and perhaps a scale.
        for (var at = 10; ;)
        {
            var flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            Keep(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]), kept);
            at += 4 + ((flags & 0x1) != 0 ? 4 : 2) + ((flags & 0x8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);
            if ((flags & 0x20) == 0)
            {
                return;
            }
        }
    }

    private ReadOnlySpan<byte> Outline(int glyph)
    {
        var isLong = U16(Table("head") + 50) == 1;
        var (from, to) = isLong
            ? ((int)U32(Table("loca") + (glyph * 4)), (int)U32(Table("loca") + (glyph * 4) + 4))
            : (U16(Table("loca") + (glyph * 2)) * 2, U16(Table("loca") + (glyph * 2) + 2) * 2);
        return file.AsSpan(Table("glyf") + from, to - from);
    }

    /// <summary>The character map of format 4: ranges of characters with a difference, or with a list.</summary>
    private void ReadCharacters()
    {
        var maps = Table("cmap");
        var map = Enumerable.Range(0, U16(maps + 2)).Select(i => maps + (int)U32(maps + 8 + (i * 8))).First(at => U16(at) == 4);
        var ranges = U16(map + 6) / 2;
        for (var i = 0; i < ranges; i++)
        {
            var last = U16(map + 14 + (2 * i));
            var start = map + 16 + (2 * ranges) + (2 * i);
            var list = start + (4 * ranges);
            for (var character = U16(start); character <= last && character != 0xFFFF; character++)
            {
                var listed = U16(list) == 0 ? character : U16(list + U16(list) + (2 * (character - U16(start))));
                var glyph = listed == 0 ? 0 : (listed + U16(start + (2 * ranges))) & 0xFFFF;
                if (glyph != 0)
                {
                    glyphs[character] = glyph;
                }
            }
        }
    }

    private static byte[] Assemble(List<(string Name, byte[] Bytes)> parts)
    {
        var result = new MemoryStream();
        Span<byte> header = stackalloc byte[12 + (16 * parts.Count)];
        header.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(header, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(header[4..], (ushort)parts.Count);
        var offset = header.Length;
        for (var i = 0; i < parts.Count; i++)
        {
            var entry = header[(12 + (16 * i))..];
            Encoding.ASCII.GetBytes(parts[i].Name, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[8..], (uint)offset);
            BinaryPrimitives.WriteUInt32BigEndian(entry[12..], (uint)parts[i].Bytes.Length);
            offset += (parts[i].Bytes.Length + 3) & ~3;
        }

        result.Write(header);
        foreach (var (_, bytes) in parts)
        {
            result.Write(bytes);
            result.Write(new byte[-bytes.Length & 3]);
        }

        return result.ToArray();
    }

    private byte[] Copy(string table) => file.AsSpan(tables[table].Offset, tables[table].Length).ToArray();

    private int Table(string name) => tables[name].Offset;

    private int PerThousand(int units) => units * 1000 / UnitsPerEm;

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    private int S16(int at) => BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
}
