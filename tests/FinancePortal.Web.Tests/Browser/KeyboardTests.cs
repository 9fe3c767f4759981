using FinancePortal.Core.Payments;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Browser;

/// <summary>The two-tap payment with nothing but the keyboard: Tab, Enter and the space bar, on a phone-sized screen too.</summary>
[Collection("Browser")]
[Trait("Feature", "F-401")]
public sealed class KeyboardTests(PortalBrowser browser)
{
    private const string Pay = "Pay $735.22";

    [Theory]
    [InlineData(Person.Phone, false)]
    [InlineData(Person.Desk, true)]
    public async Task What_is_due_is_paid_in_two_steps_without_a_mouse(int width, bool script)
    {
        await using var portal = browser.AnotherPortal();
        await using var avery = await browser.PersonAsync(width, script, portal: portal);
        await avery.SignInAsync(portal, "Avery");

        await TabToAsync(avery, Pay);
        await avery.Page.Keyboard.PressAsync("Enter");
        await avery.Page.WaitForURLAsync(url => url.Contains("/pay/review", StringComparison.Ordinal));
        Assert.Equal("Check your payment", await avery.HeadingAsync());

        await TabToAsync(avery, Pay);
        await avery.Page.Keyboard.PressAsync("Space");
        await avery.Page.WaitForURLAsync(url => url.Contains("/confirmation", StringComparison.Ordinal));
        Assert.Equal("Payment received", await avery.HeadingAsync());

        await using var db = portal.Database.Open();
        var number = await avery.Page.Locator(".ref strong").InnerTextAsync();
        Assert.Equal(PaymentStatus.Credited, (await db.Payments.SingleAsync(p => p.ConfirmationNumber == number)).Status);
        Assert.Empty(avery.Complaints);
    }

    /// <summary>Presses Tab until the element with these words has the focus, and looks whether one sees that it has.</summary>
    private static async Task TabToAsync(Person person, string words)
    {
        var passed = new List<string>();
        for (var presses = 0; presses < 60; presses++)
        {
            await person.Page.Keyboard.PressAsync("Tab");
            var focus = person.Page.Locator(":focus");
            var text = await focus.CountAsync() == 1 ? (await focus.InnerTextAsync()).Trim() : "";
            passed.Add(text);
            if (text == words)
            {
                var seen = await focus.EvaluateAsync<string>("e => { const s = getComputedStyle(e); return s.outlineStyle + ' ' + s.outlineWidth + ' ' + s.boxShadow; }");
                Assert.False(seen.StartsWith("none", StringComparison.Ordinal) && seen.EndsWith("none", StringComparison.Ordinal), $"Nothing shows that '{words}' has the focus: {seen}");
                return;
            }
        }

        Assert.Fail($"Tab never came to '{words}'. It passed: {string.Join(" | ", passed)}");
    }
}
