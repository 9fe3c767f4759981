using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Customers.Recovery;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using FinancePortal.Web.Tests.Registration;
using FinancePortal.Web.Tests.SignIn;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.Recovery;

/// <summary>Who lost everything comes back after a day, two colleagues and a mail; nobody else does (AUTH part 6).</summary>
[Trait("Feature", "F-107")]
public sealed partial class RecoveryTests : IClassFixture<PortalHost>
{
    private const string Fresh = "seven quiet harbor lanterns";
    private readonly PortalHost host;

    public RecoveryTests(PortalHost host)
    {
        this.host = host;
        host.Clock.Advance(TimeSpan.FromHours(26));
    }

    [GeneratedRegex("https?://[^/]+(?<path>/recover/(?:cancel/)?[A-Za-z0-9_-]{43})")]
    private static partial Regex Link();

    [Fact]
    public async Task After_a_day_two_colleagues_and_a_mail_the_person_is_in_with_new_factors_only()
    {
        var person = await host.CustomerAsync();
        var before = await host.SignedInAsync(person);
        var reference = await AskAsync(person);
        Assert.Equal(RecoveryAnswer.Done, await CheckAsync(reference, 71));
        Assert.Equal(RecoveryAnswer.Done, await ApproveAsync(reference, 72));

        // Written already, due when the wait is over.
        var link = await LinkAsync(person, "Set up your sign-in again");
        Assert.Equal("This link doesn’t work", (await host.Visitor().GetAsync(link)).Heading);
        host.Clock.Advance(AccessRecovery.Wait + TimeSpan.FromSeconds(1));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("Choose a new password", (await host.Visitor().GetAsync(link)).Heading);
        }

