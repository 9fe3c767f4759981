using System.Net;
using System.Text.RegularExpressions;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Secrets;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.SignIn;

/// <summary>Reset links, step-up, the lock by its owner, and what happens to sessions (AUTH parts 6 to 9).</summary>
public sealed partial class PasswordTests : IClassFixture<PortalHost>
{
    private const string Fresh = "four unrelated garden words";
    private readonly PortalHost host;

    public PasswordTests(PortalHost host)
    {
        this.host = host;
        host.Clock.Advance(TimeSpan.FromHours(3));
    }

    [GeneratedRegex("https?://[^/]+(?<path>/[a-z-]+/[A-Za-z0-9_-]{43})")]
    private static partial Regex Link();

    [Fact]
    [Trait("Proof", "C4")]
    [Trait("ASVS", "V6.4.3")]
    public async Task A_mailed_link_sets_a_password_once_signs_nobody_in_and_leaves_the_second_factor()
    {
        var user = await host.CustomerAsync();
        var elsewhere = await host.SignedInAsync(user);
        var link = await AskAsync(user);

        var visitor = host.Visitor();
        var done = await (await visitor.GetAsync(link)).Fill("New password", Fresh).SubmitAsync("Save password");
        Assert.Equal("/sign-in", done.Address);
        Assert.Equal("Sign in", (await visitor.GetAsync("/sign-in")).Heading);
        Assert.Equal("Sign in", (await AfterCacheAsync(elsewhere)).Heading);
        Assert.Equal("This link no longer works", (await visitor.GetAsync(link)).Heading);

        var code = await (await visitor.GetAsync("/sign-in")).Fill("Email", user.Email).Fill("Password", Fresh).SubmitAsync("Sign in");
        Assert.Equal("/sign-in/code", code.Address);
        Assert.DoesNotContain("/sign-in", (await code.Fill("6-digit code", user.Code(host)).SubmitAsync("Sign in")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scanners_may_look_at_a_link_as_often_as_they_like_and_it_ends_after_thirty_minutes()
    {
        var user = await host.CustomerAsync();
        var link = await AskAsync(user);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal("Choose a new password", (await host.Visitor().GetAsync(link)).Heading);
        }

        host.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal("Choose a new password", (await host.Visitor().GetAsync(link)).Heading);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("This link no longer works", (await host.Visitor().GetAsync(link)).Heading);
    }

    [Fact]
    public async Task Asking_for_a_link_is_answered_alike_whoever_has_the_address()
    {
        var user = await host.CustomerAsync();
        var known = await (await host.Visitor().GetAsync("/reset-password")).Fill("Email", user.Email).SubmitAsync("Send link");
        var unknown = await (await host.Visitor().GetAsync("/reset-password")).Fill("Email", "nobody@example.test").SubmitAsync("Send link");
        Assert.Equal(known.Address, unknown.Address);
        Assert.Equal(known.Body, unknown.Body);
        Assert.Equal(known.Status, unknown.Status);
    }

    [Theory]
    [InlineData("short", "12 characters")]
    [InlineData("password12345", "attackers try first")]
    [InlineData("aaaaaaaaaaaaaa", "attackers try first")]
    [InlineData("qwertyuiop12", "attackers try first")]
    public async Task A_weak_password_is_refused_with_the_reason(string password, string reason)
    {
        var link = await AskAsync(await host.CustomerAsync());
        var page = await (await host.Visitor().GetAsync(link)).Fill("New password", password).SubmitAsync("Save password");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(reason, page.Error("New password"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Proof", "L9")]
    public async Task A_poisoned_host_header_does_not_get_into_the_mail()
    {
        var user = await host.CustomerAsync();
        var visitor = host.Visitor();
        using var request = (await visitor.GetAsync("/reset-password")).Fill("Email", user.Email).Submission("Send link");
        request.Headers.Host = "evil.example";
        using var answer = await visitor.Client.SendAsync(request);
        Assert.Equal("/reset-password/sent", answer.Headers.Location!.OriginalString);
        var mail = Assert.Single(await host.MailAsync(user.Email));
        Assert.Contains("http://localhost:5080/reset-password/", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", mail.TextBody + mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Proof", "U1")]
    [Trait("Proof", "U2")]
    [Trait("ASVS", "V7.5.1")]
    public async Task A_password_change_wants_a_code_of_the_last_five_minutes_and_ends_other_sessions()
    {
        var user = await host.CustomerAsync();
        var (mine, other) = (await host.SignedInAsync(user), await host.SignedInAsync(user));
        Assert.Equal("Change your password", (await mine.GetAsync("/settings/security/password")).Heading);
        var open = await mine.GetAsync("/settings/security/password");
        host.Clock.Advance(TimeSpan.FromMinutes(6));

        var asked = await open.Fill("New password", Fresh).SubmitAsync("Save password");
        Assert.StartsWith("/sign-in/confirm", asked.Address, StringComparison.Ordinal);
        var back = await asked.Fill("6-digit code", user.Code(host)).SubmitAsync("Confirm");
        Assert.Equal("Change your password", back.Heading);
        Assert.Equal("/settings/security", (await back.Fill("New password", Fresh).SubmitAsync("Save password")).Address);
        Assert.NotEqual("Sign in", (await AfterCacheAsync(mine)).Heading);
        Assert.Equal("Sign in", (await AfterCacheAsync(other)).Heading);
    }

    [Fact]
    [Trait("Proof", "U3")]
    public async Task A_code_shown_in_one_session_does_not_free_another()
    {
        var user = await host.CustomerAsync();
        var (mine, other) = (await host.SignedInAsync(user), await host.SignedInAsync(user));
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        var asked = await mine.GetAsync("/settings/security/password");
        Assert.Equal("Change your password", (await asked.Fill("6-digit code", user.Code(host)).SubmitAsync("Confirm")).Heading);
        Assert.StartsWith("/sign-in/confirm", (await other.GetAsync("/settings/security/password")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task This_was_not_me_locks_until_a_new_password_is_set()
    {
        var user = await host.CustomerAsync();
        await host.SignedInAsync(user);
        var thief = await host.SignedInAsync(user); // a second browser: the person is told
        var link = await LinkAsync(user, "New sign-in to your account");

        var visitor = host.Visitor();
        Assert.Equal("Wasn’t this you?", (await visitor.GetAsync(link)).Heading);
        var locked = await (await visitor.GetAsync(link)).SubmitAsync("Lock my online access");
        Assert.Equal("Your online access is locked", locked.Heading);
        Assert.Equal("This link no longer works", (await visitor.GetAsync(link)).Heading);
        Assert.Equal("Sign in", (await AfterCacheAsync(thief)).Heading);
        var refused = await (await visitor.GetAsync("/sign-in")).Fill("Email", user.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);

        await (await visitor.GetAsync(await LinkAsync(user, "Set a new password"))).Fill("New password", Fresh).SubmitAsync("Save password");
        var code = await (await visitor.GetAsync("/sign-in")).Fill("Email", user.Email).Fill("Password", Fresh).SubmitAsync("Sign in");
        Assert.Equal("/sign-in/code", code.Address);
    }

    [Fact]
    [Trait("Proof", "N1")]
    [Trait("ASVS", "V7.5.2")]
    public async Task A_session_ended_from_the_list_is_dead_and_a_strangers_is_not_found()
    {
        var user = await host.CustomerAsync();
        var (mine, other) = (await host.SignedInAsync(user), await host.SignedInAsync(user));
        var stranger = await host.SignedInAsync(await host.CustomerAsync("Robin"));
        var list = await mine.GetAsync("/settings/security/sessions");
        var end = list.Document.QuerySelectorAll("form[action*='/end']").Select(f => f.GetAttribute("action")!).Single(a => !a.EndsWith("end-others", StringComparison.Ordinal) && !a.EndsWith("end-all", StringComparison.Ordinal));

        var theirs = (await stranger.GetAsync("/settings/security")).Submission("Sign out");
        theirs.RequestUri = new Uri(new Uri("https://localhost"), end);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendAsync(theirs)).Status);

        var done = await mine.SendAsync(list.Submission(Page.Words(list.Element($"form[action='{end}'] button"))));
        Assert.Equal("/settings/security/sessions", done.Address);
        Assert.Equal("Sign in", (await AfterCacheAsync(other)).Heading);
        Assert.Contains("Device signed out", (await mine.GetAsync("/settings/security/activity")).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "F-203")]
    public async Task A_remembered_device_skips_the_code_but_never_step_up_until_it_is_forgotten()
    {
        var user = await host.CustomerAsync();
        var visitor = host.Visitor();
        var code = await (await visitor.GetAsync("/sign-in")).Fill("Email", user.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in");
        var home = await code.Choose("Skip this step on this device for 30 days").Fill("6-digit code", user.Code(host)).SubmitAsync("Sign in");
        await home.SubmitAsync("Sign out");
        host.Clock.Advance(TimeSpan.FromDays(20));

        var again = await (await visitor.GetAsync("/sign-in")).Fill("Email", user.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in");
        Assert.DoesNotContain("/sign-in", again.Address, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in/confirm", (await visitor.GetAsync("/settings/security/password")).Address, StringComparison.Ordinal);

        var list = await visitor.GetAsync("/settings/security/sessions");
        var forget = Page.Words(list.Element("form[action*='/forget'] button"));
        await (await list.SubmitAsync(forget)).SubmitAsync("Sign out");
        Assert.Equal("/sign-in/code", (await (await visitor.GetAsync("/sign-in")).Fill("Email", user.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in")).Address);
    }

    /// <summary>An instance believes what it read for some seconds; a revoked session is dead within five (N1).</summary>
    private static async Task<Page> AfterCacheAsync(Visitor visitor)
    {
        var end = Environment.TickCount64 + 5000;
        Page page;
        do
        {
            page = await visitor.GetAsync("/settings/security");
            if (page.Heading == "Sign in")
            {
                break;
            }

            await Task.Delay(500);
        }
        while (Environment.TickCount64 < end);
        return page;
    }

    private async Task<string> AskAsync(TestUser user)
    {
        await (await host.Visitor().GetAsync("/reset-password")).Fill("Email", user.Email).SubmitAsync("Send link");
        return await LinkAsync(user, "Set a new password");
    }

    private async Task<string> LinkAsync(TestUser user, string subject)
    {
        using var db = host.Database.Open();
        var mail = await db.Set<OutboxEmail>().AsNoTracking().Where(e => e.To == user.Email && e.Subject == subject).OrderByDescending(e => e.OutboxEmailId).FirstAsync();
        return Link().Match(mail.Opened(host.Services.GetRequiredService<FieldCipher>()).TextBody).Groups["path"].Value;
    }
}
