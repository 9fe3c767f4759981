using System.Text.Json;

namespace FinancePortal.Core.Leases.Ending;

/// <summary>What a kept paper is. The numbers are stored.</summary>
public enum LeasePaperKind
{
    Comparison = 1,
    ExtensionAmendment = 2,
    OdometerStatement = 3,
    BillOfSale = 4,
    ReturnReceipt = 5,
    ServiceMemberRequest = 6,
}

/// <summary>One part of a paper: its heading, labelled lines, and sentences.</summary>
public sealed record PaperPart(string Heading, IReadOnlyList<PaperLine> Lines, IReadOnlyList<string> Sentences);

public sealed record PaperLine(string Label, string Value, bool IsTotal = false);

/// <summary>
/// What was shown or signed, word for word, on its day. Never changed and kept with the account: what a customer signed must read
/// the same years later.
/// </summary>
public sealed class LeasePaper
{
    public long LeasePaperId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public required long FinancedAccountId { get; init; }
    public required LeasePaperKind Kind { get; init; }
    public required string Title { get; init; }

    /// <summary>The parts as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime MadeAt { get; init; }

    /// <summary>The name that was typed under it; empty when it was only kept.</summary>
    public string SignedBy { get; init; } = "";

    public bool IsSigned => SignedBy.Length > 0;

    public IReadOnlyList<PaperPart> Parts => JsonSerializer.Deserialize<IReadOnlyList<PaperPart>>(Content) ?? [];

    public static LeasePaper Of(long financedAccountId, LeasePaperKind kind, string title, IReadOnlyList<PaperPart> parts, DateTime at, string signedBy = "") => new()
    {
        FinancedAccountId = financedAccountId,
        Kind = kind,
        Title = title,
        Content = JsonSerializer.Serialize(parts),
        MadeAt = at,
        SignedBy = signedBy,
    };
}
