using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Payments.Emails;

/// <summary>Says that a debit card was added.</summary>
public static class CardAddedEmail
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
            Subject = "A debit card was added",
            Paragraphs = ["You can pay with this card now. We don't keep its number: our card processor does.", "If you didn't add it, call us right away."],
            Facts = [("Card", $"{method.BankName} debit card ending in {method.LastFour}")],
            Link = ($"/payment-methods/{method.Reference}", "See this card"),
        };
    }
}
