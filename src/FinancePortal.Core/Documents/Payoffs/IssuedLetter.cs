using FinancePortal.Core.Values;

namespace FinancePortal.Core.Documents.Payoffs;

/// <summary>The numbers are stored.</summary>
public enum IssuedLetterKind
{
    Payoff = 1,
    PaidInFull = 2,
}

/// <summary>What somebody who checked a letter was told. The numbers are stored.</summary>
public enum LetterVerdict
{
    /// <summary>The total is right and the letter holds.</summary>
    Valid = 1,

    /// <summary>The letter is ours, and its last day is over.</summary>
    Expired = 2,

    /// <summary>The letter is ours, and the account has changed since.</summary>
    Changed = 3,

    /// <summary>No letter has this number and this total.</summary>
    Unknown = 4,
}

/// <summary>A letter that a third party can check by its number and its total, without signing in (F-501, F-505).</summary>
public sealed class IssuedLetter
{
    public long IssuedLetterId { get; private set; }

    /// <summary>Printed on the letter and part of its address, such as <c>7KQ4-MX92-HTD</c>.</summary>
    public string Number { get; init; } = Reference.NewConfirmationNumber();
    public required IssuedLetterKind Kind { get; init; }
    public required long FinancedAccountId { get; init; }
    public required Document Document { get; init; }
    public long DocumentId { get; private set; }

    /// <summary>The payoff, or zero of an account that is paid in full.</summary>
    public required Money Total { get; init; }
    public DateOnly? GoodThrough { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime IssuedAt { get; init; }
    public List<LetterLookup> Lookups { get; } = [];
}

/// <summary>Somebody checked a letter; its customer sees when, who they said they are, and what they were told.</summary>
public sealed class LetterLookup
{
    public const int LongestAsker = 80;

    public long LetterLookupId { get; private set; }
    public long IssuedLetterId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>As they typed it; empty when they did not say.</summary>
    public string Asker { get; init; } = "";
    public required LetterVerdict Verdict { get; init; }
}
