using FinancePortal.Testing;
using FinancePortal.Web.Tests.Browser;
using Microsoft.Playwright;

namespace FinancePortal.Web.Tests.Profile;

/// <summary>Setting up security codes, profile and the end of a session, in a real browser with and without script.</summary>
[Collection("Browser")]
public sealed class SecurityBrowserTests(PortalBrowser browser)
{
    [Theory]
    [InlineData(Person.Phone, true)]
    [InlineData(Person.Desk, true)]
    [InlineData(Person.Phone, false)]
    [Trait("Feature", "F-201")]
    public async Task A_newcomer_sets_up_codes_keeps_recovery_codes_and_looks_at_the_profile(int width, bool script)
    {
        var user = await browser.Portal.NewcomerAsync();
        await using var person = await browser.PersonAsync(width, script);
        await person.OpenAsync("/sign-in");
        await person.FillAsync("Email", user.Email);
        await person.Page.Locator("input[type=password]").FillAsync(TestUser.Password);
        await person.PressAsync("Sign in");
        Assert.Equal("Set up your security codes", await person.HeadingAsync());
        await SeeAsync(person, "setup", width, script);
        user.Secret = (await person.Page.Locator(".qr__key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await person.FillAsync("6-digit code", user.Code(browser.Portal));
        await person.PressAsync("Turn on security codes");
        Assert.Equal(10, await person.Page.Locator(".recovery-codes li").CountAsync());
        await SeeAsync(person, "recovery-codes", width, script);
        await person.PressAsync("Continue");
        await SeeAsync(person, "recovery-codes-unticked", width, script);
        await person.Page.GetByLabel("I’ve saved my codes in a safe place").CheckAsync();
        await person.PressAsync("Continue");
        Assert.EndsWith("/home", person.Page.Url, StringComparison.Ordinal);
        foreach (var (path, name) in new[] { ("/settings/security", "security"), ("/settings/security/app", "app"), ("/settings/profile", "profile"), ("/settings/profile/address", "address"), ("/settings/profile/phone", "phone"), ("/settings/profile/email", "email"), ("/settings/alerts", "alerts") })
        {
            Assert.Equal(200, (await person.OpenAsync(path)).Status);
            await SeeAsync(person, name, width, script);
        }

        Assert.Empty(person.Complaints);
    }

    [Fact]
    [Trait("Feature", "F-208")]
    public async Task Two_minutes_before_the_session_ends_the_page_asks_and_what_was_typed_stays()
    {
        var user = await browser.Portal.CustomerAsync();
        await using var person = await browser.PersonAsync(Person.Phone);
        await person.OpenAsync("/sign-in");
        await person.FillAsync("Email", user.Email);
        await person.Page.Locator("input[type=password]").FillAsync(TestUser.Password);
        await person.PressAsync("Sign in");
        await person.FillAsync("6-digit code", user.Code(browser.Portal));
        await person.PressAsync("Sign in");
        await person.Page.Clock.InstallAsync();
        await person.OpenAsync("/settings/profile/phone");
        await person.FillAsync("Phone number", "503-555-01");
        var warning = person.Page.GetByRole(AriaRole.Alertdialog, new() { Name = "Are you still there?" });
        await person.Page.Clock.FastForwardAsync("12:50");
        Assert.False(await warning.IsVisibleAsync());
        await person.Page.Clock.FastForwardAsync("00:20");
        await warning.WaitForAsync();
        await person.PictureAsync("identity-idle-390");
        Assert.Empty(await person.AccessibilityAsync());
        await person.PressAsync("Stay signed in");
        await warning.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        Assert.Equal("503-555-01", await person.Page.GetByLabel("Phone number").InputValueAsync());

        await person.Page.Clock.FastForwardAsync("15:10");
        await person.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "You’ve been signed out" }).WaitForAsync();
        Assert.Empty(person.Complaints);
    }

    private static async Task SeeAsync(Person person, string name, int width, bool script)
    {
        await person.PictureAsync($"identity-{name}-{width}");
        if (script)
        {
            Assert.Empty(await person.AccessibilityAsync());
            Assert.Empty(await person.AccessibilityAsync(dark: true));
            if (width == Person.Phone)
            {
                Assert.Empty(await person.WiderThanAsync(Person.Narrow));
                await person.Page.SetViewportSizeAsync(Person.Phone, 844);
            }
        }
    }
}
