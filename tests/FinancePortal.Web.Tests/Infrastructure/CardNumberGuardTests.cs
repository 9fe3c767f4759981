using System.Net;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Infrastructure;

[Trait("Feature", "F-402")]
public sealed class CardNumberGuardTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string Number = "4242 4242 4242 4242";

    [Theory]
    [InlineData("Account number")]
    [InlineData("Name for it (optional)")]
    public async Task A_form_with_a_card_number_in_it_is_refused_and_the_number_is_shown_nowhere(string field)
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var form = (await visitor.GetAsync("/payment-methods/new")).Fill("Routing number", "021000021").Fill("Account number", "12345678").Fill("Account number again", "12345678").Choose("Checking");
        var page = await form.Fill(field, Number).SubmitAsync("Add bank account");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Leave card numbers out", page.Heading);
        Assert.DoesNotContain("4242", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("4242", host.Failures.ToString(), StringComparison.Ordinal);
        await using var db = host.Database.Open();
        Assert.Equal(1, await db.PaymentMethods.CountAsync(m => m.CustomerId == contract.Customer.CustomerId));
    }

    [Fact]
    public async Task It_holds_before_sign_in_too()
    {
        var form = (await host.Visitor().GetAsync("/sign-in")).Fill("Email", $"{Number.Replace(" ", "", StringComparison.Ordinal)}@example.test").Fill("Password", "whatever it is");
        Assert.Equal("Leave card numbers out", (await form.SubmitAsync("Sign in")).Heading);
    }

    [Fact]
    public async Task A_long_bank_account_number_is_no_card_number()
    {
        var (visitor, _) = await host.LoanCustomerAsync();
        var form = (await visitor.GetAsync("/payment-methods/new")).Fill("Routing number", "021000021").Fill("Account number", "4242424242424241").Fill("Account number again", "4242424242424241").Choose("Checking");
        Assert.Contains("4241", (await form.SubmitAsync("Add bank account")).Heading, StringComparison.Ordinal);
    }
}
