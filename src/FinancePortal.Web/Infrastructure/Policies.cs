using FinancePortal.Core.Customers.Identity;
using Microsoft.AspNetCore.Authorization;

namespace FinancePortal.Web.Infrastructure;

/// <summary>
/// Names for <c>[Authorize(Policy = …)]</c>. A page without one is still closed to visitors: the fallback asks for a session.
/// </summary>
public static class Policies
{
    public const string Customer = nameof(Customer);
    public const string Dealer = nameof(Dealer);

    /// <summary>Any colleague; what each may do there is decided by the narrower policies.</summary>
    public const string Staff = nameof(Staff);

    internal static void Add(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        options.AddPolicy(Customer, p => p.RequireRole(Roles.Customer).RequireClaim(PortalClaims.CustomerId));
        options.AddPolicy(Dealer, p => p.RequireRole(Roles.DealerUser, Roles.DealerAdmin));
        options.AddPolicy(Staff, p => p.RequireRole(Roles.Support, Roles.Supervisor, Roles.Underwriter, Roles.Auditor, Roles.Administrator));
    }
}
