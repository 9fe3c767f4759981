using System.Globalization;
using System.Security.Claims;
using FinancePortal.Core;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Values;

namespace FinancePortal.Web.Infrastructure;

/// <summary>The claims of a session. Name and roles use the framework's own types, so that User.Identity.Name and User.IsInRole work.</summary>
internal static class PortalClaims
{
    public const string UserId = ClaimTypes.NameIdentifier;
    public const string Name = ClaimTypes.Name;
    public const string Role = ClaimTypes.Role;
    public const string CustomerId = "customer_id";
    public const string Session = "sid";
    public const string SessionId = "session_id";

    /// <summary>When a second factor was last shown, in Unix seconds.</summary>
    public const string AuthenticatedAt = "auth_time";
}

/// <summary>Who makes this request, in the words that Core speaks.</summary>
public static class CurrentActor
{
    public static long UserId(this ClaimsPrincipal user) => Number(user, PortalClaims.UserId) ?? throw new NotFoundException();

    /// <summary>The customer whose pages these are. Somebody who is no customer finds nothing there.</summary>
    /// <exception cref="NotFoundException">A dealer or colleague is signed in, or nobody.</exception>
    public static long CustomerId(this ClaimsPrincipal user) => Number(user, PortalClaims.CustomerId) ?? throw new NotFoundException();

    public static long SessionId(this ClaimsPrincipal user) => Number(user, PortalClaims.SessionId) ?? throw new NotFoundException();

    /// <param name="context">Of the request.</param>
    /// <param name="reason">Why, where a colleague is asked for it.</param>
    public static Actor Actor(this HttpContext context, string reason = "")
    {
        var user = context.User;
        return new Actor(KindOf(user), user.UserId(), Number(user, PortalClaims.CustomerId), user.Identity?.Name ?? "", context.Source(), reason);
    }

    /// <summary>The network address the request came from; behind a trusted proxy, the visitor's.</summary>
    public static string Source(this HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static ActorKind KindOf(ClaimsPrincipal user) =>
        user.IsInRole(Roles.Customer) ? ActorKind.Customer
        : user.IsInRole(Roles.DealerUser) || user.IsInRole(Roles.DealerAdmin) ? ActorKind.Dealer
        : ActorKind.Staff;

    private static long? Number(ClaimsPrincipal user, string claim) =>
        long.TryParse(user.FindFirstValue(claim), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
