using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Notifications;
using FinancePortal.Testing;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.SignIn;

/// <summary>Starred rows of ASVS 5.0 on authentication, sessions and access that no other test shows, each attempted from outside.</summary>
public sealed class AsvsTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string Cookie = "__Host-portal-session";

    [Fact]
    [Trait("ASVS", "V7.4.1")]
    [Trait("Proof", "N1")]
    public async Task Sign_out_kills_the_session_on_the_server()
    {
        var (visitor, key) = await KeyAsync(await host.CustomerAsync());
        await (await visitor.GetAsync("/home")).SubmitAsync("Sign out");
        Assert.False(await IsInAsync(key));
    }

    [Fact]
    [Trait("ASVS", "V7.4.2")]
    [Trait("Proof", "N1")]
    public async Task A_disabled_user_is_out_within_five_seconds()
    {
        var user = await host.CustomerAsync();
        var (_, key) = await KeyAsync(user);
        await using var db = host.Database.Open();
        await db.Users.Where(u => u.Id == user.UserId).ExecuteUpdateAsync(u => u.SetProperty(x => x.DisabledAt, host.Clock.GetUtcNow().UtcDateTime));
        Assert.True(await EndsWithinFiveSecondsAsync(key));
    }

    [Theory]
    [InlineData("others")]
    [InlineData("all")]
    [InlineData("password")]
    [InlineData("stamp")]
    [Trait("Proof", "N1")]
    [Trait("ASVS", "V7.4.3")]
    public async Task A_session_that_something_ends_is_dead_within_five_seconds(string by)
    {
        var user = await host.CustomerAsync();
        var (_, key) = await KeyAsync(user);
        var other = await host.SignedInAsync(user);
        switch (by)
        {
            case "others":
                await (await other.GetAsync("/settings/security/sessions")).SubmitAsync("Sign out all others");
                break;
            case "all":
                Assert.Equal("/signed-out", (await (await other.GetAsync("/settings/security/sessions")).SubmitAsync("Sign out everywhere, here too")).Address);
                Assert.Equal("Sign in", (await other.GetAsync("/settings/security")).Heading);
                break;
            case "password":
                await (await other.GetAsync("/settings/security/password")).Fill("New password", "quite another phrase 7").SubmitAsync("Save password");
                break;
            default:
                await using (var db = host.Database.Open())
                {
                    await db.Users.Where(u => u.Id == user.UserId).ExecuteUpdateAsync(u => u.SetProperty(x => x.SecurityStamp, "renewed"));
                }

                break;
        }

        Assert.True(await EndsWithinFiveSecondsAsync(key));
    }

    [Fact]
    [Trait("ASVS", "V8.3.2")]
    [Trait("Proof", "N1")]
    public async Task A_role_that_is_taken_away_opens_nothing_any_more()
    {
        var user = await host.StaffAsync(Roles.Supervisor);
        var visitor = await host.SignedInAsync(user);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/staff/audit")).Status);
        await using var db = host.Database.Open();
        await db.UserRoles.Where(r => r.UserId == user.UserId).ExecuteUpdateAsync(u => u.SetProperty(r => r.RoleId, Roles.IdOf(Roles.Support)));
        await Task.Delay(SessionRules.Cached + TimeSpan.FromMilliseconds(200));
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/staff/audit")).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/staff")).Status);
    }

    [Fact]
    [Trait("ASVS", "V8.2.3")]
    [Trait("ASVS", "V15.3.3")]
    public async Task Fields_that_a_form_does_not_have_change_nothing()
    {
        var user = await host.CustomerAsync();
        var visitor = await host.SignedInAsync(user);
        var form = await visitor.GetAsync("/settings/profile/phone");
        await using var db = host.Database.Open();
        var before = await db.Customers.AsNoTracking().SingleAsync(c => c.CustomerId == user.CustomerId);
        (string Name, string Value)[] fields =
        [
            ("__RequestVerificationToken", form.Element("input[name=__RequestVerificationToken]").GetAttribute("value")!), ("Phone", "503-555-0111"), ("Seen", form.Element("input[name=Seen]").GetAttribute("value")!), ("CustomerId", "1"),
            ("Email", "x@evil.test"), ("LastName", "Evil"), ("MoneyOutHeldUntil", ""), ("Customer.Email", "x@evil.test"), ("Version", "99"), ("CreatedAt", "2001-01-01"),
        ];
        await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/settings/profile/phone") { Content = new FormUrlEncodedContent(fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal)) });
        var after = await db.Customers.AsNoTracking().SingleAsync(c => c.CustomerId == user.CustomerId);
        Assert.Equal("503-555-0111", after.Phone);
        Assert.Equal((before.Email, before.LastName, before.CreatedAt), (after.Email, after.LastName, after.CreatedAt));
    }

    [Fact]
    [Trait("ASVS", "V15.3.3")]
    public void No_action_binds_a_row_of_the_database()
    {
        var actions = host.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<ControllerActionDescriptor>();
        using var db = host.Database.Open();
        var rows = db.Model.GetEntityTypes().Select(t => t.ClrType).ToHashSet();
        Assert.DoesNotContain(actions.SelectMany(a => a.Parameters), p => rows.Contains(p.ParameterType));
    }

    [Theory]
    [InlineData("/register/security")]
    [InlineData("/register/security/passkey")]
    [InlineData("/sign-in/code")]
    [InlineData("/sign-in/recovery-code")]
    [Trait("ASVS", "V2.3.1")]
    public async Task The_last_step_alone_does_nothing(string step)
    {
        var visitor = host.Visitor();
        var form = await visitor.GetAsync("/sign-in");
        var answer = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, step)
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", form.Element("input[name=__RequestVerificationToken]").GetAttribute("value")!), new("Code", "123456"), new("Credential", "{}")]),
        });
        Assert.Equal("Sign in", answer.Heading);
    }

    [Fact]
    [Trait("ASVS", "V3.5.1")]
    public async Task A_form_with_somebody_elses_token_or_none_or_from_another_site_is_refused()
    {
        var (mine, theirs) = (await host.SignedInAsync(await host.CustomerAsync()), await host.SignedInAsync(await host.CustomerAsync()));
        var own = Token(await mine.GetAsync("/home"));
        Assert.Equal(HttpStatusCode.BadRequest, await EndOthersAsync(null, null));
        Assert.Equal(HttpStatusCode.BadRequest, await EndOthersAsync(Token(await theirs.GetAsync("/home")), null));
        Assert.Equal(HttpStatusCode.BadRequest, await EndOthersAsync(own, "https://evil.example"));
        Assert.Equal(HttpStatusCode.Redirect, await EndOthersAsync(own, "https://localhost"));

        static string Token(Page page) => page.Element("input[name=__RequestVerificationToken]").GetAttribute("value")!;

        async Task<HttpStatusCode> EndOthersAsync(string? token, string? origin)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/settings/security/sessions/end-others") { Content = new FormUrlEncodedContent(token is null ? [] : [new("__RequestVerificationToken", token)]) };
            if (origin is not null)
            {
                request.Headers.Add("Origin", origin);
            }

            using var answer = await mine.Client.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Fact]
    [Trait("Proof", "C5")]
    [Trait("ASVS", "V6.4.6")]
    public void No_page_of_staff_or_dealers_returns_or_sets_a_password_key_or_code()
    {
        string[] secrets = ["password", "secret", "totp", "recoverycode", "credential", "passkey", "securitystamp"];
        var actions = host.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<ControllerActionDescriptor>()
            .Where(a => a.ControllerTypeInfo.Namespace is { } room && (room.StartsWith("FinancePortal.Web.Staff", StringComparison.Ordinal) || room.StartsWith("FinancePortal.Web.Dealers", StringComparison.Ordinal))).ToList();
        Assert.NotEmpty(actions);
        var rooms = actions.Select(a => a.ControllerTypeInfo.Namespace).ToHashSet(StringComparer.Ordinal);
        var said = actions.SelectMany(a => a.Parameters.Select(p => $"{a.ControllerName}: {p.Name}"))
            .Concat(typeof(Program).Assembly.GetTypes().Where(t => rooms.Contains(t.Namespace)).SelectMany(t => t.GetProperties().Select(p => $"{t.Name}.{p.Name}")));
        Assert.DoesNotContain(said, name => secrets.Any(s => name.Contains(s, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    [Trait("Proof", "C6")]
    [Trait("Proof", "A1")]
    public async Task Every_address_is_told_of_an_event_once_also_after_the_mail_server_was_down()
    {
        var user = await host.CustomerAsync();
        await using var db = host.Database.Open();
        await db.Customers.Where(c => c.CustomerId == user.CustomerId).ExecuteUpdateAsync(u => u.SetProperty(c => c.Email, $"contact-{user.Email}"));
        var visitor = await host.SignedInAsync(user);
        await (await visitor.GetAsync("/settings/security/recovery-codes")).SubmitAsync("Make new codes");
        for (var i = 0; i < 2; i++)
        {
            await using var scope = host.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SendEmailsJob>().RunAsync(DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime), JobProgress.Silent(host.Clock), CancellationToken.None);
        }

        var mails = Directory.GetFiles(host.MailFolder).Select(File.ReadAllText).Where(m => m.Contains("You have new recovery codes", StringComparison.Ordinal)).ToList();
        Assert.Single(mails, m => m.Contains($"To: {user.Email}", StringComparison.OrdinalIgnoreCase));
        Assert.Single(mails, m => m.Contains($"To: contact-{user.Email}", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    [Trait("Proof", "N5"), Trait("Category", "Long")]
    public async Task Ten_thousand_sessions_leave_a_page_quick()
    {
        var user = await host.CustomerAsync();
        var visitor = await host.SignedInAsync(user);
        var now = host.Clock.GetUtcNow().UtcDateTime;
        await using (var db = host.Database.Open())
        {
            db.AddRange(Enumerable.Range(0, 10_000).Select(i => new UserSession
            {
                KeyHash = RandomNumberGenerator.GetBytes(32),
                UserId = user.UserId,
                SecurityStamp = "old",
                CreatedAt = now.AddDays(-1),
                LastSeenAt = now.AddDays(-1),
                Factor = SignInFactor.AuthenticatorApp,
                AuthenticatedAt = now.AddDays(-1),
                EndsAt = now.AddDays(-1).AddHours(12),
            }));
            await db.SaveChangesAsync();
        }

        await visitor.GetAsync("/settings/security/sessions");
        var quickest = TimeSpan.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var clock = Stopwatch.StartNew();
            Assert.Equal("Your devices", (await visitor.GetAsync("/settings/security/sessions")).Heading);
            quickest = clock.Elapsed < quickest ? clock.Elapsed : quickest;
        }

        Assert.True(quickest < TimeSpan.FromMilliseconds(200), $"{quickest.TotalMilliseconds} ms");
    }

    [Theory]
    [InlineData("/home")]
    [InlineData("/settings/profile")]
    [InlineData("/settings/security/activity.csv")]
    [Trait("ASVS", "V14.3.2")]
    public async Task Pages_and_files_of_somebody_signed_in_are_kept_nowhere(string address)
    {
        var page = await (await host.SignedInAsync(await host.CustomerAsync())).GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Response.Headers.CacheControl?.NoStore);
    }

    [Fact]
    [Trait("ASVS", "V16.5.3")]
    public async Task When_sessions_cannot_be_read_nobody_is_let_in()
    {
        await using var broken = new PortalHost();
        var visitor = await broken.SignedInAsync(await broken.CustomerAsync());
        await using (var db = broken.Database.Open())
        {
            await db.Database.ExecuteSqlRawAsync("DROP TABLE \"UserSessions\"");
        }

        await Task.Delay(SessionRules.Cached + TimeSpan.FromMilliseconds(200));
        var answer = await visitor.GetAsync("/settings/profile");
        Assert.True((int)answer.Status >= 500, $"{(int)answer.Status}");
        Assert.DoesNotContain("Mailing address", answer.Text, StringComparison.Ordinal);
    }

    private async Task<(Visitor Visitor, string Key)> KeyAsync(TestUser person)
    {
        var visitor = host.Visitor();
        var code = await (await visitor.GetAsync("/sign-in")).Fill("Email", person.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in");
        using var answer = await visitor.Client.SendAsync(code.Fill("6-digit code", person.Code(host)).Submission("Sign in"));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(Cookie, StringComparison.Ordinal));
        return (visitor, cookie[(Cookie.Length + 1)..cookie.IndexOf(';', StringComparison.Ordinal)]);
    }

    private async Task<bool> IsInAsync(string key)
    {
        var visitor = host.Visitor();
        visitor.Client.DefaultRequestHeaders.Add("Cookie", $"{Cookie}={key}");
        return (await visitor.GetAsync("/settings/security")).Heading != "Sign in";
    }

    private async Task<bool> EndsWithinFiveSecondsAsync(string key)
    {
        var clock = Stopwatch.StartNew();
        var isIn = true;
        while (isIn && clock.Elapsed < TimeSpan.FromSeconds(5))
        {
            await Task.Delay(250);
            isIn = await IsInAsync(key);
        }

        return !isIn;
    }
}
