using FinancePortal.Core.Demo;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using FinancePortal.Web.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace FinancePortal.Web.Tests.Leases;

/// <summary>The pages of a lease that need a story behind them, in a real browser: a kept plan and paper, a returned vehicle with its bill; by keyboard and on paper.</summary>
[Collection("Browser")]
public sealed class LeaseStoryBrowserTests(PortalBrowser browser)
{
    [Theory]
    [InlineData("/lease-end/loan?months=12")]
    [InlineData("/lease-end/plan")]
    [InlineData("/papers/{paper}")]
    [InlineData("/explain/early-termination")]
    [InlineData("/explain/cost-of-buying-it-with-a-loan?months=24")]
    [InlineData("/explain/wear-estimate")]
    public async Task A_page_with_a_story_is_accessible_narrow_and_quiet(string path)
    {
        var (cookies, contract) = await browser.LesseeAsync();
        await browser.Portal.Database.ChangeAsync(async db =>
        {
            path = path.Replace("{paper}", await contract.PaperAsync(db), StringComparison.Ordinal);
            if (!await db.LeasePlans.AnyAsync(p => p.FinancedAccountId == contract.Account.FinancedAccountId))
            {
                var plan = new LeasePlan { FinancedAccountId = contract.Account.FinancedAccountId };
                plan.Choose(LeaseEndChoice.Return, 0, DateTime.UnixEpoch);
                db.LeasePlans.Add(plan);
            }
        });
        await SweepAsync(cookies, $"/leases/{contract.Account.Reference}{path}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/final-bill")]
    [InlineData("/final-bill/{charge}/dispute")]
    [InlineData("/final-bill/{charge}/explain")]
    [InlineData("/explain/final-bill")]
    public async Task A_page_of_a_returned_lease_is_accessible_narrow_and_quiet(string path)
    {
        var (cookies, contract) = await browser.LesseeAsync();
        var returned = await browser.Portal.LeaseAsync(contract.Customer.CustomerId, TestContracts.LeaseTerms(new DateOnly(2023, 11, 16)), paid: 36, today: TestLeases.Today, readings: []);
        using (var scope = browser.Portal.Services.CreateScope())
        {
            var found = new BookIn { LeaseReference = returned.Account.Reference, On = new DateOnly(2026, 11, 16), Odometer = 31_000, Wear = new Dictionary<string, int> { ["tire-tread"] = 2 } };
            Assert.NotNull(await scope.ServiceProvider.GetRequiredService<FinalBillService>().BookInAsync(found, new Actor(ActorKind.Dealer, UserId: 1, CustomerId: null, "Halden of Portland"), CancellationToken.None));
        }

        await using (var db = browser.Portal.Database.Open())
        {
            path = path.Replace("{charge}", await db.LeaseCharges.Where(c => c.FinancedAccountId == returned.Account.FinancedAccountId).Select(c => c.Reference).FirstAsync(), StringComparison.Ordinal);
        }

        await SweepAsync(cookies, $"/leases/{returned.Account.Reference}{path}");
    }

    [Fact]
    [Trait("Feature", "F-707")]
    public async Task A_return_is_booked_with_the_keyboard_alone()
    {
        var (cookies, contract) = await browser.LesseeAsync();
        var lease = await browser.Portal.LeaseAsync(contract.Customer.CustomerId, TestContracts.LeaseTerms(new DateOnly(2023, 12, 15)), paid: 35, today: TestLeases.Today, readings: []);
        await using var visitor = await browser.PersonAsync(signedIn: cookies);
        await visitor.OpenAsync($"/leases/{lease.Account.Reference}/return");
        await TabToAsync(visitor, "#Zip");
        await visitor.Page.Keyboard.TypeAsync("97205");
        await EnterAsync(visitor);
        await TabToAsync(visitor, "a[href*='dealer=halden-portland']");
        await EnterAsync(visitor);
        await TabToAsync(visitor, "#Slot");
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        Assert.NotEqual("", await visitor.Page.Locator("#Slot").InputValueAsync());
        await TabToAsync(visitor, "form:has(#Slot) button[type=submit]");
        await EnterAsync(visitor);

        Assert.Contains("Your appointment", await visitor.TextAsync(), StringComparison.Ordinal);
        await using var db = browser.Portal.Database.Open();
        Assert.True(await db.ReturnAppointments.AnyAsync(a => a.FinancedAccountId == lease.Account.FinancedAccountId && a.CancelledAt == null));
    }

