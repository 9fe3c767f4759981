using System.Security.Cryptography;
using System.Text;
using FinancePortal.Core.Secrets;

namespace FinancePortal.Core.Customers.Registration;

/// <summary>
/// Eight digits that prove a mailbox. Few enough to guess from a stolen table, so what is stored is keyed, and bound to the browser that asked;
/// from outside there are five tries.
/// </summary>
public static class RegistrationCode
{
    public const int Digits = 8;

    public static string New() => RandomNumberGenerator.GetString("0123456789", Digits);

    /// <summary>The digits of what was typed; a blank in the middle is forgiven, anything but ASCII digits is not.</summary>
    public static string? Typed(string? text)
    {
        var code = text is { Length: <= 32 } ? text.Replace(" ", "", StringComparison.Ordinal) : null;
        return code is { Length: Digits } && code.All(char.IsAsciiDigit) ? code : null;
    }

    public static byte[] HashOf(string code, byte[] browser, SecretKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        byte[] said = [.. "registration code|"u8, .. browser, .. Encoding.ASCII.GetBytes(code)];
        return HMACSHA256.HashData(keys.Lookups.CurrentKey, said);
    }

    public static bool Matches(RegistrationAttempt attempt, string? typed, SecretKeys keys)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        return CryptographicOperations.FixedTimeEquals(HashOf(Typed(typed) ?? "", attempt.KeyHash, keys), attempt.CodeHash);
    }
}
