namespace FinancePortal.Core.Notifications;

/// <summary>
/// An e-mail that was decided on, written in the transaction of the business change and sent afterwards by the relay:
/// at least once, with a <see cref="MessageId"/> by which the receiver drops a second copy (DATA part 8).
/// </summary>
public sealed class OutboxEmail
{
    public const int MostAttempts = 10;

    public long OutboxEmailId { get; private set; }

    /// <summary>The Message-ID header, unique.</summary>
    public string MessageId { get; init; } = $"{Values.Reference.New().ToLowerInvariant()}@portal";
    public required string To { get; init; }
    public required string Subject { get; init; }
    public required string TextBody { get; init; }
    public string HtmlBody { get; init; } = "";
    public long? CustomerId { get; init; }
    public required DateTime CreatedAt { get; init; }

    public int Attempts { get; set; }

    /// <summary>When it may be tried (again); null once it is sent or given up.</summary>
    public DateTime? DueAt { get; set; }
    public string? LeaseOwner { get; set; }
    public DateTime? LeasedUntil { get; set; }
    public DateTime? SentAt { get; set; }

    /// <summary>Why the last attempt failed, without addresses.</summary>
    public string LastError { get; set; } = "";
}
