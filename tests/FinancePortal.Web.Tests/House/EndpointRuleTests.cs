using FinancePortal.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FinancePortal.Web.Tests.House;

/// <summary>Rule 8: what guards a form holds for every form, and what guards an area for the whole area.</summary>
[Trait("Rule", "House-8")]
public sealed class EndpointRuleTests(PortalHost portal) : IClassFixture<PortalHost>
{
    /// <summary>Actions that take a POST without our token. A machine endpoint is here with the test of its signature.</summary>
    private static readonly string[] WithoutToken =
    [
        "CardWebhookController.Receive", // CardWebhookTests
    ];

    [Fact]
    public void The_antiforgery_filter_is_global() =>
        Assert.Contains(portal.Services.GetRequiredService<IOptions<MvcOptions>>().Value.Filters, f => f is AutoValidateAntiforgeryTokenAttribute);

    [Fact]
    public void No_action_steps_out_of_the_antiforgery_check() =>
        Broken.None(Actions().Where(a => a.FilterDescriptors.Any(f => f.Filter is IgnoreAntiforgeryTokenAttribute)).Select(Name).Except(WithoutToken),
            "Take [IgnoreAntiforgeryToken] away, or write the machine endpoint on the list beside the test of its signature.");

    [Fact]
    public void Each_controller_of_an_area_carries_the_policy_of_its_area() =>
        Broken.None(
            from action in Actions()
            where action.RouteValues.TryGetValue("area", out var area) && area is { Length: > 0 }
            let policies = action.EndpointMetadata.OfType<IAuthorizeData>().Select(a => a.Policy).OfType<string>().ToList()
            where policies.Count == 0 || action.EndpointMetadata.OfType<IAllowAnonymous>().Any()
            select $"{Name(action)} in area {action.RouteValues["area"]}",
            "Write [Authorize(Policy = …)] of the area on the controller.");

    [Fact]
    public void Who_is_not_signed_in_may_see_only_what_says_so()
    {
        var fallback = portal.Services.GetRequiredService<IOptions<AuthorizationOptions>>().Value.FallbackPolicy;
        Assert.NotNull(fallback);
        Assert.Contains(fallback.Requirements, r => r is Microsoft.AspNetCore.Authorization.Infrastructure.DenyAnonymousAuthorizationRequirement);
    }

    private IEnumerable<ControllerActionDescriptor> Actions() =>
        portal.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<ControllerActionDescriptor>();

    private static string Name(ControllerActionDescriptor action) => $"{action.ControllerTypeInfo.Name}.{action.MethodInfo.Name}";
}
