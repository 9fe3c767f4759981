using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Payments.Emails;

/// <summary>Says that a payment was cancelled before it went to the bank.</summary>
public static class PaymentCancelledEmail
{
    /// <param name="by">Another holder of the account who cancelled it; null when it was this customer.</param>
    public static EmailDraft For(Payment payment, Customer customer, string? by = null)
    {
        ArgumentNullException.ThrowIfNull(payment);
        ArgumentNullException.ThrowIfNull(customer);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = by is null ? $"Your payment of {payment.Amount} is cancelled" : $"{by} cancelled the payment of {payment.Amount}",
            Paragraphs = ["This payment was cancelled before it went to your bank. Nothing will be debited for it."],
            Facts =
            [
                ("Amount", payment.Amount.ToString()),
                ("For", $"{payment.Account.Vehicle.Name}, account ending in {payment.Account.LastFour}"),
                ("Confirmation number", payment.ConfirmationNumber),
            ],
            Link = ($"/payments/{payment.Reference}", "See this payment"),
        };
    }
}
