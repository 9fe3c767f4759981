namespace FinancePortal.Core.Customers.Identity;

/// <summary>
/// A browser in which a user has signed in completely. It brings a random token, of which the row keeps the SHA-256. A known browser has
/// a failure counter of its own, so that a stranger's guesses do not keep the customer out; and for thirty days the user may let it
/// stand in for the second factor at sign-in, never at step-up.
/// </summary>
public sealed class KnownDevice
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(180);
    public static readonly TimeSpan CodeSkipped = TimeSpan.FromDays(30);

    public long KnownDeviceId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public required long UserId { get; init; }
    public required byte[] TokenHash { get; init; }
    public string Device { get; set; } = "";
    public string Source { get; set; } = "";
    public required DateTime CreatedAt { get; init; }
    public DateTime LastUsedAt { get; set; }
    public DateTime ExpiresAt { get; set; }

    /// <summary>When the second factor was last shown in it.</summary>
    public DateTime FactorShownAt { get; set; }

    /// <summary>Until then no code is asked at sign-in; null where the user did not ask for that.</summary>
    public DateTime? SkipsCodeUntil { get; set; }

    /// <summary>The user's stamp when they asked for it: any change of password or factors ends the comfort.</summary>
    public string SecurityStamp { get; set; } = "";
}
