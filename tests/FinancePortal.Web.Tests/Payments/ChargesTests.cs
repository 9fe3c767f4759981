using System.Net;
using FinancePortal.Core.Payments.Charges;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.Payments;

public sealed class ChargesTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    [Trait("Feature", "F-416")]
    public async Task A_charge_is_seen_with_its_origin_and_disputed_with_a_reason()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var today = BusinessClock.BusinessDateOf(host.Clock.GetUtcNow().UtcDateTime);
            Assert.IsType<ChargeAnswer.Done>(await scope.ServiceProvider.GetRequiredService<ChargeService>().BillAsync(new BillCharge
            {
                AccountNumber = contract.Account.AccountNumber,
                Kind = ChargeKind.PropertyTax,
                Origin = "Travis County",
                OriginNumber = "2026-118",
                IncurredOn = today,
                Amount = Money.FromCents(412_09),
                DueOn = today.AddDays(45),
            }, Actor.System("intake"), CancellationToken.None));
        }

        var list = await visitor.GetAsync($"/accounts/{contract.Account.Reference}/charges");
        Assert.Contains("Travis County", list.Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        var charge = await db.IncidentalCharges.SingleAsync(c => c.FinancedAccountId == contract.Account.FinancedAccountId);
        var page = await visitor.GetAsync($"/accounts/{contract.Account.Reference}/charges/{charge.Reference}");
        var empty = await page.Fill("What’s wrong with this charge?", "  ").SubmitAsync("Dispute this charge");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.NotEmpty(empty.Error("What’s wrong with this charge?"));

        var disputed = await empty.Fill("What’s wrong with this charge?", "I paid it at the counter.").SubmitAsync("Dispute this charge");
        Assert.Contains("We’re looking into it", disputed.Text, StringComparison.Ordinal);
        Assert.Equal("$0.00", Page.Words(disputed.Element("dl > div:last-child dd")));
    }

    [Fact]
    [Trait("Feature", "F-403")]
    public async Task Each_other_way_to_pay_has_its_address_cut_off_days_and_a_number_with_a_check_digit()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var page = await visitor.GetAsync($"/accounts/{contract.Account.Reference}/other-ways");
        var number = RemittanceNumber.Printed(RemittanceNumber.Of(contract.Account.AccountNumber));
        Assert.Contains(number, page.Text, StringComparison.Ordinal);
        foreach (var said in new[] { "PO Box 5590", "2 p.m. Eastern", "1-800-555-0142", "2 banking days after you send it" })
        {
            Assert.Contains(said, page.Text, StringComparison.Ordinal);
        }

        var coupon = await page.FollowAsync("Coupon to print");
        Assert.Contains("Amount enclosed", coupon.Text, StringComparison.Ordinal);
        var pdf = await (await visitor.Client.GetAsync($"/accounts/{contract.Account.Reference}/other-ways/coupon.pdf")).Content.ReadAsByteArrayAsync();
        Assert.Empty(await PdfTools.ComplaintsAsync(pdf));
        Assert.Contains(number, await PdfTools.TextAsync(pdf), StringComparison.Ordinal);
    }
}
