using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;

namespace FinancePortal.Web.SignIn;

/// <summary>
/// Finds the session that a request's cookie names. The cookie is nothing but a random key: who it is, in which roles and since
/// when is read from the session's row, so that ending the row or changing the roles acts at once and everywhere.
/// </summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    SessionService sessions) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // Error pages and files are for everybody: they must come even when the database doesn't.
        if (!Request.Cookies.TryGetValue(CookieNames.Session, out var key)
            || Context.Features.Get<IExceptionHandlerFeature>() is not null
            || Context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return AuthenticateResult.NoResult();
        }

        return await sessions.FindAsync(key, Context.RequestAborted) is { } session
            ? AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(session), Scheme))
            : AuthenticateResult.NoResult();
    }

    /// <summary>Pages lead to sign-in and come back afterwards; a form that was sent leads back to the page it was on.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Request.Headers["Sec-Fetch-Mode"].ToString() is "cors" or "same-origin" or "no-cors")
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        var page = HttpMethods.IsGet(Request.Method) ? Request.Path + Request.QueryString : RefererPath();
        var query = QueryString.Create("returnTo", page);
        if (Request.Cookies.ContainsKey(CookieNames.Session))
        {
            query = query.Add("why", SignInReasons.Ended);
        }

        Response.Redirect("/sign-in" + query);
        return Task.CompletedTask;
    }

    private string RefererPath() =>
        Uri.TryCreate(Request.Headers.Referer, UriKind.Absolute, out var page) && string.Equals(page.Authority, Request.Host.Value, StringComparison.OrdinalIgnoreCase)
            ? page.PathAndQuery
            : "";

    private static ClaimsPrincipal PrincipalOf(SignedInSession session)
    {
        var identity = new ClaimsIdentity(Scheme, PortalClaims.Name, PortalClaims.Role);
        Add(PortalClaims.UserId, Text(session.UserId));
        Add(PortalClaims.Name, session.DisplayName);
        Add(PortalClaims.Session, session.Reference);
        Add(PortalClaims.SessionId, Text(session.SessionId));
        Add(PortalClaims.AuthenticatedAt, Text(new DateTimeOffset(session.AuthenticatedAt).ToUnixTimeSeconds()));
        if (session.CustomerId is { } customer)
        {
            Add(PortalClaims.CustomerId, Text(customer));
        }

        foreach (var role in session.Roles)
        {
            Add(PortalClaims.Role, role);
        }

        return new ClaimsPrincipal(identity);

        void Add(string type, string value) => identity.AddClaim(new Claim(type, value));
        static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