        var visitor = host.Visitor();
        var page = await visitor.GetAsync(link);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Fill("New password", "short").SubmitAsync("Save password")).Status);
        var app = await page.Fill("New password", Fresh).SubmitAsync("Save password");
        Assert.Equal("/register/security", app.Address);
        var codes = await app.Fill("6-digit code", app.ShownCode(host)).SubmitAsync("Turn on security codes");
        Assert.Equal("/register/recovery-codes", codes.Address);

        Assert.Equal("This link doesn’t work", (await host.Visitor().GetAsync(link)).Heading);
        await Task.Delay(TimeSpan.FromSeconds(4)); // what an instance believes of a session
        Assert.Equal("Sign in", (await before.GetAsync("/settings/security")).Heading);
        Assert.Contains(await host.MailAsync(person.Email), m => m.Subject == "Your online access was recovered");
        await using var db = host.Database.Open();
        Assert.Equal(1, await db.Set<AuthenticatorApp>().CountAsync(a => a.UserId == person.UserId));
    }

    [Fact]
    public async Task Asking_is_answered_alike_whoever_has_the_address()
    {
        var known = await (await host.Visitor().GetAsync("/recover")).Fill("Email", (await host.CustomerAsync()).Email).SubmitAsync("Ask for a call");
        var unknown = await (await host.Visitor().GetAsync("/recover")).Fill("Email", "nobody@mail.test").SubmitAsync("Ask for a call");
        Assert.Equal(Neutral.Of(known), Neutral.Of(unknown));
    }

    [Fact]
    [Trait("Proof", "C6")]
    public async Task Every_address_on_file_hears_of_it_at_once_and_one_no_stops_it()
    {
        var person = await host.CustomerAsync();
        await using (var db = host.Database.Open())
        {
            await db.Customers.Where(c => c.CustomerId == person.CustomerId).ExecuteUpdateAsync(u => u.SetProperty(c => c.Email, "other-" + person.Email));
        }

        var reference = await AskAsync(person);
        var link = await LinkAsync(person, "Somebody asked to recover your online access");
        await using (var scope = host.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<SendEmailsJob>().RunAsync(host.Clock.Today(), JobProgress.Silent(host.Clock), CancellationToken.None);
        }

        var sent = string.Concat(Directory.GetFiles(host.MailFolder).Select(File.ReadAllText));
        Assert.Contains($"To: {person.Email}", sent, StringComparison.Ordinal);
        Assert.Contains($"To: other-{person.Email}", sent, StringComparison.Ordinal);

        Assert.Equal(reference, await AskAsync(person));
        await using (var db = host.Database.Open())
        {
            Assert.Equal(1, await db.Set<AccessRecovery>().CountAsync(r => r.UserId == person.UserId));
        }

        Assert.Equal("Stop the recovery?", (await host.Visitor().GetAsync(link)).Heading);
        Assert.Equal("It’s stopped", (await (await host.Visitor().GetAsync(link)).SubmitAsync("Stop it")).Heading);
        Assert.Equal(RecoveryAnswer.Over, await CheckAsync(reference, 71));
        Assert.Equal("This link doesn’t work", (await host.Visitor().GetAsync(link)).Heading);
    }

    [Fact]
    public async Task The_second_colleague_is_another_one_and_comes_second()
    {
        var reference = await AskAsync(await host.CustomerAsync());
        Assert.Equal(RecoveryAnswer.OutOfTurn, await ApproveAsync(reference, 72));
        Assert.Equal(RecoveryAnswer.Done, await CheckAsync(reference, 71));
        Assert.Equal(RecoveryAnswer.OutOfTurn, await CheckAsync(reference, 72));
        Assert.Equal(RecoveryAnswer.SamePerson, await ApproveAsync(reference, 71));
        Assert.Equal(RecoveryAnswer.Done, await ApproveAsync(reference, 72));
        Assert.Equal(RecoveryAnswer.OutOfTurn, await ApproveAsync(reference, 73));
    }

    [Fact]
    public async Task A_colleague_says_why_and_a_customer_cannot_act_as_one()
    {
        var person = await host.CustomerAsync();
        var customer = new Actor(ActorKind.Customer, person.UserId, person.CustomerId, "Avery", Reason: "please");
        await Assert.ThrowsAsync<ArgumentException>(() => StaffAsync(s => s.StartAsync(person.CustomerId!.Value, customer)));
        await Assert.ThrowsAsync<ArgumentException>(() => StaffAsync(s => s.StartAsync(person.CustomerId!.Value, Colleague(71) with { Reason = "" })));
        Assert.Equal(16, (await StaffAsync(s => s.StartAsync(person.CustomerId!.Value, Colleague(71)))).Length);
    }

    [Fact]
    public async Task A_refused_recovery_leaves_the_sign_in_as_it_was()
    {
        var person = await host.CustomerAsync();
        var reference = await AskAsync(person);
        await CheckAsync(reference, 71);
        await ApproveAsync(reference, 72);
        var link = await LinkAsync(person, "Set up your sign-in again");
        await StaffAsync(s => s.RefuseAsync(reference, Colleague(73)));
        host.Clock.Advance(AccessRecovery.Wait + TimeSpan.FromSeconds(1));
        Assert.Equal("This link doesn’t work", (await host.Visitor().GetAsync(link)).Heading);
        Assert.DoesNotContain("/sign-in", (await host.Visitor().SignInAsync(host, person)).Address, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Proof", "C5")]
    public void No_colleague_can_read_or_set_a_secret()
    {
        var secrets = new[] { "password", "secret", "token", "hash", "code", "key" };
        var words = typeof(StaffRecoveryService).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .SelectMany(m => m.GetParameters().Select(p => p.Name!).Append(m.Name)).Concat(typeof(RecoveryLine).GetProperties().Select(p => p.Name)).Where(w => w != "cancellationToken").ToList();
        Assert.NotEmpty(words);
        Assert.DoesNotContain(words, w => secrets.Any(s => w.Contains(s, StringComparison.OrdinalIgnoreCase)));

        var forms = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("staff", StringComparison.Ordinal) || e.RoutePattern.RawText.TrimStart('/').StartsWith("admin", StringComparison.Ordinal))
            .Select(e => e.Metadata.GetMetadata<ControllerActionDescriptor>()).OfType<ControllerActionDescriptor>()
            .SelectMany(a => a.MethodInfo.GetParameters()).SelectMany(p => p.ParameterType.Assembly == typeof(Program).Assembly ? p.ParameterType.GetProperties().Select(f => f.Name) : [p.Name!]).ToList();
        Assert.NotEmpty(forms);
        Assert.DoesNotContain(forms, f => secrets.Take(3).Any(s => f.Contains(s, StringComparison.OrdinalIgnoreCase)) && f != "cancellationToken");
    }

    private static Actor Colleague(long id) => new(ActorKind.Staff, id, CustomerId: null, $"Colleague {id}", Reason: "call 4711");

    private Task<RecoveryAnswer> CheckAsync(string reference, long colleague) => StaffAsync(s => s.CheckAsync(reference, "Called back, driver license and contract compared", "call 4711", Colleague(colleague)));

    private Task<RecoveryAnswer> ApproveAsync(string reference, long colleague) => StaffAsync(s => s.ApproveAsync(reference, Colleague(colleague)));

    private async Task<T> StaffAsync<T>(Func<StaffRecoveryService, Task<T>> use)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<StaffRecoveryService>());
    }

    private async Task<string> AskAsync(TestUser person)
    {
        await (await host.Visitor().GetAsync("/recover")).Fill("Email", person.Email).SubmitAsync("Ask for a call");
        await using var db = host.Database.Open();
        return await db.Set<AccessRecovery>().Where(r => r.UserId == person.UserId).OrderByDescending(r => r.AccessRecoveryId).Select(r => r.Reference).FirstAsync();
    }

    private async Task<string> LinkAsync(TestUser person, string subject)
    {
        var mail = (await host.MailAsync(person.Email)).First(m => m.Subject == subject);
        return Link().Match(mail.TextBody).Groups["path"].Value;
    }
}
