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

    /// <summary>The letter is ours, and the account has changed since or its owner took it back.</summary>
    Changed = 3,

    /// <summary>No letter has this number and this total.</summary>
    Unknown = 4,
}

/// <summary>A letter that a third party can check by its number and its total, without signing in (F-501, F-505).</summary>
public sealed class IssuedLetter
{
    public const int LongestRemittance = 300;

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

    /// <summary>When its owner took it back before it was mailed, UTC.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>SHA-256 of the secret in the one recipient's link (F-502); null without one.</summary>
    public byte[]? ShareHash { get; private set; }

    /// <summary>For whom the link is, in the customer's words.</summary>
    public string SharedWith { get; private set; } = "";

    /// <summary>How the recipient says that they pay; empty until they do.</summary>
    public string Remittance { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime? RemittedAt { get; private set; }
    public List<LetterLookup> Lookups { get; } = [];

    /// <summary>Whether it still waits because its address is new, and can be taken back.</summary>
    public bool IsHeld(DateTime now) => WithdrawnAt is null && Document is { DeliveredAt: null, HeldUntil: { } until } && until > now;

    public void Share(byte[] hash, string recipient) => (ShareHash, SharedWith) = (hash, recipient);

    public void Remit(string words, DateTime at) => (Remittance, RemittedAt) = (words, at);

    public void Withdraw(DateTime at) => WithdrawnAt ??= at;
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
