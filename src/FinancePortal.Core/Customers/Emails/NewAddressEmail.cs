using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Customers.Emails;

/// <summary>To an address that somebody wants to use from now on.</summary>
public static class NewAddressEmail
{
    public static EmailDraft WithCode(string to, PortalUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return new EmailDraft
        {
            To = to,
            CustomerId = null,
            Greeting = user.DisplayName,
            Language = user.Customer?.Language ?? MailWords.English,
            Subject = "Your code for this email address",
            Paragraphs = ["Enter this code on the page where you asked for it. It works for 10 minutes.", OutboxEmail.SecretMark, "If you didn’t ask for this, you can ignore this email: nothing changes."],
        };
    }

    public static EmailDraft Taken(string to, string greeting) => new()
    {
        To = to,
        CustomerId = null,
        Greeting = greeting,
        Subject = "This email address is in use already",
        Paragraphs = ["Somebody wanted to use this address for their online access with us, but it belongs to another online access already. Nothing changes."],
    };
}
