using System.Buffers.Binary;

namespace FinancePortal.Core.Images;

/// <summary>
/// Baseline and progressive JPEG (ITU T.81), segment by segment: tables, frame and scans are copied, everything else is left out.
/// </summary>
internal static class JpegFile
{
    /// <summary>A progressive photo has about ten; a thousand would keep a viewer busy for minutes.</summary>
    private const int MostScans = 64;

    private const byte Sof0 = 0xC0, Sof1 = 0xC1, Sof2 = 0xC2, Dht = 0xC4, Soi = 0xD8, Eoi = 0xD9, Sos = 0xDA, Dqt = 0xDB, Dri = 0xDD, App0 = 0xE0, App1 = 0xE1, App14 = 0xEE, Com = 0xFE;

    public static bool Is(ReadOnlySpan<byte> file) => file is [0xFF, Soi, 0xFF, ..];

    public static ImageFile Rebuild(ReadOnlySpan<byte> file)
    {
        var copy = new MemoryStream(file.Length);
        copy.Write([0xFF, Soi]);
        var (width, height, orientation, scans, at) = (0, 0, 1, 0, 2);
        while (true)
        {
            var marker = MarkerAt(file, ref at);
            if (marker == Eoi)
            {
                break;
            }

            var body = BodyAt(file, ref at);
            switch (marker)
            {
                case Sof0 or Sof1 or Sof2 when width == 0:
                    (height, width) = SizeOf(body);
                    Copy(copy, marker, body);
                    break;
                case Dqt or Dht or Dri:
                    Copy(copy, marker, body);
                    break;
                case Sos when width > 0 && ++scans <= MostScans:
                    Copy(copy, marker, body);
                    var end = EndOfScan(file, at);
                    copy.Write(file[at..end]);
                    at = end;
                    break;
                case App1:
                    orientation = ExifOrientation.Of(body) ?? orientation;
                    break;
                case App14 when body.StartsWith("Adobe"u8) && body.Length >= 12:
                    // Only which colours the numbers mean.
                    Copy(copy, App14, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, body[11]]);
                    break;
                case >= App0 and <= 0xEF or Com:
                    break;
                default:
                    throw new ImageRefusedException(ImageRefusal.Damaged);
            }
        }

        if (scans == 0)
        {
            throw new ImageRefusedException(ImageRefusal.Damaged);
        }

        copy.Write([0xFF, Eoi]);
        return new ImageFile { Kind = ImageKind.Jpeg, Width = width, Height = height, Orientation = orientation, Bytes = copy.ToArray() };
    }

    /// <summary>The next marker; bytes FF may fill the space before it.</summary>
    private static byte MarkerAt(ReadOnlySpan<byte> file, ref int at)
    {
        if (at + 1 >= file.Length || file[at] != 0xFF)
        {
            throw new ImageRefusedException(ImageRefusal.Damaged);
        }

        while (at < file.Length && file[at] == 0xFF)
        {
            at++;
        }

        return at < file.Length ? file[at++] : throw new ImageRefusedException(ImageRefusal.Damaged);
    }

    /// <summary>What a segment holds, after its two bytes of length.</summary>
    private static ReadOnlySpan<byte> BodyAt(ReadOnlySpan<byte> file, ref int at)
    {
        if (at + 2 > file.Length || BinaryPrimitives.ReadUInt16BigEndian(file[at..]) is var length && (length < 2 || at + length > file.Length))
        {
            throw new ImageRefusedException(ImageRefusal.Damaged);
        }

        var body = file.Slice(at + 2, length - 2);
        at += length;
        return body;
    }

    private static (int Height, int Width) SizeOf(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < 6 || frame[0] != 8 || frame[5] is not (1 or 3 or 4) || frame.Length != 6 + (3 * frame[5]))
        {
            throw new ImageRefusedException(ImageRefusal.Damaged);
        }

        var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), BinaryPrimitives.ReadUInt16BigEndian(frame[3..]));
        ImageFile.RequireSize(width, height);
        return (height, width);
    }

    /// <summary>Coded data runs to the next marker that is neither a stuffed zero nor a restart.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> file, int from)
    {
        for (var at = from; at + 1 < file.Length; at++)
        {
            if (file[at] == 0xFF && file[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }
        }

        throw new ImageRefusedException(ImageRefusal.Damaged);
    }

    private static void Copy(MemoryStream copy, byte marker, ReadOnlySpan<byte> body)
    {
        Span<byte> head = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(body.Length + 2));
        copy.Write(head);
        copy.Write(body);
    }
}

/// <summary>Reads how the camera was held out of an EXIF segment, and nothing else.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;

    public static int? Of(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8) || segment.Length < 14)
        {
            return null;
        }

        var tiff = segment[6..];
        var little = tiff.StartsWith("II"u8);
        if (!little && !tiff.StartsWith("MM"u8))
        {
            return null;
        }

        var first = Number32(tiff[4..], little);
        if (first < 8 || first > tiff.Length - 2)
        {
            return null;
        }

        var entries = Number16(tiff[(int)first..], little);
        for (var i = 0; i < entries; i++)
        {
            var at = (int)first + 2 + (12 * i);
            if (at + 12 > tiff.Length)
            {
                return null;
            }

            if (Number16(tiff[at..], little) == Tag)
            {
                var value = Number16(tiff[(at + 8)..], little);
                return value is >= 1 and <= 8 ? value : null;
            }
        }

        return null;
    }

    private static ushort Number16(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint Number32(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
