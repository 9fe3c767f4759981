using System.Net;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.SignIn;

/// <summary>AUTH part 5: an authenticator app is set up at the end of registration and replaced from the settings.</summary>
[Trait("Feature", "F-201")]
public sealed class SetUpTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    [Trait("ASVS", "V6.3.3")]
    public async Task Who_has_no_second_factor_sets_one_up_and_keeps_recovery_codes_before_anything_else()
    {
        var user = await host.NewcomerAsync();
        var visitor = host.Visitor();
        var page = await (await visitor.GetAsync("/sign-in?returnTo=%2Fmenu")).Fill("Email", user.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in");
        Assert.Equal("/register/security", page.Address);
        Assert.Equal("Sign in", (await visitor.GetAsync("/home")).Heading);
        Assert.StartsWith($"otpauth://totp/Northline%3A{Uri.EscapeDataString(user.Email)}?secret={page.Secret()}&issuer=Northline", page.Element("ol a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.NotEmpty(page.Element(".qr svg path:last-child").GetAttribute("d")!);
        Assert.Equal(page.Secret(), (await visitor.GetAsync("/register/security")).Secret());

        var wrong = await page.Fill("6-digit code", "+12345").SubmitAsync("Turn on security codes");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(page.Secret(), wrong.Secret());

        var codes = await wrong.Fill("6-digit code", page.ShownCode(host)).SubmitAsync("Turn on security codes");
        Assert.Equal("/register/recovery-codes", codes.Address);
        Assert.Equal("/menu", (await codes.Choose("I’ve saved my codes in a safe place").SubmitAsync("Continue")).Address);
        await using var db = host.Database.Open();
        Assert.Equal(["An authenticator app was set up", "You have new recovery codes"], await db.OutboxEmails.Where(m => m.To == user.Email).OrderBy(m => m.OutboxEmailId).Select(m => m.Subject).ToListAsync());
    }

    [Fact]
    [Trait("Proof", "T5")]
    public async Task The_code_that_enrolled_cannot_sign_in()
    {
        var user = await host.NewcomerAsync();
        await host.Visitor().SetUpAsync(host, user);
        var page = await (await host.Visitor().GetAsync("/sign-in")).Fill("Email", user.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in");
        var answer = await page.Fill("6-digit code", FinancePortal.Testing.Totp.Code(user.Secret, host.Clock.GetUtcNow())).SubmitAsync("Sign in");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("/home", (await answer.Fill("6-digit code", user.Code(host)).SubmitAsync("Sign in")).Address);
    }

    [Fact]
    public async Task The_note_of_the_password_step_sets_up_one_app()
    {
        var user = await host.NewcomerAsync();
        var page = await (await host.Visitor().GetAsync("/sign-in")).Fill("Email", user.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in");
        await host.Visitor().SetUpAsync(host, user);
        var late = await page.Fill("6-digit code", page.ShownCode(host)).SubmitAsync("Turn on security codes");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
    }

    [Fact]
    [Trait("ASVS", "V7.5.1")]
    public async Task Another_app_replaces_the_first_asks_for_a_fresh_code_and_ends_other_sessions()
    {
        var user = await host.CustomerAsync();
        var elsewhere = await host.SignedInAsync(user);
        var visitor = await host.SignedInAsync(user);
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("Confirm it’s you", (await visitor.GetAsync("/settings/security/app")).Heading);
        var page = await (await visitor.GetAsync("/settings/security/app")).Fill("6-digit code", user.Code(host)).SubmitAsync("Confirm");
        var done = await page.Fill("6-digit code", page.ShownCode(host)).SubmitAsync("Use this app");
        Assert.Equal("/settings/security", done.Address);
        await Task.Delay(SessionRules.Cached);
        Assert.Equal("Sign in", (await elsewhere.GetAsync("/home")).Heading);
        Assert.Equal("/home", (await visitor.GetAsync("/home")).Address);

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var old = await (await host.Visitor().GetAsync("/sign-in")).Fill("Email", user.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await old.Fill("6-digit code", user.Code(host)).SubmitAsync("Sign in")).Status);
    }

    [Fact]
    public async Task The_only_factor_cannot_be_removed()
    {
        var user = await host.CustomerAsync();
        var visitor = await host.SignedInAsync(user);
        var token = (await visitor.GetAsync("/home")).Element("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        var answer = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/settings/security/app/remove") { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]) });
        Assert.Contains("The app stays", answer.Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        Assert.True(await db.Set<AuthenticatorApp>().AnyAsync(a => a.UserId == user.UserId));
    }
}
