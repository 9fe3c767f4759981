using System.Security.Claims;

namespace FinancePortal.Web.Shared.Navigation;

/// <summary>What the page frame needs to know about who is signed in. Reads the sign-in's claims and nothing else.</summary>
public sealed class SignedInPerson(IHttpContextAccessor http)
{
    private ClaimsPrincipal? User => http.HttpContext?.User;

    public bool IsSignedIn => User?.Identity?.IsAuthenticated == true;

    public string Name => User?.FindFirstValue(ClaimTypes.GivenName) is { } given ? $"{given} {User.FindFirstValue(ClaimTypes.Surname)}".Trim() : User?.Identity?.Name ?? "";
}
