using System.Security.Cryptography;
using System.Text.Json;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.DataProtection;

namespace FinancePortal.Web.SignIn;

/// <summary>A few words that a browser keeps for us between two pages, for minutes, in a cookie that it can neither read nor change.</summary>
/// <param name="name">The cookie's.</param>
/// <param name="life">How long it is believed.</param>
internal sealed class SealedNote<T>(string name, TimeSpan life, IDataProtectionProvider protection, SecurityClock clock, IHostEnvironment environment)
    where T : class
{
    private readonly IDataProtector _seal = protection.CreateProtector(name);
    private readonly CookieBuilder _cookie = Dressed(name, environment);

    public void Write(HttpContext context, T note) =>
        context.Response.Cookies.Append(name, _seal.Protect(JsonSerializer.Serialize(new Dated(note, clock.UtcNow + life))), _cookie.Build(context));

    /// <summary>Nothing when the note is missing, forged or too old.</summary>
    public T? Read(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[name] is { Length: > 0 } written && JsonSerializer.Deserialize<Dated>(_seal.Unprotect(written)) is { } note && note.Until > clock.UtcNow ? note.Note : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Delete(HttpContext context) => context.Response.Cookies.Delete(name, _cookie.Build(context));

    private static CookieBuilder Dressed(string name, IHostEnvironment environment)
    {
        var cookie = new CookieBuilder();
        PortalSecurity.Dress(cookie, name, environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always);
        return cookie;
    }

    private sealed record Dated(T Note, DateTime Until);
}
