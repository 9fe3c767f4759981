using System.Net;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.House;

/// <summary>Every route and method, asked by every role and by nobody: who may, may; who may not gets 403; nobody is sent to sign in.</summary>
[Trait("Rule", "House-8")]
[Trait("ASVS", "V8.2.1")]
public sealed class AccessMatrixTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private static readonly string[] Staff = [Roles.Support, Roles.Supervisor, Roles.Underwriter, Roles.Auditor, Roles.Administrator];
    private static readonly string[] Dealers = [Roles.DealerUser, Roles.DealerAdmin];

    /// <summary>What is for everybody, with or without a session. A page that is not under one of these needs one.</summary>
    private static readonly string[] ForAnybody =
    [
        "", "accessibility", "contact", "privacy", "terms", "status", "styleguide", "development", "register", "sign-in", "signed-out", "sign-out", "reset-password", "not-me", "access", "cards", "recover", "help", "webhooks", "invite", "link", "calendar", "verify", "payoff-link",
    ];

    /// <summary>For whoever is signed in, in whichever role.</summary>
    private static readonly string[] ForEveryRole = ["menu", "settings/security", "settings/profile/email", "sign-in/confirm", "sign-in/resume", "sign-in/extend", "register/recovery-codes"];

    /// <summary>For these roles and no others. What stands below /staff and not here is for some colleagues, and below /dealer for some dealers, and never for anybody else.</summary>
    private static readonly Dictionary<string, string[]> ForSome = new(StringComparer.Ordinal)
    {
        ["staff/audit"] = [Roles.Supervisor, Roles.Auditor],
        ["staff/audit.csv"] = [Roles.Supervisor, Roles.Auditor],
        ["settings/security/unfreeze"] = [Roles.Customer],
        ["settings/security/file-access"] = [Roles.Customer],
        ["settings/security/caller-code"] = [Roles.Customer],
        ["staff/search"] = [Roles.Support, Roles.Supervisor, Roles.Underwriter, Roles.Auditor],
        ["staff/users"] = [Roles.Supervisor, Roles.Administrator],
        ["staff/rules"] = [Roles.Supervisor, Roles.Administrator],
        ["home"] = [Roles.Customer],
        ["accounts"] = [Roles.Customer],
        ["payments"] = [Roles.Customer],
        ["payment-methods"] = [Roles.Customer],
        ["notifications"] = [Roles.Customer],
        ["settings/profile"] = [Roles.Customer],
        ["settings/alerts"] = [Roles.Customer],
        ["documents"] = [Roles.Customer],
    };

    [Fact]
    public async Task Each_route_answers_each_role_as_the_table_says()
    {
        var visitors = new Dictionary<string, Visitor>(StringComparer.Ordinal) { [Roles.Customer] = await portal.SignedInAsync(await portal.CustomerAsync()) };
        foreach (var role in Roles.All.Where(r => r != Roles.Customer))
        {
            visitors[role] = await portal.SignedInAsync(await portal.StaffAsync(role));
        }

        var problems = new List<string>();
        var routes = Routes().ToList();
        Assert.True(routes.Count > 80, $"{routes.Count} routes");
        foreach (var (method, path, isAnonymous) in routes)
        {
            var first = path.Split('/')[0];
            if (isAnonymous)
            {
                if (!ForAnybody.Contains(first))
                {
                    problems.Add($"{method} /{path} is open to everybody: close it, or write it on the list");
                }

                continue;
            }

            await AskAsync(method, path, portal.Visitor(), "nobody", allowed: false, unknown: false, problems);
            foreach (var (role, visitor) in visitors)
            {
                var (allowed, unknown) = Expect(path, role);
                await AskAsync(method, path, visitor, role, allowed, unknown, problems);
            }
        }

        Broken.None(problems, "Who may open what is written in this test. Change the page's policy or the table:");
    }

    [Fact]
    public void A_page_that_names_nobody_is_closed_to_all() =>
        Broken.None(
            from endpoint in portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null
            where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && !endpoint.Metadata.OfType<IAuthorizeData>().Any(a => a.Policy is not null)
            select $"{endpoint.RoutePattern.RawText}",
            "Write [Authorize(Policy = …)] on the controller: until then the fallback closes it to everybody.");

    private static (bool Allowed, bool Unknown) Expect(string path, string role)
    {
        var named = ForSome.Keys.Concat(ForEveryRole).Where(p => path == p || path.StartsWith(p + "/", StringComparison.Ordinal) || path.StartsWith(p + ".", StringComparison.Ordinal)).MaxBy(p => p.Length);
        return named is not null ? (!ForSome.TryGetValue(named, out var roles) || roles.Contains(role), false)
            : path.StartsWith("staff", StringComparison.Ordinal) ? (false, Staff.Contains(role))
            : path.StartsWith("dealer", StringComparison.Ordinal) ? (false, Dealers.Contains(role))
            : (role == Roles.Customer, false);
    }

    private static async Task AskAsync(string method, string path, Visitor visitor, string who, bool allowed, bool unknown, List<string> problems)
    {
        if (unknown)
        {
            return;
        }

        // Without the form's token: who is let through meets the next lock, so nothing is done.
        using var request = new HttpRequestMessage(new HttpMethod(method), "/" + path) { Content = method == "GET" ? null : new FormUrlEncodedContent([]) };
        using var answer = await visitor.Client.SendAsync(request);
        var sentToSignIn = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.StartsWith("/sign-in?", StringComparison.Ordinal);
        var isRight = who == "nobody" ? sentToSignIn : (answer.StatusCode == HttpStatusCode.Forbidden) == !allowed && !sentToSignIn;
        if (!isRight)
        {
            problems.Add($"{method} /{path} by {who}: {(int)answer.StatusCode} {answer.Headers.Location}");
        }
    }

    private IEnumerable<(string Method, string Path, bool IsAnonymous)> Routes() =>
        from endpoint in portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null
        let pattern = endpoint.RoutePattern
        let path = pattern.Parameters.Aggregate(pattern.RawText!.TrimStart('/').TrimEnd('/'), (text, p) => System.Text.RegularExpressions.Regex.Replace(text, $@"\{{\*?{p.Name}[^}}]*\}}", p.Name == "code" ? "404" : "0000000000000000", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)))
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where method is "GET" or "POST"
        select (method, path, endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null);
}
