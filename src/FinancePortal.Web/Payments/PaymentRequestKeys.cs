using System.Security.Cryptography;
using FinancePortal.Core.Values;
using Microsoft.AspNetCore.DataProtection;

namespace FinancePortal.Web.Payments;

/// <summary>
/// The one-time key of a confirming form: issued by the server, bound to the user and the account, good for a day. The payment
/// keeps it under a unique index, so a double click, a reload or a second server never pays twice (DATA part 6).
/// </summary>
public sealed class PaymentRequestKeys(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("payment-request").ToTimeLimitedDataProtector();

    public string Issue(long userId, string account) => protector.Protect($"{userId}|{account}|{Reference.New()}{Reference.New()}", Life);

    /// <summary>The key inside, or null when it was not issued to this user for this account, or is too old.</summary>
    public string? Open(string? issued, long userId, string account)
    {
        if (string.IsNullOrEmpty(issued))
        {
            return null;
        }

        try
        {
            var parts = protector.Unprotect(issued).Split('|');
            return parts is [var user, var forAccount, var key] && user == userId.ToString(System.Globalization.CultureInfo.InvariantCulture) && forAccount == account ? key : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
