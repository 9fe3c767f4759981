using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Payments.Emails;

/// <summary>Says that a bank account was proven and can be used.</summary>
public static class BankAccountReadyEmail
{
    public static EmailDraft For(PaymentMethod method, Customer customer)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(customer);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = "Your bank account is ready",
            Paragraphs = ["The two amounts were right. You can pay from this account now."],
            Facts = [("Account", $"{method.BankName}, {method.KindName.ToLowerInvariant()} ending in {method.LastFour}")],
            Link = ($"/payment-methods/{method.Reference}", "See this account"),
        };
    }
}
