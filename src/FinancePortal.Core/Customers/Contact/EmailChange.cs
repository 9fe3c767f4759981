namespace FinancePortal.Core.Customers.Contact;

/// <summary>An address that somebody wants to sign in with, until the code that was mailed to it comes back. One a person.</summary>
public sealed class EmailChange
{
    public const int MostTries = 5;
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public required long UserId { get; init; }
    public required string NewEmail { get; set; }

    /// <summary>Keyed: eight digits could be guessed from a stolen table.</summary>
    public required byte[] CodeHash { get; set; }
    public int Tries { get; set; }
    public required DateTime ExpiresAt { get; set; }
}
