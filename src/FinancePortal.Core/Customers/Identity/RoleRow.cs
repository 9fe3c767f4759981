using Microsoft.AspNetCore.Identity;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>The row that gives a sign-in a role.</summary>
internal static class RoleRow
{
    public static IdentityUserRole<long> Of(long userId, string role) => new() { UserId = userId, RoleId = Roles.IdOf(role) };
}
