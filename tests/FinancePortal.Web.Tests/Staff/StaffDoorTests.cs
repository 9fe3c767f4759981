using System.Net;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Testing;
using FinancePortal.Web.Tests.House;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.Staff;

/// <summary>The back office is closed to everybody who is no colleague, every address of it, and says nothing of what isn't there.</summary>
[Trait("Feature", "F-1203")]
public sealed class StaffDoorTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task No_customer_and_no_dealer_opens_any_page_of_the_back_office()
    {
        foreach (var role in new[] { Roles.Customer, Roles.DealerUser })
        {
            var stranger = await portal.SignedInAsync(role == Roles.Customer ? await portal.CustomerAsync() : await portal.StaffAsync(role));
            var token = await TokenAsync(stranger);
            Broken.None(await AnswersAsync(stranger, token, status => status == HttpStatusCode.Forbidden), $"A {role} is answered 403 here:");
        }
    }

    [Fact]
    public async Task A_reference_that_is_none_is_not_found()
    {
        var sam = await portal.SignedInAsync(await portal.StaffAsync(Roles.Support, Roles.Supervisor, Roles.Auditor, Roles.Administrator));
        var token = await TokenAsync(sam);
        Broken.None(await AnswersAsync(sam, token, status => status == HttpStatusCode.NotFound, onlyWithParameters: true), "There is no such thing, so the answer is 404:");
    }

    /// <summary>From the one form that everybody who is signed in may open.</summary>
    private static async Task<string> TokenAsync(Visitor visitor) =>
        (await visitor.GetAsync("/sign-in/confirm")).Element("input[name=__RequestVerificationToken]").GetAttribute("value")!;

    private async Task<List<string>> AnswersAsync(Visitor visitor, string token, Func<HttpStatusCode, bool> isRight, bool onlyWithParameters = false)
    {
        var problems = new List<string>();
        var routes = portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is { } action && action.RouteValues["area"] is "Staff")
            .Where(e => !onlyWithParameters || e.RoutePattern.Parameters.Count > 0).ToList();
        Assert.NotEmpty(routes);
        foreach (var route in routes)
        {
            var path = route.RoutePattern.Parameters.Aggregate("/" + route.RoutePattern.RawText!.TrimStart('/'), (p, parameter) => p.Replace($"{{{parameter.Name}}}", "0000000000000000", StringComparison.Ordinal));
            foreach (var method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                var answer = await visitor.SendAsync(new HttpRequestMessage(new HttpMethod(method), path)
                {
                    Content = method == "GET" ? null : new FormUrlEncodedContent([new("__RequestVerificationToken", token)]),
                });
                if (!isRight(answer.Status) && !answer.Redirects.Any(r => r.StartsWith("/sign-in/confirm", StringComparison.Ordinal)))
                {
                    problems.Add($"{method} {path}: {(int)answer.Status} {answer.Address}");
                }
            }
        }

        return problems;
    }
}
