using FinancePortal.Core.Secrets;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.SignIn;

namespace FinancePortal.Web.Registration;

/// <summary>The key by which a browser goes on with the registration that it began. It changes at the moment of proof.</summary>
public sealed class RegistrationCookie(IHostEnvironment environment) : KeyCookie(CookieNames.Registration, environment)
{
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
}
