using System.Globalization;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Refunds;

namespace FinancePortal.Core.Payments.Emails;

/// <summary>Says that money over what was owed is on its way back (F-417).</summary>
public static class RefundBookedEmail
{
    public static EmailDraft For(Refund refund, Customer customer)
    {
        ArgumentNullException.ThrowIfNull(refund);
        ArgumentNullException.ThrowIfNull(customer);
        var day = refund.DueBy.ToString("MMMM d, yyyy", CultureInfo.GetCultureInfo("en-US"));
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = $"Your refund of {refund.Amount} is on its way",
            Paragraphs =
            [
                refund.IsRequested ? "You asked for the money that you paid over what you owed." : "You paid more than you owed, and the extra money was still here. We're sending it back to you.",
                $"It leaves us by {day}. Your bank may take a day or two more to show it.",
            ],
            Facts =
            [
                ("Amount", refund.Amount.ToString()),
                ("From", $"{refund.Account.Vehicle.Name}, account ending in {refund.Account.LastFour}"),
                ("To", $"{refund.MethodName} ending in {refund.MethodLastFour}"),
                ("Confirmation number", refund.ConfirmationNumber),
            ],
            Link = ($"/accounts/{refund.Account.Reference}/credit", "See your refund"),
        };
    }
}
