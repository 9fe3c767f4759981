using System.Net;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Payments.Autopay;

/// <summary>Autopay as a customer meets it. The loan is nine days past its first due date.</summary>
[Trait("Feature", "F-404")]
public sealed class AutopayPageTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Three_steps_turn_it_on_with_every_debit_shown_before()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var path = $"/accounts/{contract.Account.Reference}/autopay";
        var off = await visitor.GetAsync(path);
        Assert.Contains("Off", off.Text, StringComparison.Ordinal);

        var days = await (await off.FollowAsync("Turn on autopay")).SubmitAsync("Continue");
        Assert.Equal("When, and from which account?", days.Heading);
        var review = await days.SubmitAsync("Continue");
        Assert.Equal("Check autopay", review.Heading);
        Assert.Contains("The first debit is $1,624.28 on April 1, 2026.", review.Text, StringComparison.Ordinal);
        Assert.Contains("It includes $812.14 past due.", review.Text, StringComparison.Ordinal);
        Assert.Contains("A payment is past due", review.Text, StringComparison.Ordinal);

        var on = await review.SubmitAsync("Turn on autopay");
        Assert.Equal(path, on.Address);
        Assert.Contains("The next 12 debits", on.Text, StringComparison.Ordinal);
        Assert.Contains("What you agreed to", on.Text, StringComparison.Ordinal);
        Assert.Contains("Autopay is on", (await visitor.GetAsync("/home")).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "F-405")]
    [Trait("Rule", "R-401")]
    public async Task The_authorization_is_a_paper_in_the_glovebox_with_what_was_agreed_word_for_word()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var path = $"/accounts/{contract.Account.Reference}/autopay";
        var on = await (await (await (await visitor.GetAsync($"{path}/amount")).SubmitAsync("Continue")).SubmitAsync("Continue")).SubmitAsync("Turn on autopay");
        Assert.Contains("Your autopay authorization", (await visitor.GetAsync("/documents")).Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        var authorization = await db.AutopayEnrollments.Where(a => a.FinancedAccountId == contract.Account.FinancedAccountId).Select(a => a.Authorization).SingleAsync();
        var link = on.Document.QuerySelectorAll("a").Single(a => a.TextContent.StartsWith("Download as PDF", StringComparison.Ordinal)).GetAttribute("href")!;
        var file = (await visitor.Client.GetAsync(new Uri(link, UriKind.Relative))).Headers.Location!;
        var pdf = await (await visitor.Client.GetAsync(file)).Content.ReadAsByteArrayAsync();
        Assert.Empty(await PdfTools.ComplaintsAsync(pdf));
        Assert.Contains(OneLine(authorization), OneLine(await PdfTools.TextAsync(pdf)), StringComparison.Ordinal);

        // Off in one step, and the paper stays.
        await on.SubmitAsync("Turn off autopay");
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(link)).Status);
    }

    [Fact]
    [Trait("Feature", "F-416")]
    public async Task Taxes_tolls_and_tickets_are_included_up_to_an_amount_and_the_choice_is_kept_when_changing()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var path = $"/accounts/{contract.Account.Reference}/autopay";
        var days = await (await visitor.GetAsync($"{path}/amount")).Choose("Include them up to an amount").Fill("Up to, in one debit", "75").SubmitAsync("Continue");
        var review = await days.SubmitAsync("Continue");
        Assert.Contains("Up to $75.00 in one debit", review.Text, StringComparison.Ordinal);
        var on = await review.SubmitAsync("Turn on autopay");
        Assert.Contains("are included up to $75.00 in one debit; a bill that does not fit is mine to pay.", on.Text, StringComparison.Ordinal);
        Assert.Equal("75.00", (await visitor.GetAsync($"{path}/amount")).Value("Up to, in one debit"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("12.345")]
    [InlineData("10000.01")]
    [InlineData("99999999999999999999")]
    [InlineData("٣")]
    public async Task A_limit_that_makes_no_sense_gets_its_message_beside_the_field(string typed)
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var amount = await visitor.GetAsync($"/accounts/{contract.Account.Reference}/autopay/amount");
        var refused = await amount.Choose("Include them up to an amount").Fill("Up to, in one debit", typed).SubmitAsync("Continue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEmpty(refused.Error("Up to, in one debit"));
    }

    [Fact]
    [Trait("Feature", "F-207")]
    public async Task Frozen_payment_methods_are_said_on_each_page_that_would_use_them()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var path = $"/accounts/{contract.Account.Reference}/autopay";
        await (await (await (await visitor.GetAsync($"{path}/amount")).SubmitAsync("Continue")).SubmitAsync("Continue")).SubmitAsync("Turn on autopay");
        await using var db = host.Database.Open();
        await db.Customers.Where(c => c.CustomerId == contract.Customer.CustomerId).ExecuteUpdateAsync(u => u.SetProperty(c => c.PaymentsFrozenAt, host.Clock.GetUtcNow().UtcDateTime));
        Assert.Contains("Nothing is debited now", (await visitor.GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.Contains("Autopay is paused", (await visitor.GetAsync("/home")).Text, StringComparison.Ordinal);
        Assert.Contains("Frozen: nothing is debited from these", (await visitor.GetAsync("/payment-methods")).Text, StringComparison.Ordinal);
        Assert.Contains("Your payment methods are frozen", (await visitor.GetAsync($"/accounts/{contract.Account.Reference}/pay/method?choice=due")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extra_toward_principal_is_chosen_and_kept_when_changing()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var path = $"/accounts/{contract.Account.Reference}/autopay";
        var amount = await visitor.GetAsync($"{path}/amount");
        var wrong = await amount.Choose("The amount due and more toward principal").SubmitAsync("Continue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotEmpty(wrong.Error("Extra each month"));

        var days = await wrong.Fill("Extra each month", "50").SubmitAsync("Continue");
        var on = await (await days.Choose("On another day of the month").Fill("Day of the month", "31").SubmitAsync("Continue")).SubmitAsync("Turn on autopay");
        Assert.Contains("on the 31st of each month", on.Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        var enrollment = await db.AutopayEnrollments.SingleAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId && a.EndedAt == null);
        Assert.Equal((AutopayAmount.AmountDuePlusExtra, Money.FromCents(50_00), 31), (enrollment.AmountRule, enrollment.Amount, enrollment.Day));

        var again = await visitor.GetAsync($"{path}/amount");
        Assert.Equal("50.00", again.Value("Extra each month"));
    }

    [Theory]
    [InlineData("On another day of the month", "Day of the month", "0", "Day of the month")]
    [InlineData("On another day of the month", "Day of the month", "32", "Day of the month")]
    [InlineData("On another day of the month", "Day of the month", "1 1", "Day of the month")]
    [InlineData("On another day of the month", "Day of the month", "99999999999", "Day of the month")]
    [InlineData("Every two weeks, half each time", "First day", "2020-01-01", "First day")]
    [InlineData("Every two weeks, half each time", "First day", "02/30/2027", "First day")]
    public async Task A_day_that_cannot_be_gets_its_message_beside_the_field(string choice, string field, string typed, string message)
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var days = await (await visitor.GetAsync($"/accounts/{contract.Account.Reference}/autopay/amount")).SubmitAsync("Continue");
        days.Choose(choice);
        var answer = await days.Fill(field, typed).SubmitAsync("Continue");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEmpty(answer.Error(message));
    }

    [Fact]
    public async Task It_is_skipped_paused_and_turned_off_with_one_button_each()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var path = $"/accounts/{contract.Account.Reference}/autopay";
        var on = await (await (await (await visitor.GetAsync($"{path}/amount")).SubmitAsync("Continue")).SubmitAsync("Continue")).SubmitAsync("Turn on autopay");

        var skipped = await on.SubmitAsync("Skip April 1");
        Assert.Contains("April 1, 2026 is skipped", skipped.Text, StringComparison.Ordinal);
        var back = await skipped.SubmitAsync("Take it after all");
        Assert.Contains("Skip April 1", back.Text, StringComparison.Ordinal);

        var tooLong = await back.Fill("Pause through", "2027-01-01").SubmitAsync("Pause");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.Status);
        Assert.NotEmpty(tooLong.Error("Pause through"));
        var paused = await tooLong.Fill("Pause through", "2026-04-15").SubmitAsync("Pause");
        Assert.Contains("Paused through April 15, 2026", paused.Text, StringComparison.Ordinal);
        var resumed = await paused.SubmitAsync("Let autopay go on");
        Assert.Contains("Skip April 1", resumed.Text, StringComparison.Ordinal);

        var off = await resumed.SubmitAsync("Turn off autopay");
        Assert.Contains("Autopay is off", off.Text, StringComparison.Ordinal);
        Assert.Contains("What you agreed to before", off.Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        Assert.Contains("Autopay is off", await db.OutboxEmails.Where(e => e.CustomerId == contract.Customer.CustomerId).Select(e => e.Subject).ToListAsync());
    }

    [Fact]
    public async Task Figures_that_changed_meanwhile_are_shown_before_anything_is_agreed()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var review = await (await (await visitor.GetAsync($"/accounts/{contract.Account.Reference}/autopay/amount")).SubmitAsync("Continue")).SubmitAsync("Continue");
        await host.Database.PayAsync(host.Clock, contract, Money.FromCents(812_14));
        var answer = await review.SubmitAsync("Turn on autopay");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("The figures changed", answer.Text, StringComparison.Ordinal);
        Assert.Contains("The first debit is $812.14 on April 1, 2026.", answer.Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        Assert.False(await db.AutopayEnrollments.AnyAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId));
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