    [Theory]
    [InlineData("/breakdown")]
    [InlineData("/lease-end")]
    [InlineData("/wear")]
    [InlineData("/lease-end/plan?choice=return")]
    public async Task On_paper_stand_the_figures_and_no_buttons_and_no_navigation(string path)
    {
        var (cookies, contract) = await browser.LesseeAsync();
        await using var visitor = await browser.PersonAsync(signedIn: cookies);
        await visitor.OpenAsync($"/leases/{contract.Account.Reference}{path}");
        await visitor.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("[...document.querySelectorAll('nav, button, .btn, form.ask')].filter(e => e.offsetParent !== null).length"));
        Assert.True(await visitor.Page.EvaluateAsync<bool>("document.querySelector('h1').offsetParent !== null"));
        Assert.Empty(await visitor.WiderThanAsync(700));
    }

    [Theory]
    [Trait("Feature", "F-704")]
    [InlineData(Person.Desk)]
    [InlineData(800)]
    [InlineData(Person.Phone)]
    public async Task On_a_card_of_the_lease_end_options_nothing_lies_on_anything_else(int width)
    {
        var (cookies, contract) = await browser.LesseeAsync();
        await using var visitor = await browser.PersonAsync(width, signedIn: cookies);
        await visitor.OpenAsync($"/leases/{contract.Account.Reference}/lease-end");

        Assert.Equal(4, await visitor.Page.Locator(".option .btn").CountAsync());
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("""
            () => [...document.querySelectorAll('.option')].filter(card => {
                const parts = [...card.children].map(p => p.getBoundingClientRect()).filter(r => r.height > 0).sort((a, b) => a.top - b.top);
                return parts.some((part, i) => i > 0 && part.top < parts[i - 1].bottom - 1);
            }).length
            """));
    }

    /// <summary>Every area open, as it comes and with its messages beside the fields.</summary>
    [Fact]
    [Trait("Feature", "F-707")]
    public async Task The_forms_that_book_a_vehicle_in_are_accessible_narrow_and_quiet_at_the_dealer_and_for_a_colleague()
    {
        var lease = (await browser.AddressAsync("/leases/{other}", "Morgan")).Split('/')[^1];
        await using var dana = await browser.PersonAsync(signedIn: await browser.SignedInAsync("Dana"));
        Assert.Equal(200, (await dana.OpenAsync($"/dealer/returns/{lease}")).Status);
        await SweepFormAsync(dana);

        await using var db = browser.Portal.Database.Open();
        var email = DemoSignIn.EmailOf("Morgan");
        var customer = await db.Customers.Where(c => c.Email == email).Select(c => c.Reference).SingleAsync();
        await using var sam = await browser.PersonAsync(signedIn: await browser.SignedInAsync("Sam"));
        await sam.OpenAsync($"/staff/customers/{customer}/accounts/{lease}/lease");
        if (await sam.Page.GetByLabel("To correct something").CountAsync() > 0)
        {
            await sam.ChooseAsync("To correct something");
            await sam.PressAsync("Open the file");
        }

        await SweepFormAsync(sam);
    }

    private static async Task SweepFormAsync(Person visitor)
    {
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Book it in" }).WaitForAsync();
        await SweepAsync(visitor);
        await visitor.Page.SetViewportSizeAsync(Person.Desk, 900);
        await visitor.Page.EvaluateAsync("document.querySelector('input[name=Odometer]').value = 'many'");
        await visitor.PressAsync("Book it in");
        await visitor.Page.Locator("#Odometer[aria-invalid=true]").WaitForAsync();
        Assert.Equal("many", await visitor.Page.Locator("#Odometer").InputValueAsync());
        Assert.DoesNotContain(visitor.Complaints, c => !c.Contains("422", StringComparison.Ordinal));
        await visitor.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        Assert.Empty(await visitor.AccessibilityAsync());
    }

    private async Task SweepAsync(string cookies, string address)
    {
        await using var visitor = await browser.PersonAsync(signedIn: cookies);
        var answer = await visitor.OpenAsync(address);
        Assert.Equal(200, answer.Status);
        await SweepAsync(visitor);
    }

    private static async Task SweepAsync(Person visitor)
    {
        await visitor.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        Assert.Empty(await visitor.AccessibilityAsync());
        Assert.Empty(await visitor.AccessibilityAsync(dark: true));
        Assert.Empty(await visitor.WiderThanAsync(Person.Narrow));
        Assert.Empty(visitor.Complaints);
    }

    private static async Task TabToAsync(Person visitor, string selector)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            if (await visitor.Page.EvaluateAsync<bool>("s => document.activeElement !== null && document.activeElement.matches(s)", selector))
            {
                return;
            }

            await visitor.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Sixty tabs do not lead to {selector}.");
    }

    /// <summary>Presses Enter and waits for the page after this one.</summary>
    private static async Task EnterAsync(Person visitor)
    {
        await visitor.Page.EvaluateAsync("() => { window.before = true; }");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForFunctionAsync("() => !window.before && document.readyState === 'complete'");
    }
}
