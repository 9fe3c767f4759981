using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Customers.Emails;

/// <summary>The code that shows that an address chosen for signing in is the person's own.</summary>
public static class ConfirmAddressEmail
{
    public static EmailDraft For(string address, Customer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return new EmailDraft
        {
            To = address,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Language = customer.Language,
            Subject = "Your code to confirm this email address",
            Paragraphs = ["Enter this code on the page where you chose this address. It works for an hour, in that browser only.", "If you didn’t ask for it, you can ignore this email."],
            Facts = [("Your code", OutboxEmail.SecretMark)],
        };
    }
}
