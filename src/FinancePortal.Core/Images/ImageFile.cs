namespace FinancePortal.Core.Images;

/// <summary>The kinds of picture that are taken in. The numbers are stored.</summary>
public enum ImageKind
{
    Jpeg = 1,
    Png = 2,
}

/// <summary>Why a picture is not taken in.</summary>
public enum ImageRefusal
{
    /// <summary>No picture, or of another kind: decided by content, never by name.</summary>
    NotAnImage = 1,
    TooManyBytes = 2,

    /// <summary>Its header asks for more pixels than anybody's camera makes.</summary>
    TooManyPixels = 3,

    /// <summary>It breaks off, or contradicts itself.</summary>
    Damaged = 4,
}

/// <summary>
/// A picture that somebody sent, built anew from the parts that draw it. Everything else is dropped: place and device, comments,
/// colour profiles, previews, whatever follows its end. Pixels are not decoded or compressed again.
/// </summary>
public sealed record ImageFile
{
    public const int LargestBytes = 10 * 1024 * 1024;
    public const int LargestSide = 12_000;
    public const int LargestPixels = 50_000_000;

    public required ImageKind Kind { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }

    /// <summary>How the camera was held, 1 to 8 as EXIF counts; 1 is upright. Kept apart because the file no longer says it.</summary>
    public int Orientation { get; init; } = 1;
    public required byte[] Bytes { get; init; }

    public string ContentType => ContentTypeOf(Kind);

    public static string ContentTypeOf(ImageKind kind) => kind is ImageKind.Png ? "image/png" : "image/jpeg";

    /// <summary>Checks a picture by its content and builds it anew; null with the reason when it is refused.</summary>
    public static (ImageFile? Image, ImageRefusal? Refusal) Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > LargestBytes)
        {
            return (null, ImageRefusal.TooManyBytes);
        }

        try
        {
            return JpegFile.Is(file) ? (JpegFile.Rebuild(file), null)
                : PngFile.Is(file) ? (PngFile.Rebuild(file), null)
                : (null, ImageRefusal.NotAnImage);
        }
        catch (ImageRefusedException e)
        {
            return (null, e.Refusal);
        }
    }

    /// <exception cref="ImageRefusedException">A side is zero, or there are more pixels than are allowed.</exception>
    internal static void RequireSize(int width, int height)
    {
        if (width <= 0 || height <= 0)
        {
            throw new ImageRefusedException(ImageRefusal.Damaged);
        }

        if (width > LargestSide || height > LargestSide || (long)width * height > LargestPixels)
        {
            throw new ImageRefusedException(ImageRefusal.TooManyPixels);
        }
    }
}

/// <summary>Ends the reading of a picture; <see cref="ImageFile.Read"/> turns it into its answer.</summary>
internal sealed class ImageRefusedException(ImageRefusal refusal) : Exception($"The picture is refused: {refusal}.")
{
    public ImageRefusal Refusal { get; } = refusal;
}
