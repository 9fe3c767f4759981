using System.Net;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Payments.HelpToPay;

[Trait("Feature", "F-419")]
public sealed class HelpToPayPageTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_payment_is_put_off_after_the_cost_was_shown_and_the_name_was_typed()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var path = $"/accounts/{contract.Account.Reference}/help-paying";
        var tooNew = await visitor.GetAsync(path);
        Assert.Contains("You can put off a payment here after 6 payments", tooNew.Text, StringComparison.Ordinal);
        await PaidAsync(contract);

        var choose = await visitor.GetAsync(path);
        var wrong = await choose.Choose("Put off a payment").Fill("How many payments", "9").SubmitAsync("See what it costs");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotEmpty(wrong.Error("How many payments"));

        var sign = await wrong.Fill("How many payments", "1").SubmitAsync("See what it costs");
        Assert.Equal("Put off one payment", sign.Heading);
        Assert.Contains("more interest in all", sign.Text, StringComparison.Ordinal);
        var unsigned = await sign.SubmitAsync("Sign and agree");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsigned.Status);
        Assert.NotEmpty(unsigned.Error("Your full name"));

        var done = await unsigned.Choose("I read this and sign it electronically").Fill("Your full name", contract.Customer.FullName).SubmitAsync("Sign and agree");
        Assert.Equal(path, done.Address);
        Assert.Contains("Your payments are put off", done.Text, StringComparison.Ordinal);
        Assert.Contains($"signed by {contract.Customer.FullName}", done.Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        Assert.True(await db.Events.AnyAsync(e => e.FinancedAccountId == contract.Account.FinancedAccountId && e.Kind == AccountEventKind.Deferral));
    }

    [Fact]
    public async Task Signing_asks_for_the_second_factor_again_when_it_was_shown_long_ago()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        await PaidAsync(contract);
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        var asked = await visitor.GetAsync($"/accounts/{contract.Account.Reference}/help-paying/review?kind=Extension&number=1");

        Assert.StartsWith("/sign-in/confirm", asked.Address, StringComparison.Ordinal);
    }

    private async Task PaidAsync(TestContract contract)
    {
        await using var db = host.Database.Open();
        var account = await db.Accounts.Include(a => a.Terms).SingleAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId);
        var contracts = new ContractService(db, host.Clock);
        Assert.Null((await contracts.BookAsync(account, new NewEvent(AccountEventKind.PaidAheadPayment, host.Clock.Today(), Money.FromCents(812_14 * 7)), Actor.System("test"), default)).Refusal);
        await db.SaveChangesAsync();
    }
}
