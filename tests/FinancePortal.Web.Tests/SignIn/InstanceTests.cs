using System.Net;
using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.SignIn;

/// <summary>DATA part 3: cookies and forms of one instance are good on the other, and a session that one ends is dead on the other.</summary>
public sealed class InstanceTests : IAsyncLifetime
{
    private readonly TwoInstances portal = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    [Trait("Proof", "P-DP1")]
    [Trait("Proof", "N1")]
    public async Task Sign_in_goes_from_one_instance_to_the_other_and_sign_out_ends_it_on_both()
    {
        var user = await portal.First.CustomerAsync();
        var jar = new CookieContainer();
        var (one, two) = (Sharing(portal.First, jar), Sharing(portal.Second, jar));

        var form = (await one.GetAsync("/sign-in")).Fill("Email", user.Email).Fill("Password", TestUser.Password);
        var code = await two.SendAsync(form.Submission("Sign in"));
        Assert.Equal("/sign-in/code", code.Address);
        var home = await one.SendAsync(code.Fill("6-digit code", user.Code(portal.First)).Submission("Sign in"));
        Assert.DoesNotContain("/sign-in", home.Address, StringComparison.Ordinal);
        Assert.Equal("Sign-in and security", (await two.GetAsync("/settings/security")).Heading);

        var kept = new CookieContainer();
        kept.Add(jar.GetAllCookies());
        await one.SendAsync((await one.GetAsync("/settings/security")).Submission("Sign out"));
        await Task.Delay(TimeSpan.FromSeconds(4));
        Assert.Equal("Sign in", (await Sharing(portal.First, kept).GetAsync("/settings/security")).Heading);
        Assert.Equal("Sign in", (await Sharing(portal.Second, kept).GetAsync("/settings/security")).Heading);
    }

    [Fact]
    [Trait("Proof", "P-ENC5")]
    public async Task Production_does_not_start_without_the_keys_and_says_which()
    {
        await using var host = new ProductionHost();
        var refusal = Assert.ThrowsAny<Exception>(() => host.Services);
        Assert.Contains("Secrets__FieldKeys__1", refusal.ToString(), StringComparison.Ordinal);
    }

    private static Visitor Sharing(PortalHost host, CookieContainer jar) =>
        new(host.CreateDefaultClient(new Uri("https://localhost"), new Microsoft.AspNetCore.Mvc.Testing.Handlers.CookieContainerHandler(jar)));

    private sealed class ProductionHost : PortalHost
    {
        protected override string Environment => "Production";
    }
}
