using System.Net;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.SignIn;

/// <summary>AUTH part 11, over HTTP with a security key in software; <see cref="PasskeyBrowserTests"/> does it with Chromium's.</summary>
[Trait("Feature", "F-202")]
public sealed class PasskeyTests : IAsyncLifetime
{
    private readonly TwoInstances portal = new();
    private readonly SoftAuthenticator phone = new();

    private PortalHost Host => portal.First;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        phone.Dispose();
        await portal.DisposeAsync();
    }

    [Fact]
    [Trait("Proof", "P1")]
    public async Task A_passkey_is_added_named_signs_in_and_after_its_removal_is_refused()
    {
        var (user, visitor) = await WithPasskeyAsync();
        Assert.Contains("My phone", (await visitor.GetAsync("/settings/security/passkeys")).Text, StringComparison.Ordinal);

        var inside = Host.Visitor();
        Assert.Equal("/home", (await SignInAsync(inside)).Address);
        var list = await inside.GetAsync("/settings/security/passkeys");
        Assert.Contains("Last used", list.Text, StringComparison.Ordinal);

        var one = await list.FollowAsync("Rename or remove My phone");
        Assert.Contains("Old phone", (await one.Fill("Name", " Old phone ").SubmitAsync("Save name")).Text, StringComparison.Ordinal);
        Assert.Contains("Passkey removed", (await (await inside.GetAsync(one.Address)).SubmitAsync("Remove passkey")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(Host.Visitor())).Status);
        await using var db = Host.Database.Open();
        Assert.Equal(["A passkey was added", "A passkey was removed"], await db.OutboxEmails.Where(m => m.To == user.Email && m.Subject.Contains("passkey")).OrderBy(m => m.OutboxEmailId).Select(m => m.Subject).ToListAsync());
    }

    [Fact]
    [Trait("Proof", "P2")]
    public async Task A_passkey_that_did_not_ask_its_owner_is_neither_kept_nor_let_in()
    {
        await WithPasskeyAsync();
        phone.IsUserVerified = false;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(Host.Visitor())).Status);

        using var careless = new SoftAuthenticator { IsUserVerified = false };
        var visitor = await Host.SignedInAsync(await Host.CustomerAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AddAsync(visitor, careless)).Status);
    }

    [Fact]
    [Trait("Proof", "P3")]
    [Trait("ASVS", "V2.3.4")]
    public async Task One_answer_with_its_cookies_signs_in_once_however_often_it_is_sent_to_whichever_instance()
    {
        await WithPasskeyAsync();
        var page = await Host.Visitor().GetAsync("/sign-in/passkey");
        var cookies = string.Join("; ", page.Response.Headers.GetValues("Set-Cookie").Select(c => c[..c.IndexOf(';', StringComparison.Ordinal)]));
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = page.Element("input[name=__RequestVerificationToken]").GetAttribute("value")!,
            ["Credential"] = phone.Get(page.Element("form[data-passkey]").GetAttribute("data-options")!),
        };
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => ReplayAsync(portal[i])));
        Assert.Equal(1, answers.Count(a => a == HttpStatusCode.Redirect));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ReplayAsync(portal.Second));

        async Task<HttpStatusCode> ReplayAsync(PortalHost host)
        {
            using var client = host.CreateDefaultClient(new Uri("https://localhost"));
            using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in/passkey") { Content = new FormUrlEncodedContent(form) };
            request.Headers.Add("Cookie", cookies);
            using var answer = await client.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Theory]
    [InlineData("https://evil.example", "localhost", null)]
    [InlineData("https://localhost.evil.example", "localhost", null)]
    [InlineData("https://localhost", "evil.example", null)]
    [InlineData("http://evil.example", "evil.example", "evil.example")]
    [InlineData("https://evil.example", "localhost", "evil.example")]
    [Trait("Proof", "P4")]
    public async Task A_passkey_shown_to_another_site_is_refused_whatever_host_the_request_names(string origin, string domain, string? hostHeader)
    {
        await WithPasskeyAsync();
        var visitor = Host.Visitor();
        visitor.Client.DefaultRequestHeaders.Host = hostHeader;
        (phone.Origin, phone.Domain) = (origin, domain);
        var answer = await SignInAsync(visitor);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("\"rpId\":\"localhost\"", answer.Element("form[data-passkey]").GetAttribute("data-options"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Proof", "P5")]
    public async Task There_is_room_for_twenty_passkeys_with_names_of_forty_characters()
    {
        var (user, visitor) = await WithPasskeyAsync();
        using var another = new SoftAuthenticator();
        Assert.EndsWith("Use at most 40 characters.", (await AddAsync(visitor, another, new string('x', 10_000))).Error("Name for it"), StringComparison.Ordinal);
        await using (var db = Host.Database.Open())
        {
            db.AddRange(Enumerable.Range(1, 19).Select(i => new Passkey { UserId = user.UserId, CredentialId = [(byte)i], Name = $"Key {i}", CreatedAt = DateTime.UnixEpoch }));
            await db.SaveChangesAsync();
        }

        var refused = await AddAsync(visitor, another);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("You have 20 passkeys", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("locked")]
    [InlineData("unconfirmed")]
    [InlineData("waiting")]
    [Trait("Proof", "P6")]
    public async Task A_passkey_opens_nothing_for_who_may_not_sign_in(string why)
    {
        var (user, _) = await WithPasskeyAsync();
        await using var db = Host.Database.Open();
        var row = await db.Users.SingleAsync(u => u.Id == user.UserId);
        (row.DisabledAt, row.FrozenAt, row.EmailConfirmed) = (why == "disabled" ? DateTime.UnixEpoch : null, why == "locked" ? DateTime.UnixEpoch : null, why != "unconfirmed");
        await db.SaveChangesAsync();
        for (var i = 0; why == "waiting" && i < 6; i++)
        {
            await (await Host.Visitor().GetAsync("/sign-in")).Fill("Email", user.Email).Fill("Password", "wrong password 1").SubmitAsync("Sign in");
        }

        var answer = await SignInAsync(Host.Visitor());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("That passkey wasn’t accepted", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copied_key_whose_counter_goes_back_is_refused()
    {
        await WithPasskeyAsync();
        phone.SignCount = 7;
        Assert.Equal("/home", (await SignInAsync(Host.Visitor())).Address);
        phone.SignCount = 3;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(Host.Visitor())).Status);
    }

    [Fact]
    [Trait("ASVS", "V7.5.1")]
    public async Task Adding_a_passkey_asks_for_a_fresh_factor_and_a_passkey_is_one_but_only_its_owners()
    {
        var (_, visitor) = await WithPasskeyAsync();
        Host.Clock.Advance(TimeSpan.FromMinutes(6));
        var confirm = await visitor.GetAsync("/settings/security/passkeys/new");
        Assert.Equal("Confirm it’s you", confirm.Heading);
        Assert.Equal("Add a passkey", (await ShowAsync(visitor, confirm, "/sign-in/confirm/passkey")).Heading);

        var other = await Host.SignedInAsync(await Host.CustomerAsync());
        Host.Clock.Advance(TimeSpan.FromMinutes(6));
        var refused = await ShowAsync(other, await other.GetAsync("/settings/security/passkeys/new"), "/sign-in/confirm/passkey");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
    }

    [Fact]
    [Trait("Proof", "P1")]
    public async Task With_a_passkey_the_app_may_go_and_the_passkey_then_stays()
    {
        var (user, visitor) = await WithPasskeyAsync();
        var gone = await PostAsync(visitor, "/settings/security/app/remove", []);
        Assert.Contains("Your authenticator app is removed", gone.Text, StringComparison.Ordinal);
        await using var db = Host.Database.Open();
        var reference = await db.Set<Passkey>().Where(p => p.UserId == user.UserId).Select(p => p.Reference).SingleAsync();
        Assert.Contains("The passkey stays", (await PostAsync(visitor, $"/settings/security/passkeys/{reference}/remove", [])).Text, StringComparison.Ordinal);
        Assert.Equal("/home", (await SignInAsync(Host.Visitor())).Address);
    }

    [Fact]
    public async Task A_newcomer_may_set_up_a_passkey_in_place_of_an_app()
    {
        var user = await Host.NewcomerAsync();
        var visitor = Host.Visitor();
        var page = await (await visitor.GetAsync("/sign-in")).Fill("Email", user.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in");
        page = await page.FollowAsync("Use a passkey instead");
        var answer = await PostAsync(visitor, page.Address, new() { ["Credential"] = phone.Create(page.Element("form[data-passkey]").GetAttribute("data-options")!) }, page);
        Assert.Equal("Keep your recovery codes", answer.Heading);
        Assert.Equal("/home", (await SignInAsync(Host.Visitor())).Address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{}}")]
    public async Task What_is_no_passkey_is_refused_politely(string credential)
    {
        var visitor = Host.Visitor();
        var page = await visitor.GetAsync("/sign-in/passkey");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(visitor, "/sign-in/passkey", new() { ["Credential"] = credential }, page)).Status);
    }

    private async Task<(TestUser User, Visitor Visitor)> WithPasskeyAsync()
    {
        var user = await Host.CustomerAsync();
        var visitor = await Host.SignedInAsync(user);
        var added = await AddAsync(visitor, phone);
        Assert.Contains("Passkey added", added.Text, StringComparison.Ordinal);
        return (user, visitor);
    }

    private static async Task<Page> AddAsync(Visitor visitor, SoftAuthenticator key, string name = "My phone")
    {
        var page = await visitor.GetAsync("/settings/security/passkeys/new");
        return await PostAsync(visitor, page.Address, new() { ["Credential"] = key.Create(page.Element("form[data-passkey]").GetAttribute("data-options")!), ["Name"] = name }, page);
    }

    private async Task<Page> SignInAsync(Visitor visitor) => await ShowAsync(visitor, await visitor.GetAsync("/sign-in/passkey"), "/sign-in/passkey");

    private async Task<Page> ShowAsync(Visitor visitor, Page page, string address) =>
        await PostAsync(visitor, address, new() { ["Credential"] = phone.Get(page.Element("form[data-passkey]").GetAttribute("data-options")!), ["ReturnTo"] = page.Element("form[data-passkey] input[name=ReturnTo]").GetAttribute("value") ?? "" }, page);

    private static async Task<Page> PostAsync(Visitor visitor, string address, Dictionary<string, string> fields, Page? page = null)
    {
        page ??= await visitor.GetAsync("/settings/security/sessions");
        fields["__RequestVerificationToken"] = page.Element("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        return await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) });
    }
}
