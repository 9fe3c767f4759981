using FinancePortal.Core.Customers;
using FinancePortal.Core.Documents.Titles;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Documents.Emails;

/// <summary>Owns up to a late title release before the customer has to ask (F-504).</summary>
internal static class TitleLateEmail
{
    public static EmailDraft For(TitleRelease release, Customer customer) => new()
    {
        To = customer.Email,
        CustomerId = customer.CustomerId,
        Greeting = customer.FirstName,
        Subject = "Your title release is late",
        Paragraphs =
        [
            $"We should have sent the release of your title by {DocumentWords.Day(release.DueOn!.Value)}, and we haven’t. We’re sorry.",
            "A colleague works on it now. You don’t have to do anything; the portal shows when it is sent.",
        ],
        Facts = [("Account", $"{release.Account.Vehicle.Name}, account ending in {release.Account.LastFour}")],
        Link = ($"/accounts/{release.Account.Reference}/title", "Follow your title"),
    };
}
