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
        Assert.Contains("It includes what is past due.", review.Text, StringComparison.Ordinal);
        Assert.Contains("A payment is past due", review.Text, StringComparison.Ordinal);

        var on = await review.SubmitAsync("Turn on autopay");
        Assert.Equal(path, on.Address);
        Assert.Contains("The next 12 debits", on.Text, StringComparison.Ordinal);
        Assert.Contains("What you agreed to", on.Text, StringComparison.Ordinal);
        Assert.Contains("Autopay is on", (await visitor.GetAsync("/home")).Text, StringComparison.Ordinal);
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
}
