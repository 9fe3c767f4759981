using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Tests.Payments.Ach;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Payments;

/// <summary>Who wants no e-mail about payments gets none, and finds it on the page; what security and law ask for is mailed all the same.</summary>
[Trait("Feature", "F-406")]
public sealed class NoticeChoiceTests : IAsyncDisposable
{
    private readonly BankCase bank = new();

    public ValueTask DisposeAsync() => bank.DisposeAsync();

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task A_payment_is_mailed_as_the_customer_chose_and_always_stands_on_the_page(bool noPaymentEmails, int mails)
    {
        var contract = await bank.LoanAsync();
        var topics = noPaymentEmails ? Customer.Topics([NotificationKind.Payment]) : 0;
        await bank.AskAsync(db => db.Customers.ExecuteUpdateAsync(u => u.SetProperty(c => c.NoEmailAbout, topics)));
        var payment = await bank.PayAsync(contract);
        Assert.Equal((mails, 1), (
            await bank.AskAsync(db => db.OutboxEmails.CountAsync(e => e.TextBody.Contains(payment.ConfirmationNumber))),
            await bank.AskAsync(db => db.Notifications.CountAsync(n => n.Link == $"/payments/{payment.Reference}"))));
    }
}
