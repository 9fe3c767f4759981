namespace FinancePortal.Core.Customers.AccessLinks;

/// <summary>
/// What a link is good for, and nothing else. A new purpose is a value here and a page that asks for it. Signing is none: it asks for a factor of the
/// person's own, which a link is not.
/// </summary>
public enum AccessLinkPurpose
{
    /// <summary>Set up a sign-in.</summary>
    Register = 1,

    /// <summary>See one account, for half an hour.</summary>
    ViewAccount = 2,

    /// <summary>Pay what is due on one account, once, from what its owner saved there before. For half an hour.</summary>
    Pay = 3,
}

public enum AccessLinkDelivery
{
    Email = 1,

    /// <summary>A code on paper, to the address on file.</summary>
    Letter = 2,
}

/// <summary>
/// A dealer's, a colleague's or the portal's own invitation to one customer for one purpose (F-104): 256 random bits that only the customer's
/// mailbox ever sees (80 bits where people type them from paper), of which the row keeps the SHA-256. It works once, and not without a second thing
/// that a stranger who found the mail does not know.
/// </summary>
public sealed class AccessLink
{
    public static readonly TimeSpan DefaultLife = TimeSpan.FromHours(24);
    public static readonly TimeSpan LongestLife = TimeSpan.FromHours(72);

    /// <summary>A code by post (SP 800-63B 4.2.1.2).</summary>
    public static readonly TimeSpan LetterLife = TimeSpan.FromDays(21);

    /// <summary>How long the account may be looked at.</summary>
    public static readonly TimeSpan SessionLife = TimeSpan.FromMinutes(30);

    public const int MostTries = 5;
    public const int MostOpenPerCustomer = 3;
    public const int MostPerIssuerAndDay = 50;

    public long AccessLinkId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public required byte[] Hash { get; init; }
    public required AccessLinkPurpose Purpose { get; init; }
    public required AccessLinkDelivery Delivery { get; init; }
    public required long CustomerId { get; init; }

    /// <summary>The one account it shows; null when it only sets up a sign-in.</summary>
    public long? FinancedAccountId { get; init; }

    /// <summary>Null when the portal made it by itself.</summary>
    public long? IssuedBy { get; init; }

    /// <summary>What its page says of who sent it.</summary>
    public required string IssuerName { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime ExpiresAt { get; init; }
    public int Tries { get; set; }
    public DateTime? UsedAt { get; set; }
    public DateTime? RevokedAt { get; set; }

    /// <summary>SHA-256 of the key of the browser that opened it, where the link itself shows something.</summary>
    public byte[]? SessionHash { get; set; }
    public DateTime? SessionEndsAt { get; set; }

    public bool IsOpen(DateTime now) => UsedAt is null && RevokedAt is null && ExpiresAt > now && Tries < MostTries;
}
