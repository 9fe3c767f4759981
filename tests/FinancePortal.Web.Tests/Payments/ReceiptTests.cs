using System.Net;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Payments;

[Trait("Feature", "F-406")]
public sealed class ReceiptTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_credited_payment_has_a_receipt_to_print_and_the_same_as_pdf()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var payment = await host.Database.PayAsync(host.Clock, contract, Money.FromCents(812_14));
        var page = await (await visitor.GetAsync($"/payments/{payment.Reference}")).FollowAsync("Receipt to print");
        Assert.Equal("Receipt for your payment of $812.14", page.Heading);
        Assert.Contains(payment.ConfirmationNumber, page.Text, StringComparison.Ordinal);

        var file = await visitor.Client.GetAsync($"/payments/{payment.Reference}/receipt.pdf");
        Assert.Equal("application/pdf", file.Content.Headers.ContentType!.MediaType);
        var pdf = await file.Content.ReadAsByteArrayAsync();
        Assert.Empty(await PdfTools.ComplaintsAsync(pdf));
        var text = await PdfTools.TextAsync(pdf);
        foreach (var said in page.Document.QuerySelectorAll("dd").Select(Page.Words).Where(w => w.StartsWith('$')))
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }

        Assert.Contains(payment.ConfirmationNumber, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payment_that_is_not_credited_has_none()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var payment = await host.Database.PayAsync(host.Clock, contract, Money.FromCents(100_00), on: new DateOnly(2026, 3, 20));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/payments/{payment.Reference}/receipt")).Status);
        Assert.DoesNotContain("Receipt to print", (await visitor.GetAsync($"/payments/{payment.Reference}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "F-414")]
    public async Task A_returned_payment_says_why_in_plain_words_and_when_it_is_tried_again()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var payment = await host.Database.PayAsync(host.Clock, contract, Money.FromCents(100_00));
        await host.Database.ChangeAsync(async db =>
        {
            var sent = await db.Payments.Include(p => p.Account).Include(p => p.Method).SingleAsync(p => p.PaymentId == payment.PaymentId);
            sent.Send(host.Clock.UtcNow());
            sent.Return("R01", host.Clock.UtcNow());
            db.Payments.Add(new Payment
            {
                Account = sent.Account,
                Method = sent.Method,
                MethodName = "Checking",
                MethodLastFour = "0934",
                Purpose = PaymentPurpose.Regular,
                Origin = PaymentOrigin.Portal,
                Amount = sent.Amount,
                RequestKey = "retry-" + sent.Reference,
                CreditOn = new DateOnly(2026, 3, 17),
                CreatedAt = host.Clock.UtcNow(),
                RetryOfPaymentId = sent.PaymentId,
                RetryNumber = 1,
            });
        });

        var page = await visitor.GetAsync($"/payments/{payment.Reference}");
        Assert.Contains("Your bank says that there wasn't enough money in the account", page.Text, StringComparison.Ordinal);
        var steps = page.Document.QuerySelectorAll(".timeline li").Select(Page.Words).ToList();
        Assert.Contains(steps, s => s.Contains("Sent to the bank", StringComparison.Ordinal));
        Assert.Contains(steps, s => s.StartsWith("Tuesday, March 17", StringComparison.Ordinal) && s.Contains("We try it again", StringComparison.Ordinal));
    }
}
