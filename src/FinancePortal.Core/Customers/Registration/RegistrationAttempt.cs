namespace FinancePortal.Core.Customers.Registration;

public enum RegistrationStage
{
    /// <summary>A code is on its way to a contact on file, or to nobody: both look alike.</summary>
    AwaitingCode = 1,

    /// <summary>The person has shown that a contact on file is theirs, or came by a link.</summary>
    Proven = 2,

    /// <summary>Another e-mail address and the password are chosen; the address is not proven yet.</summary>
    AwaitingEmail = 3,
    Completed = 4,
}

/// <summary>
/// One browser on its way to a sign-in. A row is written for every claim, whether or not it names somebody, and only the browser that asked can go on:
/// it holds 256 random bits of which the row keeps the SHA-256. What was claimed is not kept.
/// </summary>
public sealed class RegistrationAttempt
{
    /// <summary>A code by e-mail lives this long (SP 800-63B 4.2.1.2 allows a day).</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    /// <summary>From the proof to the sign-in.</summary>
    public static readonly TimeSpan ProofLife = TimeSpan.FromHours(1);

    /// <summary>A person gets one code at a time: a second one not before.</summary>
    public static readonly TimeSpan BetweenMails = TimeSpan.FromMinutes(1);

    public const int MostTries = 5;
    public const int MostMails = 5;

    public long RegistrationAttemptId { get; private set; }
    public required byte[] KeyHash { get; set; }
    public RegistrationStage Stage { get; set; } = RegistrationStage.AwaitingCode;

    /// <summary>Whom the claimed number belongs to, if anybody.</summary>
    public long? CustomerId { get; set; }

    /// <summary>All that was claimed is right and the person has no sign-in yet. Without this no code is right.</summary>
    public bool MayGoOn { get; set; }
    public byte[] CodeHash { get; set; } = [];
    public int Tries { get; set; }
    public int Mails { get; set; }
    public DateTime? MailedAt { get; set; }

    /// <summary>The address that a code proved to be theirs; empty for those who came by letter or link.</summary>
    public string ProvenEmail { get; set; } = "";

    /// <summary>The address chosen for signing in, until it is proven.</summary>
    public string Email { get; set; } = "";
    public string PasswordHash { get; set; } = "";
    public required DateTime CreatedAt { get; init; }
    public required DateTime ExpiresAt { get; set; }
}
