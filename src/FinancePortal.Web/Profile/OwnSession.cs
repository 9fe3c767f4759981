using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.SignIn;

namespace FinancePortal.Web.Profile;

/// <summary>After a change that ended every session: the person who made it goes on in a new one, under a new key.</summary>
public sealed class OwnSession(SessionService sessions, SignInCookies cookies, SecurityClock clock)
{
    public async Task RenewAsync(HttpContext context, SignInFactor factor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var session = await sessions.StartAsync(context.User.UserId(), factor, clock.UtcNow, context.Origin(), cancellationToken);
        cookies.WriteSession(context, session.Key);
    }
}
