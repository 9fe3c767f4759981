using FinancePortal.Core.Secrets;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>A user's authenticator app. Its secret is sealed for this row; its last step only ever grows.</summary>
public sealed class AuthenticatorApp
{
    public required long UserId { get; init; }

    /// <summary>The base32 secret, sealed (see <see cref="SecretAddress"/>).</summary>
    public required byte[] Secret { get; set; }

    /// <summary>The number of the key that sealed it.</summary>
    public required int SecretKey { get; set; }

    /// <summary>The last time step that was accepted. A code counts once ever: it is taken by one update that demands a smaller step.</summary>
    public long LastStep { get; set; }

    public required DateTime EnrolledAt { get; init; }

    public static FieldAddress SecretAddress(long userId) => new("AuthenticatorApps", "Secret", userId);
}
