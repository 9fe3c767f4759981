using System.Net;
using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.SignIn;

/// <summary>AUTH part 5: each code counts once ever, whoever sends it, however often, at whichever instance.</summary>
[Trait("Feature", "F-201")]
[Trait("ASVS", "V6.5.1")]
public sealed class OneTimeCodeTests : IAsyncLifetime
{
    private readonly TwoInstances portal = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    [Trait("Proof", "T1")]
    public async Task A_code_signs_in_once()
    {
        var user = await portal.First.CustomerAsync();
        var code = user.Code(portal.First);
        Assert.True(await SendAsync(await PasswordAsync(portal.First, user), code));
        Assert.False(await SendAsync(await PasswordAsync(portal.First, user), code));
        Assert.False(await SendAsync(await PasswordAsync(portal.Second, user), code));
    }

    [Fact]
    [Trait("Proof", "T2")]
    [Trait("ASVS", "V15.4.2")]
    [Trait("ASVS", "V2.3.4")]
    public async Task Of_twenty_equal_codes_at_the_same_moment_on_two_instances_one_signs_in()
    {
        for (var round = 0; round < 5; round++)
        {
            var user = await portal.First.CustomerAsync();
            var code = user.Code(portal.First);
            var ready = new List<Page>();
            for (var i = 0; i < 20; i++)
            {
                ready.Add(await PasswordAsync(portal[i], user));
            }

            var answers = await Task.WhenAll(ready.Select(page => SendAsync(page, code)));
            Assert.Equal(1, answers.Count(signedIn => signedIn));
        }
    }

    [Fact]
    [Trait("Proof", "T3")]
    public async Task After_a_code_no_older_one_is_accepted()
    {
        var user = await portal.First.CustomerAsync();
        var now = portal.First.Clock.GetUtcNow();
        Assert.True(await SendAsync(await PasswordAsync(portal.First, user), Totp.Code(user.Secret, now)));
        Assert.False(await SendAsync(await PasswordAsync(portal.First, user), Totp.Code(user.Secret, now.AddSeconds(-30))));
        Assert.True(await SendAsync(await PasswordAsync(portal.First, user), Totp.Code(user.Secret, now.AddSeconds(30))));
    }

    private static async Task<Page> PasswordAsync(PortalHost host, TestUser user)
    {
        var page = await (await host.Visitor().GetAsync("/sign-in")).Fill("Email", user.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in");
        Assert.Equal("/sign-in/code", page.Address);
        return page;
    }

    private static async Task<bool> SendAsync(Page page, string code)
    {
        var answer = await page.Fill("6-digit code", code).SubmitAsync("Sign in");
        if (answer.Address == "/sign-in/code")
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            return false;
        }

        return true;
    }
}
