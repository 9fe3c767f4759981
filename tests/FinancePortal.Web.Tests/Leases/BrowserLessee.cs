using FinancePortal.Testing;
using FinancePortal.Web.Tests.Browser;
using Microsoft.Playwright;

namespace FinancePortal.Web.Tests.Leases;

/// <summary>The drawn lease and its lessee, signed in once for all tests of one browser.</summary>
internal static class BrowserLessee
{
    private static (PortalBrowser Browser, string Cookies, TestContract Contract)? known;

    public static async Task<(string Cookies, TestContract Contract)> LesseeAsync(this PortalBrowser browser)
    {
        if (known is { } kept && kept.Browser == browser)
        {
            browser.Portal.Clock.GoTo(TestLeases.Today);
            return (kept.Cookies, kept.Contract);
        }

        var person = await browser.Portal.CustomerAsync("Elena", "Marsh");
        var contract = await browser.Portal.LeaseAsync(person.CustomerId!.Value);
        await using var visitor = await browser.PersonAsync();
        await visitor.OpenAsync("/sign-in");
        await visitor.FillAsync("Email", person.Email);
        await visitor.Page.Locator("#Password").FillAsync(TestUser.Password);
        await visitor.PressAsync("Sign in");
        await visitor.FillAsync("6-digit code", person.Code(browser.Portal));
        await visitor.PressAsync("Sign in");
        await visitor.Page.WaitForURLAsync("**/home", new PageWaitForURLOptions { WaitUntil = WaitUntilState.Commit });
        var cookies = await visitor.CookiesAsync();
        known = (browser, cookies, contract);
        return (cookies, contract);
    }
}
