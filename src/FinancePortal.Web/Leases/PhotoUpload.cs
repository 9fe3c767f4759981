using FinancePortal.Core.Images;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace FinancePortal.Web.Leases;

/// <summary>Takes a picture out of a form: checked by its content, built anew, or a message beside its field.</summary>
public static class PhotoUpload
{
    /// <summary>Of the whole form. Larger than a picture may be, so that a picture that is too large gets its message beside its field.</summary>
    public const int LargestForm = 40 * 1024 * 1024;

    public static async Task<ImageFile?> ReadAsync(IFormFile? file, ModelStateDictionary state, string field, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (file is null || file.Length == 0)
        {
            return null;
        }

        if (file.Length > ImageFile.LargestBytes)
        {
            state.AddModelError(field, MessageOf(ImageRefusal.TooManyBytes));
            return null;
        }

        using var copy = new MemoryStream((int)file.Length);
        await file.CopyToAsync(copy, cancellationToken);
        var (image, refusal) = ImageFile.Read(copy.GetBuffer().AsSpan(0, (int)copy.Length));
        if (refusal is { } reason)
        {
            state.AddModelError(field, MessageOf(reason));
        }

        return image;
    }

    private static string MessageOf(ImageRefusal refusal) => refusal switch
    {
        ImageRefusal.TooManyBytes => "Choose a photo of 10 MB or less.",
        ImageRefusal.TooManyPixels => "Choose a smaller photo: at most 50 megapixels.",
        ImageRefusal.Damaged => "This photo can’t be opened. Take it again, or choose another one.",
        _ => "Choose a photo that is a JPEG or PNG file.",
    };
}
