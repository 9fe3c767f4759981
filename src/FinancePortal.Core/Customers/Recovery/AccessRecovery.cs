namespace FinancePortal.Core.Customers.Recovery;

/// <summary>
/// Somebody who lost password, phone and recovery codes, on the way back in (AUTH part 6). It takes a day in which every contact can say no, two
/// colleagues of whom neither ever sees a secret, and the mailbox on file. At most one is open for a person.
/// </summary>
public sealed class AccessRecovery
{
    /// <summary>Nothing opens before.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromHours(24);

    /// <summary>Then it is over, and may be asked for again.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);

    /// <summary>From the moment the link works.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromHours(24);

    public long AccessRecoveryId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public required long UserId { get; init; }
    public required DateTime AskedAt { get; init; }

    /// <summary>The colleague who started it for somebody on the phone; null when the person asked themselves.</summary>
    public long? StartedBy { get; init; }

    /// <summary>The first colleague: called back, compared documents.</summary>
    public long? CheckedBy { get; set; }
    public DateTime? CheckedAt { get; set; }

    /// <summary>What was compared, in words; never a number or a copy.</summary>
    public string Evidence { get; set; } = "";
    public string Ticket { get; set; } = "";

    /// <summary>The second colleague.</summary>
    public long? ApprovedBy { get; set; }
    public DateTime? ApprovedAt { get; set; }
    public DateTime? CancelledAt { get; set; }
    public DateTime? CompletedAt { get; set; }
    public long Version { get; private set; }

    public DateTime OpensAt => AskedAt + Wait;

    public bool IsOpen(DateTime now) => CancelledAt is null && CompletedAt is null && now < AskedAt + Life;
}
