using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using FinancePortal.Core.Images;

namespace FinancePortal.Core.Tests.Images;

/// <summary>Pictures are taken in by what they are, and come out without what they said about their maker.</summary>
public sealed class ImageFileTests
{
    [Fact]
    public void A_photo_keeps_its_picture_and_loses_place_comments_and_what_follows_its_end()
    {
        var (image, refusal) = ImageFile.Read(Jpeg(orientation: 6, exifText: "40.7128N 74.0060W", comment: "secret note", trailing: "<script>alert(1)</script>"));

        Assert.Null(refusal);
        Assert.Equal((ImageKind.Jpeg, 64, 48, 6), (image!.Kind, image.Width, image.Height, image.Orientation));
        var text = Encoding.Latin1.GetString(image.Bytes);
        foreach (var gone in new[] { "Exif", "40.7128N", "secret note", "<script", "JFIF" })
        {
            Assert.DoesNotContain(gone, text, StringComparison.Ordinal);
        }

        Assert.Contains("scan data", text, StringComparison.Ordinal);
        Assert.Equal([0xFF, 0xD9], image.Bytes[^2..]);
        Assert.Equal(image.Bytes, ImageFile.Read(image.Bytes).Image!.Bytes);
    }

    [Fact]
    public void A_picture_with_a_text_chunk_loses_it()
    {
        var (image, refusal) = ImageFile.Read(Png(20, 10, extra: ("tEXt", "Author\0Somebody")));

        Assert.Null(refusal);
        Assert.Equal((ImageKind.Png, 20, 10), (image!.Kind, image.Width, image.Height));
        Assert.DoesNotContain("Somebody", Encoding.Latin1.GetString(image.Bytes), StringComparison.Ordinal);
        Assert.Equal(image.Bytes, ImageFile.Read(image.Bytes).Image!.Bytes);
    }

    [Fact]
    public void An_interlaced_picture_is_a_picture() => Assert.NotNull(ImageFile.Read(Png(13, 9, interlaced: true)).Image);

    [Theory]
    [InlineData("just text, named photo.jpg")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>")]
    [InlineData("GIF89a")]
    [InlineData("%PDF-1.7")]
    [InlineData("")]
    public void Other_files_are_no_pictures_whatever_their_name(string content) =>
        Assert.Equal(ImageRefusal.NotAnImage, ImageFile.Read(Encoding.UTF8.GetBytes(content)).Refusal);

    [Fact]
    public void A_file_of_more_than_ten_megabytes_is_refused_unread() =>
        Assert.Equal(ImageRefusal.TooManyBytes, ImageFile.Read(new byte[ImageFile.LargestBytes + 1]).Refusal);

    [Theory]
    [InlineData(60_000, 60_000)]
    [InlineData(12_001, 1)]
    [InlineData(8_000, 8_000)]
    public void A_picture_that_asks_for_too_many_pixels_is_refused_by_its_header(int width, int height)
    {
        Assert.Equal(ImageRefusal.TooManyPixels, ImageFile.Read(Jpeg(width, height)).Refusal);
        Assert.Equal(ImageRefusal.TooManyPixels, ImageFile.Read(Png(width, height, rawBytes: 100)).Refusal);
    }

    [Fact]
    public void A_bomb_that_unpacks_to_more_than_its_header_says_is_refused()
    {
        var bomb = Png(10, 10, rawBytes: 30_000_000);
        Assert.True(bomb.Length < 100_000);
        Assert.Equal(ImageRefusal.Damaged, ImageFile.Read(bomb).Refusal);
    }

    [Fact]
    public void A_picture_that_breaks_off_anywhere_is_refused_and_nothing_is_thrown()
    {
        foreach (var file in new[] { Jpeg(), Png(20, 10) })
        {
            for (var length = 4; length < file.Length; length++)
            {
                Assert.Null(ImageFile.Read(file.AsSpan(0, length)).Image);
            }
        }
    }

    [Fact]
    public void Bytes_changed_at_random_never_throw()
    {
        var dice = new Random(7);
        foreach (var file in new[] { Jpeg(orientation: 3), Png(20, 10) })
        {
            for (var i = 0; i < 5_000; i++)
            {
                var changed = (byte[])file.Clone();
                changed[dice.Next(changed.Length)] = (byte)dice.Next(256);
                var (image, refusal) = ImageFile.Read(changed);
                Assert.True(image is null != refusal is null);
            }
        }
    }

    [Fact]
    public void A_progressive_photo_of_endless_scans_is_refused() => Assert.Equal(ImageRefusal.Damaged, ImageFile.Read(Jpeg(scans: 1_000)).Refusal);

    private static byte[] Jpeg(int width = 64, int height = 48, int orientation = 1, string exifText = "", string comment = "", string trailing = "", int scans = 1)
    {
        var file = new MemoryStream();
        file.Write([0xFF, 0xD8]);
        Segment(file, 0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        Segment(file, 0xE1, [.. "Exif\0\0MM\0*\0\0\0\b\0\u0001"u8, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(exifText)]);
        if (comment.Length > 0)
        {
            Segment(file, 0xFE, Encoding.ASCII.GetBytes(comment));
        }

        Segment(file, 0xDB, new byte[65]);
        Segment(file, 0xC0, [8, (byte)(height >> 8), (byte)(height & 255), (byte)(width >> 8), (byte)(width & 255), 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
        Segment(file, 0xC4, new byte[20]);
        for (var i = 0; i < scans; i++)
        {
            Segment(file, 0xDA, [3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0]);
            file.Write([.. "scan data"u8, 0xFF, 0x00, 0xFF, 0xD0, .. "more"u8]);
        }

        file.Write([0xFF, 0xD9, .. Encoding.ASCII.GetBytes(trailing)]);
        return file.ToArray();
    }

    private static void Segment(MemoryStream file, byte marker, byte[] body)
    {
        file.Write([0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)((body.Length + 2) & 255)]);
        file.Write(body);
    }

    /// <summary>True colour, eight bits; the raw size is what the header asks for unless told.</summary>
    private static byte[] Png(int width, int height, (string Type, string Text)? extra = null, bool interlaced = false, int? rawBytes = null)
    {
        var file = new MemoryStream();
        file.Write([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (8, 2, interlaced ? (byte)1 : (byte)0);
        Chunk(file, "IHDR", header);
        if (extra is { } text)
        {
            Chunk(file, text.Type, Encoding.Latin1.GetBytes(text.Text));
        }

        var raw = rawBytes ?? (interlaced ? Interlaced(width, height) : ((width * 3) + 1) * height);
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(new byte[raw]);
        }

        Chunk(file, "IDAT", packed.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>Counted pixel by pixel, not by the formula under test.</summary>
    private static int Interlaced(int width, int height)
    {
        var bytes = 0;
        foreach (var (x0, y0, dx, dy) in new[] { (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2) })
        {
            for (var y = y0; y < height; y += dy)
            {
                var pixels = 0;
                for (var x = x0; x < width; x += dx)
                {
                    pixels++;
                }

                bytes += pixels == 0 ? 0 : 1 + (3 * pixels);
            }
        }

        return bytes;
    }

    private static void Chunk(MemoryStream file, string type, byte[] body)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        file.Write(number);
        byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. body];
        file.Write(typed);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(typed));
        file.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }
}
