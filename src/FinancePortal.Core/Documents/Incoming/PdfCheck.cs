using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace FinancePortal.Core.Documents.Incoming;

/// <summary>
/// Looks for what a PDF could do besides being read. It does not take the file apart as a reader would: it reads every name in it,
/// also those written with <c>#</c> codes and those inside packed objects, and refuses the file for one bad name. So a
/// harmless file may be refused; a script is not let through by how it is written.
/// </summary>
internal static class PdfCheck
{
    /// <summary>All packed objects of one file unpacked: a small file that unpacks to more is a bomb.</summary>
    private const int LargestUnpacked = 32 * 1024 * 1024;
    private const int TailBytes = 2_048;
    private const int LongestDictionary = 4_096;

    private static readonly HashSet<string> ActiveNames = new(StringComparer.Ordinal)
    {
        "JavaScript", "JS", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "XFA", "SubmitForm", "ImportData", "GoToE", "GoToR", "Movie", "Sound", "Rendition",
    };

    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n\f\0()<>[]{}/%"u8);

    public static bool Is(ReadOnlySpan<byte> file) => file.StartsWith("%PDF-1."u8) || file.StartsWith("%PDF-2."u8);

    /// <summary>Null when nothing was found.</summary>
    public static FileRefusal? Refusal(ReadOnlySpan<byte> file)
    {
        if (file[^Math.Min(file.Length, TailBytes)..].IndexOf("%%EOF"u8) < 0)
        {
            return FileRefusal.Damaged;
        }

        var names = Names(file);
        if (names.Contains("Encrypt"))
        {
            return FileRefusal.Locked;
        }

        return names.Overlaps(ActiveNames) ? FileRefusal.Active : Packed(file);
    }

    /// <summary>Objects may be packed into streams; each is unpacked and read for names too.</summary>
    private static FileRefusal? Packed(ReadOnlySpan<byte> file)
    {
        var left = LargestUnpacked;
        for (var at = 0; at < file.Length && file[at..].IndexOf("stream"u8) is var found && found >= 0;)
        {
            var start = at + found;
            at = start + "stream"u8.Length;
            var dictionary = file[Math.Max(0, start - LongestDictionary)..start];
            dictionary = dictionary[Math.Max(0, dictionary.LastIndexOf("obj"u8))..];
            if (file[..start].EndsWith("end"u8) || !Names(dictionary).Contains("ObjStm"))
            {
                continue;
            }

            if (Unpack(file, at, dictionary, ref left) is not { } objects)
            {
                return FileRefusal.Damaged;
            }

            var names = Names(objects);
            if (names.Contains("Encrypt") || names.Overlaps(ActiveNames))
            {
                return FileRefusal.Active;
            }
        }

        return null;
    }

    /// <summary>Null when it is packed in a way that nobody needs, does not unpack, or unpacks to too much.</summary>
    private static byte[]? Unpack(ReadOnlySpan<byte> file, int at, ReadOnlySpan<byte> dictionary, ref int left)
    {
        var filters = Names(dictionary).Where(n => n.EndsWith("Decode", StringComparison.Ordinal) || n == "Crypt").ToList();
        var end = file[at..].IndexOf("endstream"u8);
        if (end < 0 || filters is not ([] or ["FlateDecode"]))
        {
            return null;
        }

        var body = file.Slice(at, end);
        body = body.StartsWith("\r\n"u8) ? body[2..] : body.StartsWith("\n"u8) || body.StartsWith("\r"u8) ? body[1..] : body;
        if (filters.Count == 0)
        {
            return body.ToArray();
        }

        try
        {
            using var unpacked = new MemoryStream();
            using var zip = new ZLibStream(new MemoryStream(body.ToArray()), CompressionMode.Decompress);
            var buffer = new byte[81_920];
            for (int read; (read = zip.Read(buffer)) > 0;)
            {
                left -= read;
                if (left < 0)
                {
                    return null;
                }

                unpacked.Write(buffer, 0, read);
            }

            return unpacked.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Every name (<c>/Name</c>), its <c>#xx</c> codes read.</summary>
    private static HashSet<string> Names(ReadOnlySpan<byte> bytes)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (bytes.IndexOf((byte)'/') is var slash && slash >= 0)
        {
            bytes = bytes[(slash + 1)..];
            var length = bytes.IndexOfAny(NameEnds);
            var name = length < 0 ? bytes : bytes[..length];
            if (name.Length is > 0 and <= 127)
            {
                names.Add(Decode(name));
            }
        }

        return names;
    }

    private static string Decode(ReadOnlySpan<byte> name)
    {
        var text = Encoding.Latin1.GetString(name);
        if (!text.Contains('#', StringComparison.Ordinal))
        {
            return text;
        }

        var decoded = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '#' && i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                decoded.Append((char)code);
                i += 2;
            }
            else
            {
                decoded.Append(text[i]);
            }
        }

        return decoded.ToString();
    }
}
