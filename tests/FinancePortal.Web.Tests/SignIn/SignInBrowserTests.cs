using FinancePortal.Testing;
using FinancePortal.Web.Tests.Browser;

namespace FinancePortal.Web.Tests.SignIn;

/// <summary>The pages of sign-in and security in a real browser: walked with and without script, accessible, with pictures.</summary>
[Collection("Browser")]
public sealed class SignInBrowserTests(PortalBrowser browser)
{
    [Theory]
    [InlineData(Person.Phone, true)]
    [InlineData(Person.Desk, true)]
    [InlineData(Person.Phone, false)]
    public async Task Sign_in_look_at_devices_and_activity_and_sign_out(int width, bool script)
    {
        var user = await browser.Portal.CustomerAsync();
        await using var person = await browser.PersonAsync(width, script);
        await LookAsync(person, "/sign-in", "sign-in", width, script);
        await LookAsync(person, "/reset-password", "reset-password", width, script);
        await LookAsync(person, "/reset-password/sent", "reset-sent", width, script);
        await person.OpenAsync("/sign-in");
        await person.FillAsync("Email", user.Email);
        await person.Page.Locator("input[type=password]").FillAsync("wrong password");
        await person.PressAsync("Sign in");
        await SeeAsync(person, "sign-in-wrong", width, script);
        await person.Page.Locator("input[type=password]").FillAsync(TestUser.Password);
        await person.PressAsync("Sign in");
        Assert.Equal("Enter your security code", await person.HeadingAsync());
        await SeeAsync(person, "code", width, script);
        await person.FillAsync("6-digit code", user.Code(browser.Portal));
        await person.PressAsync("Sign in");
        foreach (var (path, name) in new[] { ("/settings/security", "security"), ("/settings/security/sessions", "sessions"), ("/settings/security/activity", "activity"), ("/settings/security/password", "password"), ("/sign-in/confirm", "confirm") })
        {
            await LookAsync(person, path, name, width, script);
        }

        await person.OpenAsync("/menu");
        await person.Page.Locator("main").GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        Assert.Equal("You’re signed out", await person.HeadingAsync());
        Assert.Empty(person.Complaints);
    }

    private static async Task LookAsync(Person person, string path, string name, int width, bool script)
    {
        Assert.Equal(200, (await person.OpenAsync(path)).Status);
        await SeeAsync(person, name, width, script);
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
