using System.Text;
using FinancePortal.Core.Secrets;
using FinancePortal.Testing;

namespace FinancePortal.Core.Tests.Secrets;

/// <summary>DATA part 1, P-ENC1 and P-ENC4: what was sealed opens in its place, whole, and in no other way.</summary>
[Trait("Feature", "F-1403")]
public sealed class FieldCipherTests
{
    private const string Secret = "536-90-4399";
    private static readonly FieldAddress Place = new("Customers", "Ssn", 17);
    private readonly SecretKeys keys = TestKeys.New();
    private readonly FieldCipher cipher;

    public FieldCipherTests() => cipher = new FieldCipher(keys);

    [Theory]
    [InlineData("536-90-4399")]
    [InlineData("")]
    [InlineData("Zoë 李 🚗")]
    public void What_was_sealed_opens(string text) => Assert.Equal(text, cipher.Open(cipher.Seal(text, Place), Place));

    [Fact]
    public void The_clear_text_is_not_in_it() => Assert.DoesNotContain("4399", Encoding.Latin1.GetString(cipher.Seal(Secret, Place)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Customers", "Ssn", 18)]
    [InlineData("Customers", "Other", 17)]
    [InlineData("PaymentMethods", "Ssn", 17)]
    [Trait("ASVS", "V11.3.3")]
    public void In_another_place_it_does_not_open(string table, string column, long row) =>
        Assert.Throws<SealedFieldException>(() => cipher.Open(cipher.Seal(Secret, Place), new FieldAddress(table, column, row)));

    [Fact]
    [Trait("ASVS", "V11.3.3")]
    public void With_one_bit_changed_anywhere_it_does_not_open()
    {
        var box = cipher.Seal(Secret, Place);
        for (var i = 0; i < box.Length * 8; i++)
        {
            var changed = box.ToArray();
            changed[i / 8] ^= (byte)(1 << (i % 8));
            Assert.Throws<SealedFieldException>(() => cipher.Open(changed, Place));
        }
    }

    [Fact]
    [Trait("ASVS", "V11.3.3")]
    public void Cut_short_or_written_as_plain_text_it_does_not_open()
    {
        var box = cipher.Seal(Secret, Place);
        for (var length = 0; length < box.Length; length++)
        {
            Assert.Throws<SealedFieldException>(() => cipher.Open(box.AsSpan(0, length), Place));
        }

        Assert.Throws<SealedFieldException>(() => cipher.Open(Encoding.UTF8.GetBytes(Secret), Place));
        Assert.Throws<SealedFieldException>(() => cipher.Open(Encoding.UTF8.GetBytes(Secret.PadRight(60)), Place));
    }

    [Fact]
    public void A_new_key_writes_and_the_old_one_still_reads_until_it_is_taken_away()
    {
        var old = cipher.Seal(Secret, Place);
        var both = new FieldCipher(keys with { Fields = new KeySet(new Dictionary<int, byte[]> { [1] = keys.Fields.Find(1)!, [2] = TestKeys.Set(1).CurrentKey }) });
        var fresh = both.Seal(Secret, Place);

        Assert.Equal(Secret, both.Open(old, Place));
        Assert.Equal(Secret, both.Open(fresh, Place));
        Assert.Equal(2, both.CurrentKey);
        Assert.Throws<SealedFieldException>(() => cipher.Open(fresh, Place));
    }

    [Fact]
    [Trait("Category", "Long")]
    public void A_million_nonces_are_all_different()
    {
        var seen = new HashSet<(ulong, uint)>();
        for (var i = 0; i < 1_000_000; i++)
        {
            var box = cipher.Seal("", Place);
            Assert.True(seen.Add((BitConverter.ToUInt64(box, 3), BitConverter.ToUInt32(box, 11))));
        }
    }
}
