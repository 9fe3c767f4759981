using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Browser;

/// <summary>What impatient fingers do to the last button (DATA part 6).</summary>
[Collection("Browser")]
[Trait("Proof", "P-IDM4")]
public sealed class PayOnceTests(PortalBrowser browser)
{
    private const string PayButton = "button.btn--lg";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Double_click_reload_back_and_a_second_tab_pay_once(bool script)
    {
        await using var portal = browser.AnotherPortal();
        await using var avery = await browser.PersonAsync(Person.Phone, script, portal: portal);
        await avery.SignInAsync(portal, "Avery");
        await avery.FollowAsync("Pay a different amount");
        await avery.PressAsync("Continue");
        await avery.PressAsync("Continue");
        Assert.Equal("Check your payment", await avery.HeadingAsync());
        var second = await avery.Page.Context.NewPageAsync();
        await second.GotoAsync(avery.Page.Url);

        await avery.Page.Locator(PayButton).DblClickAsync();
        await avery.Page.WaitForURLAsync(url => url.EndsWith("/confirmation", StringComparison.Ordinal));
        var number = await avery.Page.Locator(".ref strong").InnerTextAsync();
        await avery.Page.ReloadAsync();
        Assert.Equal(number, await avery.Page.Locator(".ref strong").InnerTextAsync());

        await avery.Page.GoBackAsync();
        await avery.Page.Locator(PayButton).ClickAsync();
        Assert.Contains("already made this payment", await avery.TextAsync(), StringComparison.Ordinal);
        await second.Locator(PayButton).ClickAsync();
        Assert.NotEqual("Payment received", await second.Locator("h1").InnerTextAsync());

        await using var db = portal.Database.Open();
        var payment = await db.Payments.SingleAsync(p => p.ConfirmationNumber == number);
        Assert.Equal(1, await db.Payments.CountAsync(p => p.FinancedAccountId == payment.FinancedAccountId && p.CreditOn == payment.CreditOn));
    }
}
