using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared.Brand;
using Microsoft.AspNetCore.DataProtection;

namespace FinancePortal.Web.SignIn;

/// <summary>Recovery codes that were made just now, and the page that comes after them.</summary>
public sealed record FreshCodes(long UserId, IReadOnlyList<string> Codes, string Next);

/// <summary>
/// Between the pages of setting up a factor: the secret that the app is about to learn, the same after a reload; and fresh recovery codes, until the
/// person says that they are kept. Both live in the person's own browser, sealed, and nowhere else.
/// </summary>
public sealed class FactorSetup
{
    private readonly SealedNote<PendingSecret> _secret;
    private readonly SealedNote<FreshCodes> _codes;

    public FactorSetup(IDataProtectionProvider protection, SecurityClock clock, IHostEnvironment environment)
    {
        _secret = new SealedNote<PendingSecret>(CookieNames.PendingSecret, TimeSpan.FromMinutes(20), protection, clock, environment);
        _codes = new SealedNote<FreshCodes>(CookieNames.FreshCodes, TimeSpan.FromMinutes(10), protection, clock, environment);
    }

    /// <summary>The page of an app's set-up. What the app is given belongs to this user and this browser.</summary>
    public AppSetupPage Page(HttpContext context, AppSetupForm form, long userId, string email)
    {
        var secret = Secret(context, userId);
        if (secret is null)
        {
            secret = Totp.NewSecret();
            _secret.Write(context, new PendingSecret(userId, secret));
        }

        var company = context.RequestServices.GetRequiredService<BrandOptions>().ShortName;
        var label = Uri.EscapeDataString($"{company}:{email}");
        return new AppSetupPage(form, string.Join(' ', secret.Chunk(4).Select(c => new string(c))), $"otpauth://totp/{label}?secret={secret}&issuer={Uri.EscapeDataString(company)}&algorithm=SHA1&digits={Totp.Digits}&period={Totp.Period}");
    }

    /// <summary>The secret that the page showed; nothing when the page is too old.</summary>
    public string? Secret(HttpContext context, long userId) => _secret.Read(context) is { } pending && pending.UserId == userId ? pending.Secret : null;

    public void Forget(HttpContext context) => _secret.Delete(context);

    public void Keep(HttpContext context, FreshCodes codes) => _codes.Write(context, codes);

    public FreshCodes? Codes(HttpContext context, long userId) => _codes.Read(context) is { } codes && codes.UserId == userId ? codes : null;

    public void ForgetCodes(HttpContext context) => _codes.Delete(context);

    private sealed record PendingSecret(long UserId, string Secret);
}
