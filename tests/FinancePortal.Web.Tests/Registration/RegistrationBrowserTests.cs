using FinancePortal.Testing;
using FinancePortal.Web.Tests.Browser;

namespace FinancePortal.Web.Tests.Registration;

/// <summary>Registration in a real browser, to the end, with and without script; every step accessible and fit for a narrow screen.</summary>
[Collection("Browser")]
[Trait("Feature", "F-101")]
public sealed class RegistrationBrowserTests(PortalBrowser browser)
{
    [Theory]
    [InlineData(Person.Phone, true)]
    [InlineData(Person.Desk, false)]
    public async Task From_details_to_accounts(int width, bool script)
    {
        var jordan = await browser.Portal.PersonAsync(lastName: script ? "Withscript" : "Without");
        await using var person = await browser.PersonAsync(width, script);
        await person.OpenAsync("/register");
        await person.PressAsync("Continue");
        await SeeAsync(person, "claim-errors", width, script);
        await person.FillAsync("First name", jordan.Customer.FirstName);
        await person.FillAsync("Last name", jordan.Customer.LastName);
        await person.FillAsync("Street address", jordan.Customer.Street);
        await person.FillAsync("ZIP code", jordan.Customer.Zip);
        await person.FillAsync("Month", "4");
        await person.FillAsync("Day", "19");
        await person.FillAsync("Year", "1987");
        await person.FillAsync("Social Security number or ITIN", jordan.Ssn);
        await person.PressAsync("Continue");
        Assert.Equal("Confirm it’s you", await person.HeadingAsync());
        await SeeAsync(person, "verify", width, script);
        await person.FillAsync("8-digit code", await browser.Portal.MailedCodeAsync(jordan.Customer.Email));
        await person.PressAsync("Continue");
        Assert.Equal("Choose how you sign in", await person.HeadingAsync());
        await SeeAsync(person, "details", width, script);
        await person.FillAsync("Email", $"own-{jordan.Customer.Email}");
        await person.Page.Locator("input[type=password]").FillAsync("four unrelated garden words");
        await person.PressAsync("Continue");
        Assert.Equal("Confirm your email", await person.HeadingAsync());
        await SeeAsync(person, "confirm-email", width, script);
        await person.FillAsync("8-digit code", await browser.Portal.MailedCodeAsync($"own-{jordan.Customer.Email}"));
        await person.PressAsync("Continue");
        var secret = (await person.Page.Locator(".qr__key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await person.FillAsync("6-digit code", Totp.Code(secret, browser.Portal.Clock.GetUtcNow()));
        await person.PressAsync("Turn on security codes");
        await person.ChooseAsync("I’ve saved my codes in a safe place");
        await person.PressAsync("Continue");
        Assert.Equal("Get your documents electronically?", await person.HeadingAsync());
        await SeeAsync(person, "paperless", width, script);
        await person.FollowAsync("No, send paper");
        Assert.Equal("Your online access is set up", await person.HeadingAsync());
        await SeeAsync(person, "done", width, script);
        Assert.Empty(person.Complaints);
    }

    private static async Task SeeAsync(Person person, string name, int width, bool script)
    {
        await person.PictureAsync($"register-{name}-{width}");
        if (script)
        {
            Assert.Empty(await person.AccessibilityAsync());
            Assert.Empty(await person.AccessibilityAsync(dark: true));
            Assert.Empty(await person.WiderThanAsync(Person.Narrow));
            await person.Page.SetViewportSizeAsync(width, 844);
        }
    }
}
