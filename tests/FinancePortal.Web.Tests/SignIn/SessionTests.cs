using System.Net;
using System.Security.Cryptography;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Secrets;
using FinancePortal.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.SignIn;

/// <summary>AUTH part 8. Who is in is read off the sign-in page: it sends those who are in to their page.</summary>
public sealed class SessionTests : IClassFixture<PortalHost>
{
    private const string Cookie = "__Host-portal-session";
    private readonly PortalHost host;

    public SessionTests(PortalHost host)
    {
        this.host = host;
        host.Clock.Advance(TimeSpan.FromMinutes(5));
    }

    [Fact]
    [Trait("Proof", "N2")]
    [Trait("ASVS", "V7.2.4")]
    public async Task A_cookie_planted_before_sign_in_is_dead_after_it()
    {
        var planted = RandomKey.New();
        var jar = new CookieContainer();
        jar.Add(new Uri("https://localhost"), new Cookie(Cookie, planted, "/") { Secure = true });
        var victim = new Visitor(host.CreateDefaultClient(new Uri("https://localhost"), new CookieContainerHandler(jar)));
        Assert.Equal("/home", (await victim.SignInAsync(host, await host.CustomerAsync())).Address);
        var own = jar.GetCookies(new Uri("https://localhost"))[Cookie]!.Value;
        Assert.NotEqual(planted, own);
        Assert.True(await IsInAsync(own));
        Assert.False(await IsInAsync(planted));
    }

    [Fact]
    [Trait("ASVS", "V7.2.4")]
    public async Task A_fresh_factor_gives_the_session_a_new_key_and_the_old_one_opens_nothing()
    {
        var person = await host.CustomerAsync();
        var jar = new CookieContainer();
        var visitor = new Visitor(host.CreateDefaultClient(new Uri("https://localhost"), new CookieContainerHandler(jar)));
        await visitor.SignInAsync(host, person);
        var old = jar.GetCookies(new Uri("https://localhost"))[Cookie]!.Value;
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        var page = await (await visitor.GetAsync("/settings/security/password")).Fill("6-digit code", person.Code(host)).SubmitAsync("Confirm");
        Assert.Equal("Change your password", page.Heading);
        Assert.True(await IsInAsync(jar.GetCookies(new Uri("https://localhost"))[Cookie]!.Value));
        Assert.False(await IsInAsync(old));
    }

    [Fact]
    [Trait("Proof", "N3")]
    [Trait("ASVS", "V7.3.1")]
    public async Task A_session_ends_after_fifteen_idle_minutes()
    {
        var key = await SignInForKeyAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(14.5));
        Assert.True(await IsInAsync(key));
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.False(await IsInAsync(key));
    }

    [Theory]
    [InlineData(Roles.Customer, 12)]
    [InlineData(Roles.Support, 8)]
    [InlineData(Roles.DealerUser, 8)]
    [Trait("Proof", "N3")]
    public async Task However_busy_a_session_ends_after_its_hours(string role, int hours)
    {
        var key = await SignInForKeyAsync(role == Roles.Customer ? await host.CustomerAsync() : await host.StaffAsync(role));
        for (var minutes = 0; minutes < (hours * 60) - 10; minutes += 10)
        {
            Assert.True(await IsInAsync(key), $"after {minutes} minutes");
            host.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        host.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.False(await IsInAsync(key));
    }

    [Fact]
    [Trait("Proof", "N4")]
    public async Task The_database_holds_no_usable_key()
    {
        var key = await SignInForKeyAsync();
        using var db = host.Database.Open();
        var session = await db.Set<UserSession>().SingleAsync(s => s.KeyHash == Hash(key));
        Assert.Equal(32, session.KeyHash.Length);
        Assert.False(await IsInAsync(Convert.ToBase64String(session.KeyHash).TrimEnd('=').Replace('+', '-').Replace('/', '_')));
        Assert.False(await IsInAsync(session.Reference));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("????????????????????????????????????????????")]
    public async Task A_cookie_that_is_no_key_is_nobody(string cookie) => Assert.False(await IsInAsync(cookie));

    private async Task<string> SignInForKeyAsync(TestUser? person = null)
    {
        var visitor = host.Visitor();
        person ??= await host.CustomerAsync();
        var code = await (await visitor.GetAsync("/sign-in")).Fill("Email", person.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in");
        using var answer = await visitor.Client.SendAsync(code.Fill("6-digit code", person.Code(host)).Submission("Sign in"));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(Cookie, StringComparison.Ordinal));
        Assert.Contains("; secure; samesite=lax; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        return cookie[(Cookie.Length + 1)..cookie.IndexOf(';', StringComparison.Ordinal)];
    }

    private Visitor Bringing(string key)
    {
        var visitor = host.Visitor();
        visitor.Client.DefaultRequestHeaders.Add("Cookie", $"{Cookie}={key}");
        return visitor;
    }

    private async Task<bool> IsInAsync(string key)
    {
        using var answer = await Bringing(key).Client.GetAsync("/sign-in");
        return answer.StatusCode == HttpStatusCode.Redirect;
    }

    private static byte[] Hash(string key) => SHA256.HashData(System.Buffers.Text.Base64Url.DecodeFromChars(key));
}
