using FinancePortal.Core.Secrets;

namespace FinancePortal.Core.Notifications;

/// <summary>A letter that must go by post, decided on in the transaction of the business change and printed afterwards. Like an e-mail's, its secret, if it has one, is sealed until then.</summary>
public sealed class PostalLetter
{
    public long PostalLetterId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public required long CustomerId { get; init; }

    /// <summary>Name and address, line by line.</summary>
    public required string Addressee { get; init; }
    public required string Subject { get; init; }

    /// <summary>Paragraphs, an empty line between them; <see cref="OutboxEmail.SecretMark"/> where the secret goes.</summary>
    public required string Body { get; init; }
    public byte[]? SealedSecret { get; set; }
    public required DateTime CreatedAt { get; init; }
    public DateTime? PrintedAt { get; set; }

    public FieldAddress SecretAddress => new("PostalLetters", nameof(SealedSecret), Reference);

    public PostalLetter WithSecret(string secret, FieldCipher cipher)
    {
        ArgumentNullException.ThrowIfNull(cipher);
        SealedSecret = cipher.Seal(secret, SecretAddress);
        return this;
    }

    /// <summary>The text as it goes on paper.</summary>
    public string Opened(FieldCipher cipher)
    {
        ArgumentNullException.ThrowIfNull(cipher);
        return SealedSecret is null ? Body : Body.Replace(OutboxEmail.SecretMark, cipher.Open(SealedSecret, SecretAddress), StringComparison.Ordinal);
    }
}
