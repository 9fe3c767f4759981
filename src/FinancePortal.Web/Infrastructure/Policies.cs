using FinancePortal.Core.Customers.Identity;
using Microsoft.AspNetCore.Authorization;

namespace FinancePortal.Web.Infrastructure;

/// <summary>
/// Names for <c>[Authorize(Policy = …)]</c>. A page that says neither whom it is for nor that it is for everybody is closed to all.
/// </summary>
public static class Policies
{
    public const string Customer = nameof(Customer);

    /// <summary>Whoever is signed in, in whichever role: their own sign-in and security.</summary>
    public const string SignedIn = nameof(SignedIn);
    public const string Dealer = nameof(Dealer);

    /// <summary>Any colleague; what each may do there is decided by the narrower policies.</summary>
    public const string Staff = nameof(Staff);

    /// <summary>Customers' files: support and supervisors; underwriters and auditors look.</summary>
    public const string CustomerFiles = nameof(CustomerFiles);

    /// <summary>Proposes corrections of accounts.</summary>
    public const string Corrections = nameof(Corrections);

    /// <summary>Approves what somebody else proposed.</summary>
    public const string Approvals = nameof(Approvals);

    /// <summary>Reads the audit trail.</summary>
    public const string AuditTrail = nameof(AuditTrail);

    /// <summary>Users, roles and tables of rules.</summary>
    public const string Administration = nameof(Administration);

    internal static void Add(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => false).Build();
        options.AddPolicy(SignedIn, p => p.RequireAuthenticatedUser());
        options.AddPolicy(Customer, p => p.RequireRole(Roles.Customer).RequireClaim(PortalClaims.CustomerId));
        options.AddPolicy(Dealer, p => p.RequireRole(Roles.DealerUser, Roles.DealerAdmin));
        options.AddPolicy(CustomerFiles, p => p.RequireRole(Roles.Support, Roles.Supervisor, Roles.Underwriter, Roles.Auditor));
        options.AddPolicy(Corrections, p => p.RequireRole(Roles.Support, Roles.Supervisor));
        options.AddPolicy(Approvals, p => p.RequireRole(Roles.Supervisor));
        options.AddPolicy(AuditTrail, p => p.RequireRole(Roles.Supervisor, Roles.Auditor));
        options.AddPolicy(Administration, p => p.RequireRole(Roles.Supervisor, Roles.Administrator));
        options.AddPolicy(Staff, p => p.RequireRole(Roles.Support, Roles.Supervisor, Roles.Underwriter, Roles.Auditor, Roles.Administrator));
    }
}
