using FinancePortal.Core.Customers.AccessLinks;

namespace FinancePortal.Core.Staff.Access;

/// <summary>How a customer gets in, as a colleague sees it: never a link, a code or a password.</summary>
public sealed record CustomerAccess
{
    public required bool HasSignIn { get; init; }

    /// <summary>Where links and letters go; empty where nothing is on file.</summary>
    public required string Email { get; init; }
    public required bool HasPostalAddress { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<AccessLinkLine> Links { get; init; }

    /// <summary>Of the recovery that is open, if one is.</summary>
    public required string? RecoveryReference { get; init; }

    /// <summary>Since when registration with this person's number leads nowhere because it was claimed too often; null when it isn't so.</summary>
    public required DateTime? LockedSince { get; init; }
    public required DateTime Now { get; init; }
}

/// <summary>How a colleague helps somebody in.</summary>
public enum AccessHelp
{
    /// <summary>A link to set up a sign-in, by e-mail.</summary>
    LinkToRegister = 1,

    /// <summary>A code to set up a sign-in, by post.</summary>
    LetterToRegister = 2,

    /// <summary>A link to see one account.</summary>
    LinkToAccount = 3,

    /// <summary>They claimed their own number too often: they may try again.</summary>
    LiftLock = 4,

    /// <summary>They lost every way to sign in.</summary>
    Recovery = 5,

    /// <summary>A link to pay what is due on one account from what they saved there.</summary>
    LinkToPay = 6,
}

public enum AccessAnswer
{
    Done = 1,

    /// <summary>The customer has as many open links as they may have.</summary>
    TooManyOpen = 2,

    /// <summary>The colleague sent as many today as they may send.</summary>
    TooManyToday = 3,

    /// <summary>Nothing is on file to send it to.</summary>
    NoAddress = 4,

    /// <summary>They have a sign-in, or for a recovery none: this doesn't help them.</summary>
    DoesNotApply = 5,
}
