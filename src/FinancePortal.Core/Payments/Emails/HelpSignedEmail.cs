using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.HelpToPay;

namespace FinancePortal.Core.Payments.Emails;

/// <summary>The copy of what was signed about when payments are due.</summary>
public static class HelpSignedEmail
{
    public static EmailDraft For(HelpAgreement agreement, Customer customer)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        ArgumentNullException.ThrowIfNull(customer);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = agreement.Kind is HelpKind.Extension ? "Your payments are put off" : "Your due date is moved",
            Paragraphs = ["This is what was agreed and signed. It holds from now on.", agreement.Text],
            Facts =
            [
                ("For", $"{agreement.Account.Vehicle.Name}, account ending in {agreement.Account.LastFour}"),
                ("Signed by", agreement.SignedName),
            ],
            Link = ($"/accounts/{agreement.Account.Reference}/help-paying", "See what was agreed"),
        };
    }
}
