using System.Net;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Payments;

/// <summary>Several accounts in one go, and a promised payment that becomes another one.</summary>
[Trait("Feature", "F-401")]
public sealed class PayTogetherTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Two_accounts_are_paid_with_one_confirmation_and_once_however_often_it_is_sent()
    {
        var (visitor, first, second) = await TwoLoansAsync();
        var choose = await visitor.GetAsync("/pay-together");
        var review = await choose.Fill(LabelOf(first), "812.14").Fill(LabelOf(second), "100").SubmitAsync("Continue");
        Assert.Equal("Check your payments", review.Heading);
        Assert.Contains("$912.14", review.Text, StringComparison.Ordinal);

        var done = await review.SubmitAsync("Pay $912.14");
        Assert.Equal("/payments", done.Address);
        Assert.Contains("2 payments made", done.Text, StringComparison.Ordinal);
        await review.SubmitAsync("Pay $912.14");
        await using var db = host.Database.Open();
        var paid = await db.Payments.Where(p => p.FinancedAccountId == first.Account.FinancedAccountId || p.FinancedAccountId == second.Account.FinancedAccountId).OrderBy(p => p.PaymentId).Select(p => p.Amount).ToListAsync();
        Assert.Equal([Money.FromCents(812_14), Money.FromCents(100_00)], paid);
    }

    [Fact]
    public async Task One_amount_that_cannot_be_paid_holds_back_all()
    {
        var (visitor, first, second) = await TwoLoansAsync();
        var answer = await (await visitor.GetAsync("/pay-together")).Fill(LabelOf(first), "812.14").Fill(LabelOf(second), "999999").SubmitAsync("Continue");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEmpty(answer.Error(LabelOf(second)));
        await using var db = host.Database.Open();
        Assert.False(await db.Payments.AnyAsync(p => p.FinancedAccountId == first.Account.FinancedAccountId));
    }

    [Fact]
    public async Task Nothing_typed_gets_its_message_beside_the_field()
    {
        var (visitor, first, second) = await TwoLoansAsync();
        var answer = await (await visitor.GetAsync("/pay-together")).Fill(LabelOf(first), "").Fill(LabelOf(second), "").SubmitAsync("Continue");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Enter an amount for at least one account.", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "F-408")]
    public async Task A_promised_payment_becomes_another_one_until_the_cut_off()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var promised = await host.Database.PayAsync(host.Clock, contract, Money.FromCents(300_00), new DateOnly(2026, 3, 20));
        var form = await (await visitor.GetAsync($"/payments/{promised.Reference}")).FollowAsync("Change amount, day or account");
        Assert.Equal("300.00", form.Value("Amount to pay"));

        var wrong = await form.Fill("Amount to pay", "0").SubmitAsync("Save payment");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        await using (var db = host.Database.Open())
        {
            Assert.Equal(PaymentStatus.Scheduled, (await db.Payments.SingleAsync(p => p.PaymentId == promised.PaymentId)).Status);
        }

        var done = await wrong.Fill("Amount to pay", "350").Fill("Pay on", "2026-03-25").SubmitAsync("Save payment");
        Assert.Contains("Payment changed", done.Text, StringComparison.Ordinal);
        await using var after = host.Database.Open();
        Assert.Equal(PaymentStatus.Cancelled, (await after.Payments.SingleAsync(p => p.PaymentId == promised.PaymentId)).Status);
        var now = await after.Payments.SingleAsync(p => p.FinancedAccountId == contract.Account.FinancedAccountId && p.Status == PaymentStatus.Scheduled);
        Assert.Equal((Money.FromCents(350_00), new DateOnly(2026, 3, 25)), (now.Amount, now.CreditOn));
    }

    [Fact]
    [Trait("Feature", "F-408")]
    public async Task Another_holder_who_may_pay_is_told_of_a_cancellation()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var other = await host.CustomerAsync();
        await host.Database.ChangeAsync(async db =>
        {
            var account = await db.Accounts.Include(a => a.Parties).SingleAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId);
            account.Parties.Add(new AccountParty { Customer = (await db.Customers.FindAsync(other.CustomerId))!, Role = PartyRole.CoBorrower, From = account.OpenedOn });
        });
        var promised = await host.Database.PayAsync(host.Clock, contract, Money.FromCents(300_00), new DateOnly(2026, 3, 20));
        await (await visitor.GetAsync($"/payments/{promised.Reference}")).SubmitAsync("Cancel this payment");

        await using var after = host.Database.Open();
        Assert.Contains(await after.OutboxEmails.Where(e => e.CustomerId == other.CustomerId).Select(e => e.Subject).ToListAsync(), s => s.EndsWith("cancelled the payment of $300.00", StringComparison.Ordinal));
        Assert.True(await after.Notifications.AnyAsync(n => n.CustomerId == other.CustomerId && n.Link == $"/payments/{promised.Reference}"));
    }

    private async Task<(Visitor Visitor, TestContract First, TestContract Second)> TwoLoansAsync()
    {
        var (visitor, first) = await host.LoanCustomerAsync();
        await using var db = host.Database.Open();
        var customer = await db.Customers.FindAsync(first.Customer.CustomerId);
        return (visitor, first, await TestContracts.FundAsync(db, host.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 1)), customer));
    }

    private static string LabelOf(TestContract contract) => $"{contract.Account.Vehicle.Name}, loan ending in {contract.Account.LastFour}";
}
