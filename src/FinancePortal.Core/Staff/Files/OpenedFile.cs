namespace FinancePortal.Core.Staff.Files;

/// <summary>Why a colleague opens a customer's file. The numbers are stored.</summary>
public enum OpeningReason
{
    /// <summary>Somebody is on the phone: balances stay hidden until the caller is verified.</summary>
    Caller = 1,
    Letter = 2,
    Case = 3,
    Correction = 4,
    QualityCheck = 5,
    Other = 6,
}

/// <summary>
/// A colleague has a customer's file open in one session: since when, why, and whether the caller was verified. It ends with the
/// call, or by itself after an hour; the next look asks for a reason again.
/// </summary>
public sealed class OpenedFile
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(1);
    public static readonly TimeSpan VerifiedLasts = TimeSpan.FromMinutes(15);

    public long OpenedFileId { get; private set; }
    public required long CustomerId { get; init; }
    public required long UserId { get; init; }
    public required long SessionId { get; init; }
    public required OpeningReason Reason { get; init; }
    public string Words { get; init; } = "";

    /// <summary>UTC.</summary>
    public required DateTime OpenedAt { get; init; }
    public required DateTime EndsAt { get; set; }

    /// <summary>UTC; null while the caller is nobody we know.</summary>
    public DateTime? VerifiedAt { get; set; }

    public bool IsVerified(DateTime now) => VerifiedAt is { } at && now < at + VerifiedLasts;

    /// <summary>Whether money may be shown: to somebody who asks for another reason than a call, or during a call once the caller is verified.</summary>
    public bool ShowsMoney(DateTime now) => Reason is not OpeningReason.Caller || IsVerified(now);
}

/// <summary>Six digits that a customer reads out to show who they are: short-lived, few tries, kept only as a keyed hash.</summary>
public sealed class CallerCode
{
    public const int MostTries = 5;
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    public required long CustomerId { get; init; }
    public required byte[] Hash { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime EndsAt { get; set; }
    public int Tries { get; set; }
}
