using System.Security.Cryptography;

namespace FinancePortal.Core.Documents;

/// <summary>On which shelf a document stands. The numbers are stored: never renumber.</summary>
public enum DocumentKind
{
    Contract = 1,
    Disclosure = 2,
    Statement = 3,
    Letter = 4,
    Notice = 5,
    Tax = 6,
    Title = 7,
    Insurance = 8,
    Upload = 9,
}

/// <summary>Where a document's pages come from. The numbers are stored.</summary>
public enum DocumentForm
{
    /// <summary>A file that somebody brought.</summary>
    File = 0,
    Letter = 1,
    Statement = 2,
}

/// <summary>Whether a document may be read. The numbers are stored.</summary>
public enum DocumentState
{
    Ready = 1,

    /// <summary>An upload that no scanner has seen: a colleague looks at it first.</summary>
    Waiting = 2,
    Refused = 3,
}

/// <summary>How a customer gets to know of it. The numbers are stored.</summary>
public enum DeliveryRoute
{
    /// <summary>It only stands in the glovebox.</summary>
    None = 0,
    Email = 1,
    Paper = 2,
}

/// <summary>
/// A paper in the glovebox. What it says never changes: a file has the hash of its bytes from the start; a letter or statement
/// has its words and figures frozen in <see cref="Content"/>, is printed once, and has the hash of that print ever after.
/// </summary>
public sealed class Document
{
    public long DocumentId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();

    /// <summary>The account whose parties may see it; null for papers about a person alone.</summary>
    public long? FinancedAccountId { get; init; }

    /// <summary>Only this person may see it; null for every party of the account.</summary>
    public long? CustomerId { get; init; }

    public required DocumentKind Kind { get; init; }

    /// <summary>What the list says: <c>Statement for November 2026</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The date that it bears.</summary>
    public required DateOnly DatedOn { get; init; }

    /// <summary>What makes it one of its kind on its account, such as <c>2026-11</c>: the database refuses a second one.</summary>
    public required string Subject { get; init; }
    public required DocumentForm Form { get; init; }
    public string ContentType { get; init; } = "application/pdf";

    /// <summary>Words and figures of a letter or statement, as JSON; with a file, what its sender wrote about it.</summary>
    public string Content { get; init; } = "";

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>SHA-256 of the file in hexadecimal; null until a letter or statement is printed.</summary>
    public string? Sha256 { get; private set; }
    public long? Bytes { get; private set; }

    public DocumentState State { get; private set; } = DocumentState.Ready;

    /// <summary>The sign-in that brought it.</summary>
    public long? UploadedBy { get; init; }

    /// <summary>When a colleague read an upload and confirmed or refused it, UTC.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Why a colleague refused it, for whoever sent it.</summary>
    public string DecidedWhy { get; private set; } = "";
    public DeliveryRoute Delivery { get; init; }

    /// <summary>It is not mailed before, UTC: its address is new, and whoever owns the account can still object (F-607).</summary>
    public DateTime? HeldUntil { get; init; }

    /// <summary>When the e-mail was written or the paper queued, UTC.</summary>
    public DateTime? DeliveredAt { get; private set; }
    public long Version { get; private set; }

    /// <summary>A name that every file system takes: <c>Statement for November 2026 (4471).pdf</c>.</summary>
    public string FileName => FileNames.Of(Title, DatedOn, ContentType);

    public static string HashOf(ReadOnlySpan<byte> file) => Convert.ToHexStringLower(SHA256.HashData(file));

    /// <summary>Fixes the bytes of the document, once.</summary>
    /// <exception cref="InvalidOperationException">It has other bytes already.</exception>
    public void Fix(ReadOnlySpan<byte> file)
    {
        var hash = HashOf(file);
        if (Sha256 is not null && Sha256 != hash)
        {
            throw new InvalidOperationException($"Document {Reference} has its file already: documents never change.");
        }

        (Sha256, Bytes) = (hash, file.Length);
    }

    public void Wait() => State = DocumentState.Waiting;

    /// <summary>A scanner, or a colleague who decided about what it belongs to, has looked at an upload that waited.</summary>
    public void Decide(bool isAccepted)
    {
        if (State is not DocumentState.Waiting)
        {
            throw new InvalidOperationException($"Document {Reference} is {State} and waits for nobody.");
        }

        State = isAccepted ? DocumentState.Ready : DocumentState.Refused;
    }

    /// <summary>A colleague has read an upload, whatever a scanner said before: confirmed, or refused with a reason.</summary>
    public void Decide(bool isAccepted, string why, DateTime at)
    {
        if (DecidedAt is not null || State is DocumentState.Refused)
        {
            throw new InvalidOperationException($"Document {Reference} is decided.");
        }

        (State, DecidedWhy, DecidedAt) = (isAccepted ? DocumentState.Ready : DocumentState.Refused, why, at);
    }

    public void Deliver(DateTime at) => DeliveredAt ??= at;
}
