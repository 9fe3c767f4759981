using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Payments.Emails;

/// <summary>Says that a payment was cancelled before it went to the bank.</summary>
public static class PaymentCancelledEmail
{
    /// <summary>The owner of the payment method had frozen it before this payment went to the bank.</summary>
    public static EmailDraft Frozen(Payment payment, Customer customer) => For(payment, customer) with
    {
        Subject = "A payment was not made",
        Paragraphs =
        [
            $"Your payment methods are frozen since you told us that something wasn't you. So this payment did not go to your bank, and nothing is debited for it.{TakenBack(payment)}",
            "Sign in and look at your payment methods. When all of them are yours, unfreeze them and make the payment again, or call us.",
        ],
    };

    /// <summary>To another holder of the account, who need not know why.</summary>
    public static EmailDraft NotMade(Payment payment, Customer customer) => For(payment, customer) with
    {
        Subject = "A payment was not made",
        Paragraphs = [$"This payment did not go to the bank, and nothing is debited for it.{TakenBack(payment)}", "Pay it another way to avoid a late fee, or call us."],
    };

    private static string TakenBack(Payment payment) => payment.CreditedAt is null ? " It is still due." : " What it had credited was taken back: it is due again.";

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
