using System.Net;
using FinancePortal.Core.Customers.AccessLinks;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;
using Totp = FinancePortal.Testing.Totp;

namespace FinancePortal.Web.Tests.SignIn;

/// <summary>
/// One machine's clock runs a minute before the other's. People go back and forth between the two without being thrown out, what lasts so long lasts
/// so long to within that minute, and what works once still works once.
/// </summary>
[Trait("Feature", "F-208")]
public sealed class ClockSkewTests(SkewedInstances portal) : IClassFixture<SkewedInstances>
{
    private PortalHost Right => portal.First;
    private PortalHost Fast => portal.Second;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [Trait("Proof", "K1")]
    public async Task Somebody_signs_in_with_every_step_at_another_instance_and_is_in_at_both(int begins)
    {
        var user = await Right.CustomerAsync();
        var jar = new CookieContainer();
        var (one, other) = (Sharing(portal[begins], jar), Sharing(portal[begins + 1], jar));
        var form = (await one.GetAsync("/sign-in")).Fill("Email", user.Email).Fill("Password", TestUser.Password);
        var code = await other.SendAsync(form.Submission("Sign in"));
        var home = await one.SendAsync(code.Fill("6-digit code", Totp.Code(user.Secret, portal[begins].Clock.GetUtcNow())).Submission("Sign in"));
        Assert.Equal("/home", home.Address);
        var security = await other.GetAsync("/settings/security");
        Assert.Equal("Sign-in and security", security.Heading);
        Assert.Equal("You’re signed out", (await one.SendAsync(security.Submission("Sign out"))).Heading);
    }

