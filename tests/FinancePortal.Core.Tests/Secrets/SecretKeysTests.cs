using System.Security.Cryptography;
using FinancePortal.Core.Secrets;
using FinancePortal.Testing;
using Microsoft.Extensions.Configuration;

namespace FinancePortal.Core.Tests.Secrets;

/// <summary>P-ENC5: no key is made up silently where it would matter.</summary>
public sealed class SecretKeysTests
{
    [Fact]
    public void Production_refuses_to_start_without_keys_and_says_which()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => SecretKeys.Read(Settings(), isProduction: true, TestFolder.New("keys")));
        Assert.Contains("Secrets__FieldKeys__1", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FieldKeys")]
    [InlineData("LookupKeys")]
    [InlineData("PasswordKeys")]
    [InlineData("AuditKeys")]
    public void Each_purpose_needs_its_own_key(string missing)
    {
        var given = new[] { "FieldKeys", "LookupKeys", "PasswordKeys", "AuditKeys" }.Where(p => p != missing).Select(p => ($"Secrets:{p}:1", Random()));
        var refusal = Assert.Throws<InvalidOperationException>(() => SecretKeys.Read(Settings([.. given]), isProduction: false, TestFolder.New("keys")));
        Assert.Contains($"Secrets__{missing}__1", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "short")]
    [InlineData("1", "bm90IDMyIGJ5dGVz")]
    [InlineData("0", null)]
    [InlineData("one", null)]
    [InlineData("70000", null)]
    public void A_malformed_key_is_refused_without_repeating_it(string number, string? value)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => SecretKeys.Read(Settings(($"Secrets:FieldKeys:{number}", value ?? Random())), isProduction: true, TestFolder.New("keys")));
        Assert.Contains($"Secrets__FieldKeys__{number}", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value ?? "none", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Development_makes_its_keys_once_even_when_two_start_together()
    {
        var folder = TestFolder.New("keys");
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SecretKeys.Read(Settings(), isProduction: false, folder))));
        Assert.All(made, keys => Assert.Equal(made[0].Fields.CurrentKey, keys.Fields.CurrentKey));
        Assert.Equal(made[0].Lookups.CurrentKey, SecretKeys.Read(Settings(), isProduction: false, folder).Lookups.CurrentKey);
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void The_highest_number_is_the_current_key()
    {
        var two = Random();
        var keys = SecretKeys.Read(
            Settings(("Secrets:FieldKeys:1", Random()), ("Secrets:FieldKeys:12", two), ("Secrets:FieldKeys:2", Random()), ("Secrets:LookupKeys:1", Random()), ("Secrets:PasswordKeys:1", Random()), ("Secrets:AuditKeys:1", Random())),
            isProduction: true, "");
        Assert.Equal(12, keys.Fields.Current);
        Assert.Equal(Convert.FromBase64String(two), keys.Fields.CurrentKey);
    }

    private static string Random() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static IConfiguration Settings(params (string Name, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Name, (string?)v.Value))).Build();
}
