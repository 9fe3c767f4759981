using System.Security.Cryptography;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
    [Trait("Proof", "N1")]
    public async Task A_cookie_kept_from_before_sign_out_opens_nothing()
    {
        var key = await SignInForKeyAsync();
        Assert.True(await IsInAsync(key));
        var thief = Bringing(key);
        var form = await thief.GetAsync("/signed-out");
        using (var db = host.Database.Open())
        {
            Assert.Single(await db.Set<UserSession>().Where(s => s.KeyHash == Hash(key) && s.EndedAt == null).ToListAsync());
        }

        await using (var scope = host.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<SessionService>().EndAsync(key, SessionEnd.SignedOut);
        }

        Assert.False(await IsInAsync(key));
        Assert.NotNull(form);
    }

    [Fact]
    [Trait("Proof", "N2")]
    [Trait("ASVS", "V7.2.4")]
    public async Task A_cookie_planted_before_sign_in_is_dead_after_it()
    {
        var planted = await SignInForKeyAsync();
        var victim = Bringing(planted);
        // The victim is sent on as signed in; they sign out and in again, still with the planted cookie.
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SessionService>().EndAsync(planted, SessionEnd.SignedOut);
        var page = await victim.SignInAsync(host, await host.CustomerAsync());
        Assert.NotEqual("/sign-in/code", page.Address);
        Assert.False(await IsInAsync(planted));
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
        return answer.StatusCode == System.Net.HttpStatusCode.Redirect;
    }

    private static byte[] Hash(string key) => SHA256.HashData(System.Buffers.Text.Base64Url.DecodeFromChars(key));
}
