using FinancePortal.Web.Infrastructure;

namespace FinancePortal.Web.SignIn;

/// <summary>A random key that a browser keeps until it is closed; what it opens is in the database.</summary>
public abstract class KeyCookie
{
    private readonly CookieBuilder _cookie = new();
    private readonly string _name;

    protected KeyCookie(string name, IHostEnvironment environment)
    {
        _name = name;
        PortalSecurity.Dress(_cookie, name, environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always);
    }

    public string? Read(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.Cookies[_name];
    }

    public void Write(HttpContext context, string key)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Append(_name, key, _cookie.Build(context));
    }

    public void Delete(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Delete(_name, _cookie.Build(context));
    }
}
