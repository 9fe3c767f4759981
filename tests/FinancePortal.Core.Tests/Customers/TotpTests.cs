using System.Diagnostics;
using System.Text;
using FinancePortal.Core.Customers.Identity;

namespace FinancePortal.Core.Tests.Customers;

/// <summary>RFC 4226 Appendix D and RFC 6238 Appendix B, and what a person may type.</summary>
public sealed class TotpTests
{
    private const string Seed20 = "12345678901234567890";
    private const string Seed32 = "12345678901234567890123456789012";
    private const string Seed64 = "1234567890123456789012345678901234567890123456789012345678901234";

    private static readonly DateTime Now = new(2026, 3, 10, 16, 0, 12, DateTimeKind.Utc);

    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(2, "359152")]
    [InlineData(3, "969429")]
    [InlineData(4, "338314")]
    [InlineData(5, "254676")]
    [InlineData(6, "287922")]
    [InlineData(7, "162583")]
    [InlineData(8, "399871")]
    [InlineData(9, "520489")]
    public void HOTP_gives_the_values_of_RFC_4226(long counter, string code) => Assert.Equal(code, Totp.Hotp(Encoding.ASCII.GetBytes(Seed20), counter));

    [Theory]
    [InlineData(OtpAlgorithm.Sha1, Seed20, 59, "94287082")]
    [InlineData(OtpAlgorithm.Sha256, Seed32, 59, "46119246")]
    [InlineData(OtpAlgorithm.Sha512, Seed64, 59, "90693936")]
    [InlineData(OtpAlgorithm.Sha1, Seed20, 1111111109, "07081804")]
    [InlineData(OtpAlgorithm.Sha256, Seed32, 1111111109, "68084774")]
    [InlineData(OtpAlgorithm.Sha512, Seed64, 1111111109, "25091201")]
    [InlineData(OtpAlgorithm.Sha1, Seed20, 1111111111, "14050471")]
    [InlineData(OtpAlgorithm.Sha1, Seed20, 1234567890, "89005924")]
    [InlineData(OtpAlgorithm.Sha1, Seed20, 20000000000, "65353130")]
    public void TOTP_gives_the_values_of_RFC_6238(OtpAlgorithm algorithm, string seed, long unixTime, string code)
    {
        var step = Totp.StepAt(unixTime);
        Assert.Equal(code, Totp.Hotp(Encoding.ASCII.GetBytes(seed), step, digits: 8, algorithm));
        Assert.Equal(code[2..], Totp.Hotp(Encoding.ASCII.GetBytes(seed), step, digits: 6, algorithm));
    }

    [Theory]
    [InlineData(-3, false)]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [Trait("Proof", "T3")]
    public void Three_steps_are_accepted_and_no_more(int steps, bool accepted)
    {
        var secret = Encoding.ASCII.GetBytes(Seed20);
        var step = Totp.StepAt(new DateTimeOffset(Now).ToUnixTimeSeconds()) + steps;
        Assert.Equal(accepted ? step : null, Totp.FindStep(secret, Totp.Hotp(secret, step), Now));
    }

    [Theory]
    [InlineData("+{0}")]
    [InlineData(" {0}")]
    [InlineData("{0} ")]
    [InlineData("{0}0")]
    [InlineData("0{0}")]
    [InlineData("-{0}")]
    [InlineData("{0}\n")]
    [InlineData("")]
    [Trait("Proof", "T4")]
    public void A_code_has_one_spelling(string form)
    {
        var secret = Encoding.ASCII.GetBytes(Seed20);
        var code = Totp.Hotp(secret, Totp.StepAt(new DateTimeOffset(Now).ToUnixTimeSeconds()));
        Assert.NotNull(Totp.FindStep(secret, code, Now));
        Assert.Null(Totp.FindStep(secret, string.Format(form, code), Now));
    }

    [Fact]
    [Trait("Proof", "T4")]
    public void Digits_of_other_scripts_are_no_digits()
    {
        var secret = Encoding.ASCII.GetBytes(Seed20);
        var code = Totp.Hotp(secret, Totp.StepAt(new DateTimeOffset(Now).ToUnixTimeSeconds()));
        foreach (var zero in new[] { '\uFF10', '\u0660', '\u0966' })
        {
            Assert.Null(Totp.FindStep(secret, new string([.. code.Select(c => (char)(zero + (c - '0')))]), Now));
        }

        Assert.Null(Totp.FindStep(secret, null, Now));
    }

    [Fact]
    public async Task The_codes_are_those_of_oathtool()
    {
        for (var i = 0; i < 5; i++)
        {
            var secret = Totp.NewSecret();
            var at = Now.AddSeconds(7919 * i);
            using var oathtool = Process.Start(new ProcessStartInfo("oathtool", ["--totp", "-b", secret, "--now", at.ToString("yyyy-MM-dd HH:mm:ss") + " UTC"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var code = (await oathtool.StandardOutput.ReadToEndAsync()).Trim();
            await oathtool.WaitForExitAsync();
            Assert.NotNull(Totp.FindStep(Base32.Decode(secret), code, at));
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_is_that_of_RFC_4648(string text, string encoded)
    {
        Assert.Equal(encoded, Base32.Encode(Encoding.ASCII.GetBytes(text)));
        Assert.Equal(text, Encoding.ASCII.GetString(Base32.Decode(encoded)));
        Assert.Equal(text, Encoding.ASCII.GetString(Base32.Decode(string.Join(' ', encoded.ToLowerInvariant().Chunk(4).Select(c => new string(c))))));
    }

    [Fact]
    public void A_new_secret_has_160_bits() => Assert.Equal(20, Base32.Decode(Totp.NewSecret()).Length);
}