    [Fact]
    [Trait("Proof", "K2")]
    public async Task A_code_that_both_clocks_take_counts_once_and_no_older_one_after_it()
    {
        var user = await Right.CustomerAsync();
        var now = Right.Clock.GetUtcNow();
        var ready = new List<Page>();
        for (var i = 0; i < 10; i++)
        {
            ready.Add(await PasswordAsync(portal[i], user));
        }

        var answers = await Task.WhenAll(ready.Select(page => SendAsync(page, Totp.Code(user.Secret, now.AddSeconds(30)))));
        Assert.Equal(1, answers.Count(a => a.Address == "/home"));
        Right.Clock.Advance(TimeSpan.FromHours(1));
        var older = Right.Clock.GetUtcNow();
        Assert.Equal("/home", (await SendAsync(await PasswordAsync(Fast, user), Totp.Code(user.Secret, Fast.Clock.GetUtcNow()))).Address);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(await PasswordAsync(Right, user), Totp.Code(user.Secret, older))).Status);
    }

    [Theory]
    [InlineData(-60)]
    [InlineData(60)]
    [Trait("Proof", "K2")]
    public async Task Who_has_a_phone_that_runs_a_minute_off_is_told_to_look_at_its_clock(int seconds)
    {
        var user = await Right.CustomerAsync();
        var refused = await SendAsync(await PasswordAsync(Right, user), Totp.Code(user.Secret, Right.Clock.GetUtcNow().AddSeconds(seconds)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("check that your phone sets its clock by itself", refused.Error("6-digit code"), StringComparison.Ordinal);
        Assert.Equal("/home", (await SendAsync(refused, Totp.Code(user.Secret, Right.Clock.GetUtcNow().AddSeconds(seconds / 2)))).Address);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [Trait("Proof", "K3")]
    public async Task Nobody_is_out_before_the_warning_and_nobody_in_a_minute_after_the_time(int begins)
    {
        var (one, other) = await InAtBothAsync(begins);
        Right.Clock.Advance(TimeSpan.FromMinutes(13));
        Assert.Equal("Sign-in and security", (await other.GetAsync("/settings/security")).Heading);
        Assert.Equal("Sign-in and security", (await one.GetAsync("/settings/security")).Heading);
        Right.Clock.Advance(SessionRules.Idle + SessionRules.UseGrain + TimeSpan.FromSeconds(61));
        Assert.Equal("Sign in", (await one.GetAsync("/settings/security")).Heading);
        Assert.Equal("Sign in", (await other.GetAsync("/settings/security")).Heading);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [Trait("Proof", "K3")]
    public async Task A_factor_is_fresh_for_five_minutes_to_within_one(int begins)
    {
        var (one, other) = await InAtBothAsync(begins);
        Right.Clock.Advance(TimeSpan.FromMinutes(3.9));
        Assert.All([await one.GetAsync("/settings/security/password"), await other.GetAsync("/settings/security/password")], p => Assert.Equal("Change your password", p.Heading));
        Right.Clock.Advance(TimeSpan.FromMinutes(2.2));
        Assert.All([await one.GetAsync("/settings/security/password"), await other.GetAsync("/settings/security/password")], p => Assert.Equal("Confirm it’s you", p.Heading));
    }

    [Fact]
    [Trait("Proof", "K4")]
    public async Task A_mailed_link_lasts_its_time_to_within_a_minute_and_is_taken_once()
    {
        var user = await Right.CustomerAsync();
        var token = await IssueAsync(Right, user);
        Right.Clock.Advance(TimeSpan.FromMinutes(28.9));
        Assert.All([await Right.Visitor().GetAsync($"/reset-password/{token}"), await Fast.Visitor().GetAsync($"/reset-password/{token}")], p => Assert.Equal("Choose a new password", p.Heading));
        var taken = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => WithAsync<OneTimeTokenService, OneTimeToken?>(portal[i], s => s.TakeAsync(TokenPurpose.ResetPassword, token))));
        Assert.Single(taken, t => t is not null);

        token = await IssueAsync(Fast, user);
        Right.Clock.Advance(TimeSpan.FromMinutes(31.1));
        Assert.All([await Right.Visitor().GetAsync($"/reset-password/{token}"), await Fast.Visitor().GetAsync($"/reset-password/{token}")], p => Assert.Equal("This link no longer works", p.Heading));
    }

    [Fact]
    [Trait("Proof", "K4")]
    public async Task An_access_link_lasts_its_time_to_within_a_minute_and_opens_once()
    {
        var person = await Right.PersonAsync();
        var wanted = new NewAccessLink(AccessLinkPurpose.Register, AccessLinkDelivery.Email, person.Customer.CustomerId);
        Assert.Null(await WithAsync<AccessLinkService, AccessLinkRefusal?>(Fast, s => s.IssueAsync(wanted, new Actor(ActorKind.Dealer, UserId: null, CustomerId: null, "Dana Dealer"))));
        var text = (await Right.MailAsync(person.Customer.Email))[0].TextBody;
        var at = text.IndexOf("/invite/", StringComparison.Ordinal);
        var path = text.Substring(at, "/invite/".Length + RandomKey.Length);
        Right.Clock.Advance(AccessLink.DefaultLife - TimeSpan.FromSeconds(61));
        Assert.All([await Right.Visitor().GetAsync(path), await Fast.Visitor().GetAsync(path)], p => Assert.Equal("You’re invited", p.Heading));
        var opened = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => WithAsync<AccessLinkEntryService, OpenedLink>(
            portal[i], s => s.OpenAsync(path[8..], new SecondThing(person.Ssn[^4..], person.Customer.Zip), signedInCustomer: null, new Origin("Chrome on Windows", $"10.7.{i}.7")))));
        Assert.Single(opened, o => o.Result is LinkOpening.Opened);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [Trait("Proof", "K5")]
    public async Task A_passkey_challenge_of_one_instance_is_answered_at_the_other_once(int begins)
    {
        using var phone = new SoftAuthenticator();
        var user = await Right.CustomerAsync();
        var owner = await Right.SignedInAsync(user);
        var add = await owner.GetAsync("/settings/security/passkeys/new");
        Assert.Contains("Passkey added", (await PostAsync(owner, add, new() { ["Credential"] = phone.Create(Options(add)), ["Name"] = "Phone" })).Text, StringComparison.Ordinal);

        var jar = new CookieContainer();
        var (one, other) = (Sharing(portal[begins], jar), Sharing(portal[begins + 1], jar));
        var page = await one.GetAsync("/sign-in/passkey");
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["Credential"] = phone.Get(Options(page)) };
        Right.Clock.Advance(TimeSpan.FromMinutes(13));
        var kept = new CookieContainer();
        kept.Add(jar.GetAllCookies());
        Assert.Equal("/home", (await PostAsync(other, page, fields)).Address);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(Sharing(portal[begins], kept), page, fields)).Status);

        page = await Sharing(portal[begins], jar = new CookieContainer()).GetAsync("/sign-in/passkey");
        fields["Credential"] = phone.Get(Options(page));
        Right.Clock.Advance(TimeSpan.FromMinutes(16.1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(Sharing(portal[begins + 1], jar), page, fields)).Status);
    }

    [Fact]
    [Trait("Proof", "K6")]
    public async Task Guessing_at_both_in_turn_gains_no_more_than_the_first_waits()
    {
        var user = await Right.CustomerAsync();
        var before = Compared();
        for (var i = 0; i < 60; i++)
        {
            Assert.Null(await WithAsync<SignInService, HalfSignedIn?>(portal[i], s => s.CheckPasswordAsync(user.Email, $"guess number {i}", new Origin("Chrome on Windows", $"10.8.{i}.7"))));
            Right.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.InRange(Compared() - before, 5, 10); // ten are a quarter of an hour's wait, whichever clock measures it
    }

    private long Compared() => Right.Services.GetRequiredService<PasswordHashing>().Compared + Fast.Services.GetRequiredService<PasswordHashing>().Compared;

    private static string Options(Page page) => page.Element("form[data-passkey]").GetAttribute("data-options")!;

    private static Visitor Sharing(PortalHost host, CookieContainer jar) => new(host.CreateDefaultClient(new Uri("https://localhost"), new CookieContainerHandler(jar)));

    private static async Task<Page> PostAsync(Visitor visitor, Page page, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = page.Element("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        return await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, page.Address) { Content = new FormUrlEncodedContent(fields) });
    }

    private static async Task<Page> PasswordAsync(PortalHost host, TestUser user) =>
        await (await host.Visitor().GetAsync("/sign-in")).Fill("Email", user.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in");

    private static Task<Page> SendAsync(Page page, string code) => page.Fill("6-digit code", code).SubmitAsync("Sign in");

    private async Task<(Visitor One, Visitor Other)> InAtBothAsync(int begins)
    {
        var user = await Right.CustomerAsync();
        var jar = new CookieContainer();
        var (one, other) = (Sharing(portal[begins], jar), Sharing(portal[begins + 1], jar));
        var code = await (await one.GetAsync("/sign-in")).Fill("Email", user.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in");
        Assert.Equal("/home", (await SendAsync(code, Totp.Code(user.Secret, portal[begins].Clock.GetUtcNow()))).Address);
        Assert.Equal("Sign-in and security", (await other.GetAsync("/settings/security")).Heading);
        return (one, other);
    }

    private static Task<string> IssueAsync(PortalHost host, TestUser user) => WithAsync<IServiceProvider, string>(host, async services =>
    {
        var token = services.GetRequiredService<OneTimeTokenService>().Issue(TokenPurpose.ResetPassword, user.UserId, TimeSpan.FromMinutes(30), user.Email);
        await services.GetRequiredService<Core.Data.PortalDbContext>().SaveChangesAsync();
        return token;
    });

    private static async Task<T> WithAsync<TService, T>(PortalHost host, Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }
}

/// <summary>Two instances of which the second believes that it is a minute later.</summary>
public sealed class SkewedInstances : IAsyncLifetime
{
    private readonly TwoInstances portal = new(TimeSpan.FromMinutes(1));

    public PortalHost First => portal.First;
    public PortalHost Second => portal.Second;

    public PortalHost this[int number] => portal[number];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await portal.DisposeAsync();
}
