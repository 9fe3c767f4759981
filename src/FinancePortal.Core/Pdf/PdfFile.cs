using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace FinancePortal.Core.Pdf;

/// <summary>
/// The file of a PDF 1.7 (ISO 32000-1): numbered objects and where they are. Dictionaries are packed together (object streams), so
/// that the many small ones of a tagged document cost little. The same content gives the same bytes.
/// </summary>
internal sealed class PdfFile
{
    private const int ObjectsInOneStream = 200;

    private readonly ArrayBufferWriter<byte> output = new(32 * 1024);
    private readonly List<(byte Kind, int Place, int Index)> places = [(0, 0, 0xFFFF)];
    private readonly List<(int Id, string Text)> waiting = [];

    public PdfFile() => Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");

    public static byte[] Pack(ReadOnlySpan<byte> data)
    {
        var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(data);
        }

        return packed.ToArray();
    }

    /// <summary>A text of any characters as a PDF string.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public int Reserve()
    {
        places.Add((0, 0, 0));
        return places.Count - 1;
    }

    /// <summary>Says what a reserved object is.</summary>
    public void Set(int id, string dictionary) => waiting.Add((id, dictionary));

    public int Add(string dictionary)
    {
        var id = Reserve();
        Set(id, dictionary);
        return id;
    }

    /// <summary>Adds a stream whose bytes are packed already.</summary>
    public int Stream(string dictionary, ReadOnlySpan<byte> packed) => WriteStream(Reserve(), $"{dictionary}/Filter/FlateDecode", packed);

    /// <summary>Adds a stream that any program can read without unpacking: the metadata.</summary>
    public int Plain(string dictionary, ReadOnlySpan<byte> bytes) => WriteStream(Reserve(), dictionary, bytes);

    public byte[] Finish(int catalog, int info)
    {
        foreach (var chunk in waiting.Chunk(ObjectsInOneStream))
        {
            WriteTogether(chunk);
        }

        var table = Reserve();
        var start = output.WrittenCount;
        places[table] = (1, start, 0);
        var rows = new byte[places.Count * 7];
        for (var i = 0; i < places.Count; i++)
        {
            var (kind, place, index) = places[i];
            rows[i * 7] = kind;
            BinaryPrimitives.WriteUInt32BigEndian(rows.AsSpan((i * 7) + 1), (uint)place);
            BinaryPrimitives.WriteUInt16BigEndian(rows.AsSpan((i * 7) + 5), (ushort)index);
        }

        var id = Convert.ToHexString(SHA256.HashData(output.WrittenSpan).AsSpan(0, 16));
        WriteStream(table, $"/Type/XRef/Size {places.Count}/W[1 4 2]/Root {catalog} 0 R/Info {info} 0 R/ID[<{id}><{id}>]/Filter/FlateDecode", Pack(rows));
        Write($"startxref\n{start}\n%%EOF\n");
        return output.WrittenSpan.ToArray();
    }

    private void WriteTogether((int Id, string Text)[] objects)
    {
        var index = new StringBuilder();
        var body = new StringBuilder();
        var stream = Reserve();
        for (var i = 0; i < objects.Length; i++)
        {
            index.Append(CultureInfo.InvariantCulture, $"{objects[i].Id} {body.Length} ");
            body.Append(objects[i].Text).Append('\n');
            places[objects[i].Id] = (2, stream, i);
        }

        WriteStream(stream, $"/Type/ObjStm/N {objects.Length}/First {index.Length}/Filter/FlateDecode", Pack(Encoding.Latin1.GetBytes(index.Append(body).ToString())));
    }

    private int WriteStream(int id, string dictionary, ReadOnlySpan<byte> bytes)
    {
        places[id] = (1, output.WrittenCount, 0);
        Write($"{id} 0 obj\n<<{dictionary}/Length {bytes.Length}>>\nstream\n");
        output.Write(bytes);
        Write("\nendstream\nendobj\n");
        return id;
    }

    private void Write(string text) => output.Write(Encoding.Latin1.GetBytes(text));
}
