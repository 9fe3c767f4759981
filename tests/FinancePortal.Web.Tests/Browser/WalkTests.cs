using FinancePortal.Core.Ledger;
using FinancePortal.Core.Payments;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Browser;

/// <summary>
/// The first walk through every floor: a demo customer comes in, sees what is due, pays it by bank transfer, and finds the
/// confirmation, the payment in the history, the ledger rows, the notification and the e-mail.
/// </summary>
[Collection("Browser")]
[Trait("Feature", "F-401")]
public sealed class WalkTests(PortalBrowser browser)
{
    private const string Due = "$735.22";

    [Theory]
    [InlineData(Person.Phone, true)]
    [InlineData(Person.Phone, false)]
    [InlineData(Person.Desk, true)]
    [InlineData(Person.Desk, false)]
    public async Task Avery_pays_what_is_due(int width, bool script)
    {
        // Each walk has a world of its own: what is due is paid only once.
        await using var portal = browser.AnotherPortal();
        await using var avery = await browser.PersonAsync(width, script, portal: portal);
        var name = $"{(width == Person.Phone ? "mobile" : "desktop")}{(script ? "" : "-without-script")}";

        await avery.OpenAsync("/");
        await avery.FollowAsync("Sign in");
        Assert.Equal("Sign in", await avery.HeadingAsync());
        await avery.SignInAsync(portal, "Avery");
        Assert.Equal("Hello, Avery", await avery.HeadingAsync());
        Assert.Contains(Due, await avery.TextAsync(), StringComparison.Ordinal);
        await avery.PictureAsync($"home-{name}");

        await avery.FollowAsync("View loan ending in 4471");
        Assert.Contains("Payoff", await avery.TextAsync(), StringComparison.Ordinal);
        await avery.PictureAsync($"loan-{name}");

        await avery.OpenAsync("/home");
        await avery.FollowAsync("Pay a different amount");
        Assert.Equal("How much would you like to pay?", await avery.HeadingAsync());
        await avery.PressAsync("Continue");
        Assert.Equal("How and when would you like to pay?", await avery.HeadingAsync());
        await avery.PressAsync("Continue");
        Assert.Equal("Check your payment", await avery.HeadingAsync());
        await avery.PictureAsync($"review-{name}");
        await avery.PressAsync($"Pay {Due}");
        Assert.Equal("Payment received", await avery.HeadingAsync());
        var number = await avery.Page.Locator(".ref strong").InnerTextAsync();
        await avery.PictureAsync($"confirmation-{name}");

        // Back and again: the page is asked for anew, and the portal asks whether a second payment is meant.
        await avery.Page.GoBackAsync();
        await avery.Page.Locator("button.btn--lg").ClickAsync();
        Assert.Contains("already made this payment", await avery.TextAsync(), StringComparison.Ordinal);

        await avery.OpenAsync("/payments");
        Assert.Contains(Due, await avery.TextAsync(), StringComparison.Ordinal);
        await avery.OpenAsync("/notifications");
        Assert.Contains(Due, await avery.TextAsync(), StringComparison.Ordinal);

        await using var db = portal.Database.Open();
        var payment = await db.Payments.SingleAsync(p => p.ConfirmationNumber == number);
        Assert.Equal(1, await db.Payments.CountAsync(p => p.FinancedAccountId == payment.FinancedAccountId && p.CreditOn == payment.CreditOn));
        Assert.Equal(PaymentStatus.Credited, payment.Status);
        var entries = await db.LedgerEntries
            .Where(e => db.Journals.Any(j => j.JournalId == e.JournalId && j.FinancedAccountId == payment.FinancedAccountId && j.EventSequence == payment.CreditedBySequence))
            .Select(e => new { e.Account, e.Amount.Cents }).ToListAsync();
        Assert.Equal(0, entries.Sum(e => e.Cents));
        Assert.Equal(payment.Amount.Cents, entries.Where(e => e.Account is LedgerAccount.Cash or LedgerAccount.CashInTransit).Sum(e => e.Cents));

        // The relay looks every two seconds.
        await avery.UntilAsync("/development/mail", $"We received your payment of {Due}");
        await avery.FollowAsync($"We received your payment of {Due}");
        Assert.Contains(number, await avery.TextAsync(), StringComparison.Ordinal);

        await avery.OpenAsync(width == Person.Phone ? "/menu" : "/home");
        await avery.PressAsync("Sign out");
        Assert.Equal("You’re signed out", await avery.HeadingAsync());
        Assert.Empty(avery.Complaints);
    }
}
