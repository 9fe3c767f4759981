using FinancePortal.Core.Documents.Incoming;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace FinancePortal.Web.Shared;

/// <summary>Takes a PDF or picture out of a form: decided by its content, or a message beside its field. Its name is never used.</summary>
public static class FileUpload
{
    public const string Accept = "application/pdf,image/jpeg,image/png";

    /// <summary>Of the whole form. Larger than a file may be, so that one that is too large gets its message beside its field.</summary>
    public const int LargestForm = 40 * 1024 * 1024;

    public static async Task<IncomingFile?> ReadAsync(IFormFile? file, ModelStateDictionary state, string field, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (file is null)
        {
            return null;
        }

        if (file.Length > IncomingFile.LargestBytes)
        {
            state.AddModelError(field, MessageOf(FileRefusal.TooLarge));
            return null;
        }

        using var copy = new MemoryStream((int)file.Length);
        await file.CopyToAsync(copy, cancellationToken);
        var (read, refusal) = IncomingFile.Read(copy.GetBuffer().AsSpan(0, (int)copy.Length));
        if (refusal is { } reason)
        {
            state.AddModelError(field, MessageOf(reason));
        }

        return read;
    }

    private static string MessageOf(FileRefusal refusal) => refusal switch
    {
        FileRefusal.Empty => "This file is empty. Choose another one.",
        FileRefusal.TooLarge => "Choose a file of 10 MB or less.",
        FileRefusal.TooManyPixels => "Choose a smaller photo: at most 50 megapixels.",
        FileRefusal.Damaged => "This file can’t be opened. Save it again, or choose another one.",
        FileRefusal.Active => "This PDF contains scripts, forms or other files. Print it to a new PDF, or send a photo.",
        FileRefusal.Locked => "This PDF is locked with a password. Send it without one, or send a photo.",
        FileRefusal.Virus => "This file looks like a virus. Choose another one.",
        _ => "Choose a PDF, JPEG or PNG file.",
    };
}
