namespace FinancePortal.Core.Documents.Letters;

/// <summary>A label with its value in a letter.</summary>
public sealed record LetterFact(string Label, string Value);

/// <summary>A part of a letter under its own heading; without one for the opening.</summary>
public sealed record LetterPart
{
    public string Heading { get; init; } = "";
    public IReadOnlyList<string> Paragraphs { get; init; } = [];
    public IReadOnlyList<LetterFact> Facts { get; init; } = [];
    public bool LastFactIsTotal { get; init; }
}

/// <summary>
/// What a letter says, frozen when it is made: the frame (head, address, date, closing) is the same for all. Each kind of
/// letter is a class beside this one that fills it.
/// </summary>
public sealed record Letter
{
    public required string Title { get; init; }
    public required DateOnly DatedOn { get; init; }

    /// <summary>Name, street, city: one a line.</summary>
    public required string Addressee { get; init; }
    public required IReadOnlyList<LetterPart> Parts { get; init; }

    /// <summary>A path of the portal by which anybody checks the letter; printed as an address and as a QR code.</summary>
    public string VerifyPath { get; init; } = "";
}
