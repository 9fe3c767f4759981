using System.Net;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Leases;

/// <summary>The mileage of the drawn lease over HTTP, without JavaScript.</summary>
[Trait("Feature", "F-701")]
public sealed class MileageTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task The_overview_says_in_one_look_where_the_miles_are_heading_and_what_that_costs()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var page = await visitor.GetAsync("/leases");

        Assert.Equal($"/leases/{contract.Account.Reference}", page.Address);
        Assert.Equal("2024 Halden Arc Touring", page.Heading);
        Assert.Contains("Your lease ends June 12, 2027, in 205 days.", page.Text, StringComparison.Ordinal);
        Assert.Contains("1,854 over pace", page.Text, StringComparison.Ordinal);
        Assert.Contains("At this pace you’ll finish with 32,291 miles, which is 2,291 over your allowance.", page.Text, StringComparison.Ordinal);
        Assert.Contains("$572.75", page.Text, StringComparison.Ordinal);
        Assert.Contains("Miles left to drive3,872", page.Text, StringComparison.Ordinal);
        Assert.Contains("drive about 560 miles a month from now. So far you’ve averaged about 900.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Payments made30 of 36", page.Text, StringComparison.Ordinal);
        Assert.Equal(6, page.Document.QuerySelectorAll("table tbody tr").Length);
    }

    [Fact]
    public async Task A_reading_is_added_and_seen_at_once()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var log = await visitor.GetAsync($"/leases/{contract.Account.Reference}/mileage");
        var saved = await log.Fill("Odometer reading", "26,240 miles").SubmitAsync("Save reading");

        Assert.Contains("Reading saved", saved.Text, StringComparison.Ordinal);
        Assert.Contains("Last reading 26,240 on November 19", saved.Text, StringComparison.Ordinal);
        await (await visitor.GetAsync($"/leases/{contract.Account.Reference}/mileage")).Fill("Odometer reading", "26240").SubmitAsync("Save reading");
        await using var db = host.Database.Open();
        Assert.Equal(7, await db.OdometerReadings.CountAsync(r => r.VehicleId == contract.Account.VehicleId));
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId && a.Action == "odometer reading added"));
    }

    [Theory]
    [InlineData("26139", "2026-11-19", "Odometer reading", "Enter a reading of 26,140 miles or more. That was your last one.")]
    [InlineData("26,200.4", "2026-11-19", "Odometer reading", "Enter whole miles, like 26,140. Leave out the tenths.")]
    [InlineData("2,61,400", "2026-11-19", "Odometer reading", "Enter whole miles")]
    [InlineData("-5", "2026-11-19", "Odometer reading", "Enter whole miles")]
    [InlineData("٢٦٢٠٠", "2026-11-19", "Odometer reading", "Enter whole miles")]
    [InlineData("9999999", "2026-11-19", "Odometer reading", "Enter a reading of 999,999 miles or less.")]
    [InlineData("", "2026-11-19", "Odometer reading", "Enter whole miles")]
    [InlineData("26200", "2026-11-20", "Date of the reading", "Choose today or an earlier date.")]
    [InlineData("26200", "2024-06-12", "Date of the reading", "Choose a date after June 12, 2024")]
    [InlineData("26200", "", "Date of the reading", "Enter the date of the reading.")]
    [InlineData("26200", "2026-02-30", "Date of the reading", "Enter a real date")]
    [InlineData("26300", "2026-11-01", "Odometer reading", "Enter a reading of 26,140 miles or less. That was the reading on November 15, 2026.")]
    [InlineData("42230", "2026-11-19", "Odometer reading", "If your display shows kilometers, enter 26,240 miles.")]
    public async Task A_reading_that_cannot_be_gets_its_message_beside_the_field(string odometer, string on, string field, string message)
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var log = await visitor.GetAsync($"/leases/{contract.Account.Reference}/mileage");
        var answer = await log.Fill("Odometer reading", odometer).Fill("Date of the reading", on).SubmitAsync("Save reading");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(message, answer.Error(field), StringComparison.Ordinal);
        Assert.Equal(odometer, answer.Value("Odometer reading"));
        await using var db = host.Database.Open();
        Assert.Equal(6, await db.OdometerReadings.CountAsync(r => r.VehicleId == contract.Account.VehicleId));
    }

    [Fact]
    public async Task A_reading_that_looks_odd_is_kept_when_the_customer_says_so()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var log = await visitor.GetAsync($"/leases/{contract.Account.Reference}/mileage");
        var asked = await log.Fill("Odometer reading", "33000").SubmitAsync("Save reading");
        Assert.Contains("Check the reading.", asked.Error("Odometer reading"), StringComparison.Ordinal);

        var kept = await asked.Choose("The reading is right, keep it").SubmitAsync("Save reading");
        Assert.Contains("Reading saved", kept.Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        Assert.True((await db.OdometerReadings.SingleAsync(r => r.VehicleId == contract.Account.VehicleId && r.Miles == 33_000)).KeptAfterQuestion);
    }

    [Fact]
    public async Task A_wrong_reading_is_corrected_with_a_reason_and_stays_on_record()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var log = await visitor.GetAsync($"/leases/{contract.Account.Reference}/mileage");
        var form = await log.FollowAsync("Correct the reading of November 15, 2026");
        Assert.NotEmpty((await form.SubmitAsync("Save correction")).Error("What was wrong?"));

        var corrected = await form.Fill("Odometer reading", "25,140").Fill("What was wrong?", "Mistyped").SubmitAsync("Save correction");
        Assert.Contains("Reading corrected", corrected.Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        var rows = await db.OdometerReadings.Where(r => r.VehicleId == contract.Account.VehicleId && r.ReadOn == new DateOnly(2026, 11, 15)).OrderBy(r => r.Miles).ToListAsync();
        Assert.Equal([25_140, 26_140], rows.Select(r => r.Miles));
        Assert.Equal("Mistyped", rows[1].WithdrawnWhy);
        Assert.Null(rows[0].WithdrawnAt);
    }

    [Fact]
    public async Task Passing_a_step_of_the_pace_is_told_once()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync(readings: [("2026-03-01", 10_000)]);
        foreach (var (on, miles) in new[] { ("2026-09-01", "19,900"), ("2026-09-02", "20,100"), ("2026-09-03", "20,200"), ("2026-11-19", "24,500") })
        {
            var log = await visitor.GetAsync($"/leases/{contract.Account.Reference}/mileage");
            Assert.Contains("Reading saved", (await log.Fill("Odometer reading", miles).Fill("Date of the reading", on).SubmitAsync("Save reading")).Text, StringComparison.Ordinal);
        }

        await using var db = host.Database.Open();
        var told = await db.Notifications.Where(n => n.CustomerId == contract.Customer.CustomerId).OrderBy(n => n.NotificationId).Select(n => n.Title).ToListAsync();
        Assert.Equal(["Your miles are close to pace", "Your miles are over pace"], told);
        Assert.Equal(2, await db.OutboxEmails.CountAsync(e => e.CustomerId == contract.Customer.CustomerId && e.Subject.StartsWith("Your miles")));
    }

    [Fact]
    [Trait("Feature", "F-1401")]
    public async Task Who_wants_no_email_about_the_account_reads_of_the_pace_in_the_portal_and_still_gets_what_they_bought()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync(readings: [("2026-03-01", 10_000)]);
        await (await visitor.GetAsync("/settings/alerts")).Fill("Your account", "").SubmitAsync("Save");
        var log = await visitor.GetAsync($"/leases/{contract.Account.Reference}/mileage");
        await log.Fill("Odometer reading", "20,100").Fill("Date of the reading", "2026-09-02").SubmitAsync("Save reading");
        var asked = await (await visitor.GetAsync($"/leases/{contract.Account.Reference}/mileage/buy")).Fill("Miles to buy", "2,000").SubmitAsync("Work it out");
        await asked.SubmitAsync("Buy 2,000 miles");

        await using var db = host.Database.Open();
        Assert.Equal(2, await db.Notifications.CountAsync(n => n.CustomerId == contract.Customer.CustomerId && (n.Title.StartsWith("Your miles") || n.Title.StartsWith("You bought"))));
        Assert.Equal(["You bought 2,000 miles"], await db.OutboxEmails.Where(e => e.CustomerId == contract.Customer.CustomerId && (e.Subject.StartsWith("Your miles") || e.Subject.StartsWith("You bought"))).Select(e => e.Subject).ToListAsync());
    }

    [Fact]
    public async Task Miles_bought_ahead_raise_the_allowance_once_however_often_the_button_is_pressed()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var asked = await (await visitor.GetAsync($"/leases/{contract.Account.Reference}/mileage/buy")).Fill("Miles to buy", "2,000").SubmitAsync("Work it out");
        Assert.Contains("Price now, $0.18 a mile$360.00", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Saves in all$140.00", asked.Text, StringComparison.Ordinal);

        var bought = await asked.SubmitAsync("Buy 2,000 miles");
        Assert.Contains("You bought 2,000 miles", bought.Text, StringComparison.Ordinal);
        Assert.Contains("which is 291 over your allowance", bought.Text, StringComparison.Ordinal);
        await visitor.SendAsync(asked.Submission("Buy 2,000 miles"));
        await using var db = host.Database.Open();
        var account = await db.Accounts.Include(a => a.Terms).SingleAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId);
        Assert.Equal(2_000, account.State.MilesBought);
        Assert.Equal(36_000, account.State.FeesOwed.Cents);
    }

    [Theory]
    [InlineData("99")]
    [InlineData("50001")]
    [InlineData("many")]
    [InlineData("-100")]
    public async Task A_number_of_miles_that_is_not_sold_gets_its_message(string miles)
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var page = await visitor.GetAsync($"/leases/{contract.Account.Reference}/mileage/buy?miles={miles}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Enter 100 to 50,000 whole miles.", page.Error("Miles to buy").Replace("Error: ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lease_that_ended_takes_no_reading_and_sells_no_miles()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var log = await visitor.GetAsync($"/leases/{contract.Account.Reference}/mileage");
        await host.Database.BookAsync(host.Clock, contract, new(Core.Contracts.AccountEventKind.LeaseReturned, TestLeases.Today));

        Assert.Contains("This lease has ended", (await log.Fill("Odometer reading", "26200").SubmitAsync("Save reading")).Text, StringComparison.Ordinal);
        Assert.Contains("This lease has ended", (await visitor.GetAsync($"/leases/{contract.Account.Reference}/mileage/buy")).Text, StringComparison.Ordinal);
        Assert.Contains("This vehicle was returned on November 19, 2026.", (await visitor.GetAsync($"/leases/{contract.Account.Reference}")).Text, StringComparison.Ordinal);
    }
}
