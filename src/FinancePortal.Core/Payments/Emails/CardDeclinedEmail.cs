using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Cards;

namespace FinancePortal.Core.Payments.Emails;

/// <summary>Says that a card was not charged, and why as far as the bank said.</summary>
public static class CardDeclinedEmail
{
    public static EmailDraft For(Payment payment, Customer customer, string code)
    {
        ArgumentNullException.ThrowIfNull(payment);
        ArgumentNullException.ThrowIfNull(customer);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = $"Your card payment of {payment.Amount} didn't go through",
            Paragraphs = [$"Your card wasn't charged. {CardDecline.Words(code)}", "The amount is still owed: pay it another way."],
            Facts =
            [
                ("Amount", payment.Amount.ToString()),
                ("For", $"{payment.Account.Vehicle.Name}, account ending in {payment.Account.LastFour}"),
                ("From", $"{payment.MethodName} ending in {payment.MethodLastFour}"),
                ("Confirmation number", payment.ConfirmationNumber),
            ],
            Link = ($"/payments/{payment.Reference}", "See what you can do"),
        };
    }
}
