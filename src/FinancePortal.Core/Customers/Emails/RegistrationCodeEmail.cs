using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Customers.Emails;

/// <summary>The code that shows that the mailbox on file belongs to whoever registers.</summary>
public static class RegistrationCodeEmail
{
    public static EmailDraft For(Customer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Language = customer.Language,
            Subject = "Your code to set up online access",
            Paragraphs =
            [
                "Enter this code on the page where you started. It works for 10 minutes, in that browser only.",
                "If you didn’t ask for it, somebody may have typed your details. Don’t give the code to anybody, and call us.",
            ],
            Facts = [("Your code", OutboxEmail.SecretMark)],
        };
    }
}
