using Microsoft.AspNetCore.Identity;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>A sign-in. A customer's points at the person the company knows; dealers' and staff's do not.</summary>
public sealed class PortalUser : IdentityUser<long>
{
    public long? CustomerId { get; set; }
    public Customer? Customer { get; init; }

    /// <summary>How the header greets: the customer's or the colleague's name.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>For a dealer's sign-in: the code of its dealership in the dealer list. Empty for everybody else.</summary>
    public string Dealership { get; set; } = "";

    public DateTime CreatedAt { get; init; }

    /// <summary>Since when it may not sign in any more.</summary>
    public DateTime? DisabledAt { get; set; }

    /// <summary>Since when it is locked because its owner said "this wasn't me"; a new password by mail opens it again.</summary>
    public DateTime? FrozenAt { get; set; }
}
