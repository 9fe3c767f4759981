using System.Security.Cryptography;
using System.Text.Json;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.DataProtection;

namespace FinancePortal.Web.SignIn;

/// <summary>The cookies of signing in: the session's key, what makes a browser known again, and between password and code a sealed note of who is half-way in.</summary>
public sealed class SignInCookies
{
    private readonly CookieBuilder _session = new();
    private readonly CookieBuilder _half = new();
    private readonly CookieBuilder _device = new() { MaxAge = KnownDevice.Life };
    private readonly IDataProtector _seal;
    private readonly SecurityClock _clock;

    public SignInCookies(IDataProtectionProvider protection, SecurityClock clock, IHostEnvironment environment)
    {
        var secure = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        PortalSecurity.Dress(_session, CookieNames.Session, secure);
        PortalSecurity.Dress(_half, CookieNames.HalfSignedIn, secure);
        PortalSecurity.Dress(_device, CookieNames.Device, secure);
        _seal = protection.CreateProtector("FinancePortal.SignIn.Half");
        _clock = clock;
    }

    /// <summary>Written only to be deleted with the browser: the session's own limits are kept on the server.</summary>
    public void WriteSession(HttpContext context, string key) => context.Response.Cookies.Append(CookieNames.Session, key, _session.Build(context));

    public void WriteDevice(HttpContext context, string token) => context.Response.Cookies.Append(CookieNames.Device, token, _device.Build(context));

    public static string? SessionKey(HttpContext context) => context.Request.Cookies[CookieNames.Session];

    public void DeleteSession(HttpContext context) => context.Response.Cookies.Delete(CookieNames.Session, _session.Build(context));

    public void WriteHalf(HttpContext context, HalfSignedIn who, string returnTo)
    {
        var note = new Note(who.UserId, who.Stamp, who.IsCustomer, who.MayEnroll, returnTo, _clock.UtcNow + SessionRules.HalfSignedIn);
        context.Response.Cookies.Append(CookieNames.HalfSignedIn, _seal.Protect(JsonSerializer.Serialize(note)), _half.Build(context));
    }

    /// <summary>Who is half-way in, and where they wanted to go; nothing when the note is missing, forged or too old.</summary>
    public (HalfSignedIn Who, string ReturnTo)? ReadHalf(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[CookieNames.HalfSignedIn] is { Length: > 0 } sealedNote
                && JsonSerializer.Deserialize<Note>(_seal.Unprotect(sealedNote)) is { } note && note.Until > _clock.UtcNow
                    ? (new HalfSignedIn(note.UserId, note.Stamp, note.IsCustomer, note.MayEnroll), note.ReturnTo)
                    : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void DeleteHalf(HttpContext context) => context.Response.Cookies.Delete(CookieNames.HalfSignedIn, _half.Build(context));

    private sealed record Note(long UserId, string Stamp, bool IsCustomer, bool MayEnroll, string ReturnTo, DateTime Until);
}
