using System.Net;
using FinancePortal.Core.Payments.Upcoming;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Payments;

[Trait("Feature", "F-418")]
public sealed class UpcomingTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task What_is_due_and_what_is_promised_stand_in_order()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        await host.Database.PayAsync(host.Clock, contract, Money.FromCents(100_00), on: new DateOnly(2026, 3, 20));
        var rows = (await visitor.GetAsync("/payments/upcoming")).Document.QuerySelectorAll(".activity li").Select(Page.Words).ToList();
        Assert.StartsWith("Friday, March 20 $100.00", rows[0], StringComparison.Ordinal);
        Assert.StartsWith("Wednesday, April 1 $812.14", rows[1], StringComparison.Ordinal);
        Assert.Equal(4, rows.Count);
    }

    [Fact]
    public async Task Reminders_are_chosen_by_days_and_kept()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var page = await visitor.GetAsync("/payments/upcoming");
        Assert.True(IsTicked(page, "FiveDays"));
        Assert.False(IsTicked(page, "OneDay"));

        var saved = await page.Choose("1 day before").Fill("5 days before", "").SubmitAsync("Save reminders");
        Assert.Contains("Reminders saved", saved.Text, StringComparison.Ordinal);
        Assert.True(IsTicked(saved, "OneDay"));
        Assert.False(IsTicked(saved, "FiveDays"));
        await using var db = host.Database.Open();
        Assert.Equal(ReminderDays.One, (await db.ReminderChoices.SingleAsync(c => c.CustomerId == contract.Customer.CustomerId)).Days);

        static bool IsTicked(Page page, string name) => page.Element($"input[type=checkbox][name$={name}]").HasAttribute("checked");
    }

    [Fact]
    public async Task The_calendar_is_read_without_a_session_holds_no_amounts_and_stops_when_told()
    {
        var (visitor, _) = await host.LoanCustomerAsync();
        var made = await (await visitor.GetAsync("/payments/upcoming")).SubmitAsync("Make an address");
        var address = new Uri(made.Value("Your private address")).PathAndQuery;
        Assert.Empty((await visitor.GetAsync("/payments/upcoming")).Document.QuerySelectorAll("#calendar-address"));

        var calendar = await host.Visitor().GetAsync(address);
        Assert.Equal("text/calendar", calendar.Response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("DTSTART;VALUE=DATE:20260401\r\n", calendar.Body, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Payment due: 2024 Halden Ridge AWD\r\n", calendar.Body, StringComparison.Ordinal);
        Assert.Equal(12, calendar.Body.Split("BEGIN:VEVENT").Length - 1);
        Assert.DoesNotContain("812", calendar.Body, StringComparison.Ordinal);

        var again = await (await visitor.GetAsync("/payments/upcoming")).SubmitAsync("Make a new address");
        var newer = new Uri(again.Value("Your private address")).PathAndQuery;
        Assert.Equal(HttpStatusCode.NotFound, (await host.Visitor().GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.Visitor().GetAsync(newer)).Status);

        await (await visitor.GetAsync("/payments/upcoming")).SubmitAsync("Stop the address");
        Assert.Equal(HttpStatusCode.NotFound, (await host.Visitor().GetAsync(newer)).Status);
    }

    [Theory]
    [InlineData("/calendar/x.ics")]
    [InlineData("/calendar/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics")]
    public async Task A_guessed_address_is_nothing(string address) => Assert.Equal(HttpStatusCode.NotFound, (await host.Visitor().GetAsync(address)).Status);
}
