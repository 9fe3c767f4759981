using FinancePortal.Core.Images;

namespace FinancePortal.Core.Documents.Incoming;

/// <summary>Why a file that somebody sent is not taken in.</summary>
public enum FileRefusal
{
    Empty = 1,
    TooLarge = 2,

    /// <summary>By its content neither PDF nor JPEG nor PNG, whatever its name says.</summary>
    WrongKind = 3,

    /// <summary>It breaks off, or contradicts itself.</summary>
    Damaged = 4,

    /// <summary>A PDF that does things: scripts, programs, files inside, forms that send.</summary>
    Active = 5,

    /// <summary>A PDF that is locked, so that nobody can look into it.</summary>
    Locked = 6,

    /// <summary>The virus scanners' test file.</summary>
    Virus = 7,
    TooManyPixels = 8,
}

/// <summary>A file that somebody sent, found harmless as far as its bytes tell. Pictures are built anew; a PDF is kept as it came.</summary>
public sealed record IncomingFile
{
    public const int LargestBytes = 10 * 1024 * 1024;

    public required string ContentType { get; init; }
    public required byte[] Bytes { get; init; }

    /// <summary>In two parts, so that no scanner takes the program itself for the test file.</summary>
    private static ReadOnlySpan<byte> TestVirusEnd => "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"u8;

    private static ReadOnlySpan<byte> TestVirusStart => "$EICAR"u8;

    /// <summary>Decides by the content alone; the name that came with it is not asked.</summary>
    public static (IncomingFile? File, FileRefusal? Refusal) Read(ReadOnlySpan<byte> file)
    {
        if (file.Length is 0 or > LargestBytes)
        {
            return (null, file.Length == 0 ? FileRefusal.Empty : FileRefusal.TooLarge);
        }

        if (file.IndexOf(TestVirusEnd) is var end && end >= TestVirusStart.Length && file[..end].EndsWith(TestVirusStart))
        {
            return (null, FileRefusal.Virus);
        }

        if (PdfCheck.Is(file))
        {
            return PdfCheck.Refusal(file) is { } refusal ? (null, refusal) : (new IncomingFile { ContentType = "application/pdf", Bytes = file.ToArray() }, null);
        }

        var (image, bad) = ImageFile.Read(file);
        return image is not null
            ? (new IncomingFile { ContentType = image.ContentType, Bytes = image.Bytes }, null)
            : (null, bad switch
            {
                ImageRefusal.TooManyPixels => FileRefusal.TooManyPixels,
                ImageRefusal.TooManyBytes => FileRefusal.TooLarge,
                ImageRefusal.Damaged => FileRefusal.Damaged,
                _ => FileRefusal.WrongKind,
            });
    }
}
