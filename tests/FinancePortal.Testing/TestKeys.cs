using System.Security.Cryptography;
using FinancePortal.Core.Secrets;

namespace FinancePortal.Testing;

/// <summary>Keys of one's own, for tests without a host.</summary>
public static class TestKeys
{
    public static SecretKeys New() => new(Set(1), Set(1), Set(1), Set(1));

    public static KeySet Set(params int[] numbers) => new(numbers.ToDictionary(n => n, _ => RandomNumberGenerator.GetBytes(KeySet.Bytes)));
}
