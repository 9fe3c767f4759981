using FinancePortal.Testing;
using FinancePortal.Web.Tests.Browser;

namespace FinancePortal.Web.Tests.SignIn;

/// <summary>AUTH part 11 in Chromium, with the authenticator that it brings for tests.</summary>
[Collection("Browser")]
[Trait("Feature", "F-202")]
public sealed class PasskeyBrowserTests(PortalBrowser browser)
{
    [Fact]
    [Trait("Proof", "P1")]
    public async Task A_passkey_is_added_signs_in_and_is_removed()
    {
        var user = await browser.Portal.CustomerAsync();
        await using var person = await browser.PersonAsync(Person.Phone);
        await SignInAsync(person, user);
        await AuthenticatorAsync(person);
        await person.OpenAsync("/settings/security/passkeys/new");
        await LookAsync(person, "passkey-new");
        await person.FillAsync("Name for it", "My phone");
        await person.PressAsync("Add passkey");
        await person.Page.WaitForURLAsync("**/settings/security/passkeys");
        await LookAsync(person, "passkeys");

        await person.OpenAsync("/menu");
        await person.Page.Locator("main").GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await person.OpenAsync("/sign-in/passkey");
        await LookAsync(person, "passkey-sign-in");
        await person.PressAsync("Use a passkey");
        await person.Page.WaitForURLAsync("**/home");

        await person.OpenAsync("/settings/security/passkeys");
        await person.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Rename or remove My phone" }).ClickAsync();
        await LookAsync(person, "passkey");
        await person.PressAsync("Remove passkey");
        Assert.Equal("Passkeys", await person.HeadingAsync());
        await person.OpenAsync("/menu");
        await person.Page.Locator("main").GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await person.OpenAsync("/sign-in/passkey");
        await person.PressAsync("Use a passkey");
        await person.Page.Locator("#error-summary").WaitForAsync();
        Assert.Empty(person.Complaints);
    }

    [Fact]
    [Trait("Proof", "P7")]
    public async Task A_known_passkey_is_offered_under_the_email_field()
    {
        var user = await browser.Portal.CustomerAsync();
        await using var person = await browser.PersonAsync();
        await SignInAsync(person, user);
        await AuthenticatorAsync(person);
        await person.OpenAsync("/settings/security/passkeys/new");
        await person.PressAsync("Add passkey");
        await person.Page.WaitForURLAsync("**/settings/security/passkeys");
        await person.Page.Context.ClearCookiesAsync();
        var page = await person.OpenAsync("/sign-in");
        Assert.Equal(200, page.Status);

        // The virtual authenticator picks the first entry of the list by itself.
        await person.Page.WaitForURLAsync("**/home");
        Assert.Empty(person.Complaints);
    }

    [Fact]
    public async Task Without_a_script_every_page_of_passkeys_names_another_way()
    {
        var user = await browser.Portal.CustomerAsync();
        await using var person = await browser.PersonAsync(script: false);
        await SignInAsync(person, user);
        foreach (var page in new[] { "/settings/security/passkeys/new", "/sign-in/passkey" })
        {
            await person.OpenAsync(page);
            Assert.True(await person.Page.GetByText("Passkeys need JavaScript").IsVisibleAsync());
            Assert.False(await person.Page.Locator("form[data-passkey]").IsVisibleAsync());
        }
    }

    private async Task SignInAsync(Person person, TestUser user)
    {
        await person.OpenAsync("/sign-in");
        await person.FillAsync("Email", user.Email);
        await person.Page.Locator("input[type=password]").FillAsync(TestUser.Password);
        await person.PressAsync("Sign in");
        await person.FillAsync("6-digit code", user.Code(browser.Portal));
        await person.PressAsync("Sign in");
    }

    private static async Task AuthenticatorAsync(Person person)
    {
        var devTools = await person.Page.Context.NewCDPSessionAsync(person.Page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static async Task LookAsync(Person person, string name)
    {
        await person.PictureAsync($"identity-{name}-{Person.Phone}");
        Assert.Empty(await person.AccessibilityAsync());
        Assert.Empty(await person.AccessibilityAsync(dark: true));
        Assert.Empty(await person.WiderThanAsync(Person.Narrow));
        await person.Page.SetViewportSizeAsync(Person.Phone, 844);
    }
}
