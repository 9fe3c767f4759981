using FinancePortal.Core.Secrets;

namespace FinancePortal.Core.Notifications;

/// <summary>
/// An e-mail that was decided on, written in the transaction of the business change and sent afterwards by the relay:
/// at least once, with a <see cref="MessageId"/> by which the receiver drops a second copy (DATA part 8).
/// </summary>
public sealed class OutboxEmail
{
    /// <summary>Refused so often, it is set aside.</summary>
    public const int MostAttempts = 10;

    /// <summary>While the server itself is away, it is tried for so long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>Stands in the bodies where the secret goes; letters and hyphens only, so that it is the same in text, HTML and addresses.</summary>
    public const string SecretMark = "SECRET-GOES-HERE";

    public long OutboxEmailId { get; private set; }

    /// <summary>The Message-ID header, unique.</summary>
    public string MessageId { get; init; } = $"{Values.Reference.New().ToLowerInvariant()}@portal";
    public required string To { get; init; }
    public required string Subject { get; init; }
    public required string TextBody { get; init; }
    public string HtmlBody { get; init; } = "";

    /// <summary>
    /// A code or the token of a link, sealed: the bodies say <see cref="SecretMark"/> in its place, so that neither the database nor
    /// its backups hold a usable one. Gone once the e-mail is sent or given up.
    /// </summary>
    public byte[]? SealedSecret { get; set; }
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

    public FieldAddress SecretAddress => new("OutboxEmails", nameof(SealedSecret), MessageId);

    /// <summary>What is handed to the sender: the same e-mail with its secret in place.</summary>
    public OutboxEmail Opened(FieldCipher cipher)
    {
        ArgumentNullException.ThrowIfNull(cipher);
        if (SealedSecret is null)
        {
            return this;
        }

        var secret = cipher.Open(SealedSecret, SecretAddress);
        return new OutboxEmail
        {
            MessageId = MessageId,
            To = To,
            Subject = Subject,
            TextBody = TextBody.Replace(SecretMark, secret, StringComparison.Ordinal),
            HtmlBody = HtmlBody.Replace(SecretMark, secret, StringComparison.Ordinal),
            CustomerId = CustomerId,
            CreatedAt = CreatedAt,
        };
    }
}
