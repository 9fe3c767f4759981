using System.Globalization;
using System.Security.Claims;
using FinancePortal.Web.Infrastructure;

namespace FinancePortal.Web.Shared.Navigation;

/// <summary>What the page frame needs to know about who is signed in. Reads the session's claims and nothing else.</summary>
public sealed class SignedInPerson(IHttpContextAccessor http)
{
    private ClaimsPrincipal? User => http.HttpContext?.User;

    public bool IsSignedIn => User?.Identity?.IsAuthenticated == true;

    public string Name => User?.Identity?.Name ?? "";

    /// <summary>Null for colleagues, dealers and visitors.</summary>
    public long? CustomerId => long.TryParse(User?.FindFirstValue(PortalClaims.CustomerId), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
