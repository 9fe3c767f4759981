using System.IO.Compression;
using System.Text;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Incoming;

namespace FinancePortal.Core.Tests.Documents.Incoming;

/// <summary>Files that people send: decided by what they hold.</summary>
[Trait("Feature", "F-606")]
public sealed class IncomingFileTests
{
    private static byte[] Pdf(string body = "1 0 obj\n<< /Type /Catalog /OpenAction [2 0 R /Fit] >>\nendobj\n") => Encoding.Latin1.GetBytes($"%PDF-1.7\n{body}trailer << /Root 1 0 R >>\n%%EOF\n");

    private static byte[] Packed(string objects, string filter = "/FlateDecode", int repeat = 1)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var i = 0; i < repeat; i++)
            {
                zip.Write(Encoding.Latin1.GetBytes(objects));
            }
        }

        return [.. "%PDF-1.7\n1 0 obj\n"u8, .. Encoding.Latin1.GetBytes($"<< /Type /ObjStm /Filter {filter} /N 1 >>\nstream\n"), .. packed.ToArray(), .. "\nendstream\nendobj\n%%EOF\n"u8];
    }

    private static FileRefusal? Refusal(ReadOnlySpan<byte> file) => IncomingFile.Read(file).Refusal;

    [Fact]
    public void A_plain_PDF_is_kept_byte_for_byte()
    {
        var (file, refusal) = IncomingFile.Read(Pdf());
        Assert.Null(refusal);
        Assert.Equal("application/pdf", file!.ContentType);
        Assert.Equal(Pdf(), file.Bytes);
        Assert.Null(Refusal(Packed("<< /Type /Page >>")));
    }

    [Theory]
    [InlineData("<< /S /JavaScript /JS (app.alert(1)) >>")]
    [InlineData("<</S/J#61vaScript>>")]
    [InlineData("<< /#4a#53 (x) >>")]
    [InlineData("<< /S /Launch /F (cmd.exe) >>")]
    [InlineData("<< /Type /EmbeddedFile >>")]
    [InlineData("<< /AcroForm << /XFA [] >> >>")]
    [InlineData("<< /S /SubmitForm >>")]
    public void A_PDF_that_does_things_is_refused_however_it_is_written(string bad)
    {
        Assert.Equal(FileRefusal.Active, Refusal(Pdf(bad)));
        Assert.Equal(FileRefusal.Active, Refusal(Packed(bad)));
    }

    [Theory]
    [InlineData("(JavaScript is only said here)")]
    [InlineData("<< /JSX 1 /Launcher 2 >>")]
    public void A_word_that_only_looks_like_it_is_no_reason(string fine) => Assert.Null(Refusal(Pdf(fine)));

    [Fact]
    public void A_PDF_that_unpacks_to_a_bomb_or_not_at_all_is_refused()
    {
        Assert.Equal(FileRefusal.Damaged, Refusal(Packed(new string(' ', 1024 * 1024), repeat: 64)));
        Assert.Equal(FileRefusal.Damaged, Refusal(Packed("<< >>", filter: "/LZWDecode")));
        Assert.Equal(FileRefusal.Damaged, Refusal(Packed("<< >>", filter: "[/FlateDecode /FlateDecode /ASCIIHexDecode]")));
        Assert.Equal(FileRefusal.Damaged, Refusal("%PDF-1.7\nno end"u8));
        Assert.Equal(FileRefusal.Locked, Refusal(Pdf("<< /Encrypt 5 0 R >>")));
    }

    [Fact]
    public void What_is_neither_PDF_nor_picture_is_refused_whatever_it_is_called()
    {
        Assert.Equal(FileRefusal.WrongKind, Refusal("<!doctype html><script>alert(1)</script>"u8));
        Assert.Equal(FileRefusal.WrongKind, Refusal("PK\u0003\u0004 a zip"u8));
        Assert.Equal(FileRefusal.WrongKind, Refusal("MZ\u0090"u8));
        Assert.Equal(FileRefusal.WrongKind, Refusal("\n%PDF-1.7 not at the start %%EOF"u8));
        Assert.Equal(FileRefusal.Empty, Refusal([]));
        Assert.Equal(FileRefusal.TooLarge, Refusal(new byte[IncomingFile.LargestBytes + 1]));
        Assert.Equal(FileRefusal.Damaged, Refusal([0xFF, 0xD8, 0xFF, 0xE0]));
    }

    [Fact]
    public void The_scanners_test_file_is_found_also_inside_another_file()
    {
        var virus = Encoding.Latin1.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}" + "$EICAR" + "-STANDARD-ANTIVIRUS-TEST-FILE!" + "$H+H*");
        Assert.Equal(FileRefusal.Virus, Refusal(virus));
        Assert.Equal(FileRefusal.Virus, Refusal([.. Pdf(), .. virus]));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("..\\..\\windows\\system32")]
    [InlineData("a/b:c*d?\0e\r\nSet-Cookie: x")]
    public void A_name_is_never_a_path(string typed)
    {
        var name = FileNames.Of(typed, new DateOnly(2026, 3, 1), "application/pdf");
        Assert.DoesNotContain(name, c => c is '/' or '\\' or ':' or '*' or '?' or '\0' or '\r' or '\n');
        Assert.DoesNotContain("..", name, StringComparison.Ordinal);
    }
}
