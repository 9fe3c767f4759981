using System.Security.Cryptography;
using System.Text;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Testing;

namespace FinancePortal.Core.Tests.Customers;

/// <summary>An operator's own list of breached passwords, in the format in which such lists are published.</summary>
[Trait("Feature", "F-204")]
public sealed class BreachedPasswordListTests
{
    private readonly string path = Path.Combine(TestFolder.New("breached"), "list.bin");

    [Fact]
    [Trait("ASVS", "V6.2.4")]
    public async Task What_is_on_the_list_is_refused_with_the_reason_and_nothing_else_is()
    {
        var list = new BreachedPasswordList(path);
        var rules = new PasswordRules(list);
        var known = Enumerable.Range(0, 500).Select(i => $"breached passphrase {i}").ToList();
        Assert.Null(rules.Refusal(known[7]));
        Assert.Equal(500, await ImportAsync(list, [.. known.Select(k => $"{Hash(k)}:3").Order(StringComparer.Ordinal)]));
        Assert.All(known, k => Assert.Contains("data breach", rules.Refusal(k), StringComparison.Ordinal));
        Assert.All(known, k => Assert.Null(rules.Refusal(k + "x")));
    }

    [Fact]
    public async Task Rare_ones_can_be_left_out_and_a_new_list_replaces_the_old()
    {
        var list = new BreachedPasswordList(path);
        string[] lines = [.. new[] { $"{Hash("often seen phrase")}:900", $"{Hash("seldom seen phrase")}:2" }.Order(StringComparer.Ordinal)];
        Assert.Equal(1, await ImportAsync(list, lines, seenAtLeast: 10));
        Assert.True(list.Contains("often seen phrase"));
        Assert.False(list.Contains("seldom seen phrase"));
        await ImportAsync(list, [Hash("another phrase entirely").ToLowerInvariant()]);
        Assert.False(list.Contains("often seen phrase"));
        Assert.True(list.Contains("another phrase entirely"));
    }

    [Theory]
    [InlineData("no hash")]
    [InlineData("0000000000000000000000000000000000000000:x")]
    [InlineData("000000000000000000000000000000000000000g:1")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF:1|0000000000000000000000000000000000000000:1")]
    public async Task A_file_of_another_kind_is_refused_and_the_list_stays(string lines)
    {
        var list = new BreachedPasswordList(path);
        await ImportAsync(list, [Hash("kept as it was")]);
        var refusal = await Assert.ThrowsAsync<FormatException>(() => ImportAsync(list, lines.Split('|')));
        Assert.StartsWith("Line ", refusal.Message, StringComparison.Ordinal);
        Assert.True(list.Contains("kept as it was"));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    private static Task<long> ImportAsync(BreachedPasswordList list, string[] lines, int seenAtLeast = 1) =>
        list.ImportAsync(new StringReader(string.Join("\r\n", lines)), seenAtLeast, static _ => { }, CancellationToken.None);

#pragma warning disable CA5350 // the format of the published lists
    private static string Hash(string password) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
}
