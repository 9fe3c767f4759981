using System.Globalization;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Cases;

/// <summary>Numbers that name people and vehicles, and the codes they sign in with.</summary>
internal static class IdentityCases
{
    public static void Run(PublishedCase published)
    {
        switch (published.Kind)
        {
            case "vin":
                RunVin(published);
                break;
            case "ssn":
                RunSsn(published, Ssn.Refusal(published.Text("ssn")));
                break;
            case "itin":
                RunSsn(published, Ssn.ItinRefusal(published.Text("itin")));
                break;
            case "totp":
                RunTotp(published);
                break;
            case "hotp":
                RunHotp(published, published.Inputs.GetProperty("counter").GetInt64());
                break;
            default:
                PublishedCases.Unknown(published);
                break;
        }
    }

    private static void RunVin(PublishedCase published)
    {
        var vin = published.Text("vin");
        Assert.Equal(published.Expected.GetProperty("valid").GetBoolean(), Vin.IsValid(vin));
        if (published.Expected.TryGetProperty("check_digit", out var digit))
        {
            Assert.Equal(digit.GetString(), Vin.CheckDigit(vin)?.ToString());
        }

        if (published.Expected.TryGetProperty("sum", out var sum))
        {
            Assert.Equal(sum.GetInt32(), Vin.WeightedSum(vin));
        }
    }

    private static void RunSsn(PublishedCase published, SsnRefusal? refusal)
    {
        Assert.Equal(published.Expected.GetProperty("acceptable").GetBoolean(), refusal is null);
        if (published.Expected.TryGetProperty("reason", out var reason))
        {
            var word = refusal switch
            {
                SsnRefusal.Format => "format",
                SsnRefusal.Area => "area",
                SsnRefusal.Group => "group",
                SsnRefusal.Serial => "serial",
                SsnRefusal.PubliclyKnown => "publicly",
                _ => "none",
            };
            Assert.StartsWith(word, reason.GetString(), StringComparison.Ordinal);
        }
    }

    private static void RunTotp(PublishedCase published)
    {
        var step = Totp.StepAt(published.Inputs.GetProperty("unix_time").GetInt64(), published.Count("period"), published.Inputs.GetProperty("t0").GetInt64());
        if (published.Expected.TryGetProperty("counter_hex", out var counter))
        {
            Assert.Equal(counter.GetString(), step.ToString("X16", CultureInfo.InvariantCulture));
        }

        RunHotp(published, step);
    }

    private static void RunHotp(PublishedCase published, long counter)
    {
        var secret = Convert.FromHexString(published.Text("secret_hex"));
        var algorithm = Enum.Parse<OtpAlgorithm>(published.Text("algorithm"), ignoreCase: true);
        Assert.Equal(published.Expected.GetProperty("code").GetString(), Totp.Hotp(secret, counter, published.Count("digits"), algorithm));
        if (published.Expected.TryGetProperty("truncated_decimal", out var truncated))
        {
            Assert.Equal((truncated.GetInt64() % 100_000_000).ToString("D8", CultureInfo.InvariantCulture), Totp.Hotp(secret, counter, 8, algorithm));
        }
    }
}
