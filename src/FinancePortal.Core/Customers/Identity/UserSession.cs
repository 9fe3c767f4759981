namespace FinancePortal.Core.Customers.Identity;

public enum SessionEnd
{
    SignedOut = 1,
    Idle = 2,
    TooOld = 3,
    EndedByUser = 4,
    Replaced = 5,
    CredentialsChanged = 6,
    NotMe = 7,
    EndedByStaff = 8,
}

/// <summary>
/// One signed-in browser. The browser holds 256 random bits, the row only their SHA-256: a stolen database opens no session.
/// Ending the row ends the session on every instance.
/// </summary>
public sealed class UserSession
{
    public long UserSessionId { get; private set; }

    /// <summary>How pages name it; opens nothing.</summary>
    public string Reference { get; init; } = Values.Reference.New();
    public required byte[] KeyHash { get; set; }
    public required long UserId { get; init; }

    /// <summary>The user's stamp at the start: whatever renews it (password, factor, roles) ends the session, even when it forgets to say so.</summary>
    public required string SecurityStamp { get; set; }

    /// <summary>What the browser says it is, in words: <c>Chrome on Windows</c>.</summary>
    public string Device { get; init; } = "";

    /// <summary>Network address.</summary>
    public string Source { get; init; } = "";
    public required DateTime CreatedAt { get; init; }
    public required DateTime LastSeenAt { get; set; }

    /// <summary>The last factor that was shown in it.</summary>
    public required SignInFactor Factor { get; set; }

    /// <summary>When a second factor was last shown in this session; step-up asks for one of the last five minutes.</summary>
    public required DateTime AuthenticatedAt { get; set; }

    /// <summary>However busy, it ends then.</summary>
    public required DateTime EndsAt { get; init; }
    public DateTime? EndedAt { get; set; }
    public SessionEnd? EndReason { get; set; }
}
