namespace FinancePortal.Core.Customers.Identity;

/// <summary>What a sign-in may be. A customer's rights on an account come from <c>AccountParty</c>, not from here.</summary>
public static class Roles
{
    public const string Customer = "customer";
    public const string DealerUser = "dealer-user";
    public const string DealerAdmin = "dealer-admin";
    public const string Support = "support";
    public const string Supervisor = "supervisor";
    public const string Underwriter = "underwriter";
    public const string Auditor = "auditor";
    public const string Administrator = "administrator";

    public static IReadOnlyList<string> All { get; } = [Customer, DealerUser, DealerAdmin, Support, Supervisor, Underwriter, Auditor, Administrator];

    /// <summary>The key of the role's row; the rows come with the schema.</summary>
    public static long IdOf(string role)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i] == role)
            {
                return i + 1;
            }
        }

        throw new ArgumentException($"There is no role '{role}'.", nameof(role));
    }
}
