using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Customers.Emails;

/// <summary>The number was a customer's, the other details were not. The page said nothing of it.</summary>
public static class DetailsDontMatchEmail
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
            Subject = "We couldn’t set up your online access",
            Paragraphs =
            [
                "Somebody asked to set up online access with your Social Security number, but the name, address or date of birth doesn’t match our records. If it was you, try again with the name and address on your statement. If you have moved, call us first.",
                "If this wasn’t you, nothing was changed and nothing was shown. Call us, because somebody may have your Social Security number.",
            ],
            Link = ("/register", "Try again"),
        };
    }
}
