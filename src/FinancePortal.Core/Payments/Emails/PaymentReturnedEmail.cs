using System.Globalization;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Emails;

/// <summary>Says that the bank sent a payment back, why, what it cost, and what happens next (F-414).</summary>
public static class PaymentReturnedEmail
{
    private static readonly CultureInfo UnitedStates = CultureInfo.GetCultureInfo("en-US");

    public static EmailDraft For(Payment payment, Customer customer, ReturnReason reason, Money fee, DateOnly? retryOn, DateOnly? feeOn = null)
    {
        ArgumentNullException.ThrowIfNull(payment);
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(reason);
        List<string> paragraphs = [$"Your bank returned this payment: {reason.Title}. We took the credit back, so the amount is owed again."];
        if (fee.IsPositive)
        {
            paragraphs.Add($"A returned payment fee of {fee} was added, as your contract says."
                + (feeOn is { } day ? $" We'll debit it from the same account on {day.ToString("dddd, MMMM d, yyyy", UnitedStates)}, unless you pay it before: cancel that debit in Payments until 6 p.m. Eastern that day." : ""));
        }

        paragraphs.Add(retryOn is { } on
            ? $"We'll try the same amount from the same account again on {on.ToString("dddd, MMMM d, yyyy", UnitedStates)}. If you pay another way, cancel that payment in Payments until 6 p.m. Eastern that day."
            : "We won't try this payment again by ourselves.");
        paragraphs.Add(reason.NextStep);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = $"Your bank returned your payment of {payment.Amount}",
            Paragraphs = paragraphs,
            Facts =
            [
                ("Amount", payment.Amount.ToString()),
                ("For", $"{payment.Account.Vehicle.Name}, account ending in {payment.Account.LastFour}"),
                ("From", $"{payment.MethodName} ending in {payment.MethodLastFour}"),
                ("Confirmation number", payment.ConfirmationNumber),
                ("Your bank's code", reason.Code),
            ],
            Link = ($"/payments/{payment.Reference}", "See what you can do"),
        };
    }
}
