namespace FinancePortal.Core.Customers.Identity;

public enum TokenPurpose
{
    ConfirmEmail = 1,
    ResetPassword = 2,
    NotMe = 3,
    CancelRecovery = 4,
    Recover = 5,
}

/// <summary>
/// The right to do one thing once, mailed as a link: 256 random bits, of which the row keeps the SHA-256. Looking at the link's page
/// does not use it (mail scanners look); only the form on that page does.
/// </summary>
public sealed class OneTimeToken
{
    public long OneTimeTokenId { get; private set; }
    public required byte[] Hash { get; init; }
    public required TokenPurpose Purpose { get; init; }
    public required long UserId { get; init; }

    /// <summary>What it is about: the address to confirm, the address it was mailed to.</summary>
    public string Subject { get; init; } = "";
    public required DateTime CreatedAt { get; init; }
    public required DateTime ExpiresAt { get; init; }
    public DateTime? UsedAt { get; set; }
}
