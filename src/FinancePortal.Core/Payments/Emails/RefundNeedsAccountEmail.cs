using System.Globalization;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Refunds;

namespace FinancePortal.Core.Payments.Emails;

/// <summary>Asks where money over what was owed shall go .</summary>
public static class RefundNeedsAccountEmail
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
            Subject = $"We owe you {refund.Amount}",
            Paragraphs = [$"You paid more than you owed. The extra money is yours, and we'd like to send it back by {day}. Tell us which bank account it should go to, or call us for a check."],
            Facts = [("Amount", refund.Amount.ToString()), ("From", $"{refund.Account.Vehicle.Name}, account ending in {refund.Account.LastFour}")],
            Link = ($"/accounts/{refund.Account.Reference}/credit", "Choose a bank account"),
        };
    }
}
