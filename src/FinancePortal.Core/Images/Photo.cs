namespace FinancePortal.Core.Images;

/// <summary>A picture that a customer or colleague sent, kept as it was rebuilt. Never changed.</summary>
public sealed class Photo
{
    public long PhotoId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();

    /// <summary>The account whose parties may see it.</summary>
    public required long FinancedAccountId { get; init; }
    public required ImageKind Kind { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required int Orientation { get; init; }
    public required byte[] Bytes { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime TakenInAt { get; init; }

    public static Photo Of(ImageFile image, long financedAccountId, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(image);
        return new Photo
        {
            FinancedAccountId = financedAccountId,
            Kind = image.Kind,
            Width = image.Width,
            Height = image.Height,
            Orientation = image.Orientation,
            Bytes = image.Bytes,
            TakenInAt = at,
        };
    }
}
