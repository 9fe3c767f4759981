using System.Buffers.Binary;
using System.IO.Compression;

namespace FinancePortal.Core.Images;

/// <summary>
/// PNG (ISO/IEC 15948), chunk by chunk: header, palette, transparency and image data are copied, everything else is left out. The
/// data is unpacked once, to nowhere, to see that it holds the pixels that the header promises and not a byte more.
/// </summary>
internal static class PngFile
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Start, step of column and row of each pass of an interlaced picture.</summary>
    private static readonly (int X, int Y, int StepX, int StepY)[] Passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    public static bool Is(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    public static ImageFile Rebuild(ReadOnlySpan<byte> file)
    {
        var copy = new MemoryStream(file.Length);
        copy.Write(Signature);
        var packed = new MemoryStream(file.Length);
        ReadOnlySpan<byte> header = default;
        var at = Signature.Length;
        while (true)
        {
            if (at + 12 > file.Length || BinaryPrimitives.ReadUInt32BigEndian(file[at..]) is var length && length > file.Length - at - 12)
            {
                throw new ImageRefusedException(ImageRefusal.Damaged);
            }

            var typeAndBody = file.Slice(at + 4, (int)length + 4);
            var type = typeAndBody[..4];
            var body = typeAndBody[4..];
            var isFirst = at == Signature.Length;
            if (isFirst != type.SequenceEqual("IHDR"u8))
            {
                throw new ImageRefusedException(ImageRefusal.Damaged);
            }

            var isData = type.SequenceEqual("IDAT"u8);
            var isEnd = type.SequenceEqual("IEND"u8);
            if (isFirst || isData || isEnd || type.SequenceEqual("PLTE"u8) || type.SequenceEqual("tRNS"u8))
            {
                if (BinaryPrimitives.ReadUInt32BigEndian(file[(at + 8 + (int)length)..]) != Crc32.Of(typeAndBody))
                {
                    throw new ImageRefusedException(ImageRefusal.Damaged);
                }

                copy.Write(file.Slice(at, (int)length + 12));
            }

            if (isFirst)
            {
                header = CheckedHeader(body);
            }
            else if (isData)
            {
                packed.Write(body);
            }
            else if (isEnd)
            {
                break;
            }

            at += (int)length + 12;
        }

        var (width, height) = SizeOf(header);
        RequireData(packed, RawBytes(header, width, height));
        return new ImageFile { Kind = ImageKind.Png, Width = width, Height = height, Bytes = copy.ToArray() };
    }

    private static ReadOnlySpan<byte> CheckedHeader(ReadOnlySpan<byte> header)
    {
        if (header.Length != 13 || BitsPerPixel(header) == 0 || header[10] != 0 || header[11] != 0 || header[12] > 1)
        {
            throw new ImageRefusedException(ImageRefusal.Damaged);
        }

        var (width, height) = SizeOf(header);
        ImageFile.RequireSize(width, height);
        return header;
    }

    private static (int Width, int Height) SizeOf(ReadOnlySpan<byte> header)
    {
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header[4..]));
        return width > int.MaxValue || height > int.MaxValue ? throw new ImageRefusedException(ImageRefusal.TooManyPixels) : ((int)width, (int)height);
    }

    /// <summary>By bit depth and colour type; 0 for a pair that does not exist.</summary>
    private static int BitsPerPixel(ReadOnlySpan<byte> header) => (header[9], header[8]) switch
    {
        (0, 1 or 2 or 4 or 8 or 16) => header[8],
        (3, 1 or 2 or 4 or 8) => header[8],
        (2, 8 or 16) => 3 * header[8],
        (4, 8 or 16) => 2 * header[8],
        (6, 8 or 16) => 4 * header[8],
        _ => 0,
    };

    /// <summary>Each row is a byte for its filter and its pixels; an interlaced picture has seven smaller ones.</summary>
    private static long RawBytes(ReadOnlySpan<byte> header, int width, int height)
    {
        var bits = BitsPerPixel(header);
        if (header[12] == 0)
        {
            return Rows(width, height, bits);
        }

        var sum = 0L;
        foreach (var (x, y, stepX, stepY) in Passes)
        {
            var (columns, rows) = ((width - x + stepX - 1) / stepX, (height - y + stepY - 1) / stepY);
            sum += columns > 0 && rows > 0 ? Rows(columns, rows, bits) : 0;
        }

        return sum;
    }

    private static long Rows(int width, int height, int bits) => ((((long)width * bits) + 7) / 8 + 1) * height;

    private static void RequireData(MemoryStream packed, long expected)
    {
        packed.Position = 0;
        using var data = new ZLibStream(packed, CompressionMode.Decompress);
        var buffer = new byte[64 * 1024];
        var unpacked = 0L;
        try
        {
            while (data.Read(buffer) is var read and > 0)
            {
                unpacked += read;
                if (unpacked > expected)
                {
                    break;
                }
            }
        }
        catch (InvalidDataException)
        {
            unpacked = -1;
        }

        if (unpacked != expected)
        {
            throw new ImageRefusedException(ImageRefusal.Damaged);
        }
    }
}

/// <summary>The checksum of PNG chunks (ISO 3309).</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n =>
    {
        var c = (uint)n;
        for (var bit = 0; bit < 8; bit++)
        {
            c = (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
        }

        return c;
    })];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc = Table[(crc ^ b) & 0xFF] ^ (crc >> 8);
        }

        return ~crc;
    }
}
