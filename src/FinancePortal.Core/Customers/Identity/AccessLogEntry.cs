namespace FinancePortal.Core.Customers.Identity;

/// <summary>What was attempted, or what became of a sign-in.</summary>
public enum AccessEvent
{
    PasswordWrong = 1,
    CodeWrong = 2,
    RecoveryCodeWrong = 3,
    PasskeyRefused = 4,
    SignInHeld = 5,
    SignedIn = 6,
    SignedOut = 7,
    SessionEnded = 8,
    ConfirmedAgain = 9,
    ConfirmationFailed = 10,
    PasswordChanged = 11,
    ResetAsked = 12,
    PasswordReset = 13,
    FactorAdded = 14,
    FactorRemoved = 15,
    RecoveryCodesMade = 16,
    RecoveryCodeUsed = 17,
    EmailChanged = 18,
    ContactChanged = 19,
    DeviceForgotten = 20,
    NotMe = 21,
    Registered = 22,
    RegistrationAttempted = 23,
    LinkIssued = 24,
    LinkOpened = 25,
    LinkRefused = 26,
    LinkRevoked = 27,
    RecoveryStarted = 28,
    RecoveryCompleted = 29,
}

/// <summary>How somebody proved who they are beyond the password.</summary>
public enum SignInFactor
{
    AuthenticatorApp = 1,
    Passkey = 2,
    RecoveryCode = 3,
    RememberedDevice = 4,
}

/// <summary>One line of the log of every attempt to get in: append-only, shown to the customer for 90 days, kept for years (F-206).</summary>
public sealed class AccessLogEntry
{
    public long AccessLogEntryId { get; private set; }
    public required DateTime At { get; init; }
    public required AccessEvent Event { get; init; }

    /// <summary>Whose sign-in it concerns; nobody's when the address is unknown.</summary>
    public long? UserId { get; init; }
    public SignInFactor? Factor { get; init; }
    public string Device { get; init; } = "";
    public string Source { get; init; } = "";

    /// <summary>A word or two, never a secret: the device that was forgotten.</summary>
    public string Detail { get; init; } = "";

    public static AccessLogEntry Of(AccessEvent what, long? userId, Origin origin, DateTime at, SignInFactor? factor = null, string detail = "")
    {
        ArgumentNullException.ThrowIfNull(origin);
        return new AccessLogEntry { At = at, Event = what, UserId = userId, Factor = factor, Device = origin.Device, Source = origin.Source, Detail = detail };
    }
}
