using FinancePortal.Core.Documents.Incoming;

namespace FinancePortal.Core.Staff.Corrections;

/// <summary>What a colleague attached to a correction: a PDF or picture, as it was taken in. Never changed, and never the customer's to see.</summary>
public sealed class EvidenceFile
{
    public long EvidenceFileId { get; private set; }
    public required string ContentType { get; init; }
    public required byte[] Bytes { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime TakenInAt { get; init; }

    public static EvidenceFile Of(IncomingFile file, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new EvidenceFile { ContentType = file.ContentType, Bytes = file.Bytes, TakenInAt = at };
    }
}
