using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Payments.Refunds;

namespace FinancePortal.Core.Payments.Emails;

/// <summary>Says that the bank sent a refund back; the money is still the customer's.</summary>
public static class RefundReturnedEmail
{
    public static EmailDraft For(Refund refund, Customer customer, ReturnReason reason)
    {
        ArgumentNullException.ThrowIfNull(refund);
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(reason);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = $"Your bank returned your refund of {refund.Amount}",
            Paragraphs = [$"Your bank returned the refund: {reason.Title}. The money is still yours and is back on your account.", "Choose another bank account for it, or call us for a check."],
            Facts =
            [
                ("Amount", refund.Amount.ToString()),
                ("To", $"{refund.MethodName} ending in {refund.MethodLastFour}"),
                ("Confirmation number", refund.ConfirmationNumber),
            ],
            Link = ($"/accounts/{refund.Account.Reference}/credit", "Choose a bank account"),
        };
    }
}
