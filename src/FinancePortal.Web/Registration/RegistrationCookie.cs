using FinancePortal.Core.Secrets;
using FinancePortal.Web.Infrastructure;

namespace FinancePortal.Web.Registration;

/// <summary>The key by which a browser goes on with the registration that it began. It ends with the browser, and changes at the moment of proof.</summary>
public sealed class RegistrationCookie
{
    private readonly CookieBuilder _cookie = new();

    public RegistrationCookie(IHostEnvironment environment) =>
        PortalSecurity.Dress(_cookie, CookieNames.Registration, environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always);

    public static string? Read(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.Cookies[CookieNames.Registration];
    }

    /// <summary>The key of this browser, a new one when it has none.</summary>
    public string ReadOrMake(HttpContext context)
    {
        var key = Read(context);
        if (RandomKey.HashOf(key) is null)
        {
            key = RandomKey.New();
            Write(context, key);
        }

        return key!;
    }

    public void Write(HttpContext context, string key)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Append(CookieNames.Registration, key, _cookie.Build(context));
    }

    public void Delete(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Delete(CookieNames.Registration, _cookie.Build(context));
    }
}
