using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Payments.Emails;

/// <summary>Says that the bank sent other details of an account, which were taken over.</summary>
public static class BankDetailsCorrectedEmail
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
            Subject = "Your bank corrected the details of your account",
            Paragraphs = ["Your bank told us that the details of this account changed, and sent us the right ones. Your payments go on as before: you don't need to do anything."],
            Facts = [("Account now", $"{method.BankName}, {method.KindName.ToLowerInvariant()} ending in {method.LastFour}")],
            Link = ($"/payment-methods/{method.Reference}", "See this account"),
        };
    }
}
