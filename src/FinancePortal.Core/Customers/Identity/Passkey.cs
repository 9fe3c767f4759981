namespace FinancePortal.Core.Customers.Identity;

/// <summary>What a person knows of one of their passkeys. Its public key is in the framework's own table, under the same credential.</summary>
public sealed class Passkey
{
    public const int MostPerUser = 20;
    public const int LongestName = 40;

    public long PasskeyId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public required long UserId { get; init; }
    public required byte[] CredentialId { get; init; }

    /// <summary>The person's own words: <c>My phone</c>.</summary>
    public required string Name { get; set; }
    public required DateTime CreatedAt { get; init; }
    public DateTime? LastUsedAt { get; set; }
}

/// <summary>A challenge that was answered, rightly or not: it is never looked at again. The row outlives the challenge and then goes.</summary>
public sealed class SpentChallenge
{
    public required byte[] Hash { get; init; }
    public required DateTime SpentAt { get; init; }
}
