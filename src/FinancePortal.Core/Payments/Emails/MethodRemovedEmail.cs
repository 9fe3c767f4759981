using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Payments.Emails;

/// <summary>Says that a bank account or card was removed.</summary>
public static class MethodRemovedEmail
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
            Subject = method.IsBankAccount ? "A bank account was removed" : "A debit card was removed",
            Paragraphs = [method.IsBankAccount ? "Nothing will be debited from this account any more, and we no longer keep its number." : "Nothing will be charged to this card any more.", "If you didn't remove it, call us right away."],
            Facts = [("Account", $"{method.BankName}, {method.KindName.ToLowerInvariant()} ending in {method.LastFour}")],
            Link = ("/payment-methods", "See your payment methods"),
        };
    }
}
