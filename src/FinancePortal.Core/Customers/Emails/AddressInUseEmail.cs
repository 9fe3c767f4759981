using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Customers.Emails;

/// <summary>Somebody else chose this person's address for signing in. They were not told that it is taken.</summary>
public static class AddressInUseEmail
{
    public static EmailDraft For(PortalUser owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return new EmailDraft
        {
            To = owner.Email ?? "",
            CustomerId = owner.CustomerId,
            Greeting = owner.DisplayName,
            Language = owner.Customer?.Language ?? MailWords.English,
            Subject = "Somebody tried to use your email address",
            Paragraphs =
            [
                "Somebody who is setting up online access entered this email address. It belongs to your sign-in, so nothing happened: each person needs an address of their own.",
                "If it was somebody in your family, tell them to choose another address. Otherwise you can ignore this email.",
            ],
        };
    }
}
