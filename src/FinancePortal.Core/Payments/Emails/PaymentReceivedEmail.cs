using System.Globalization;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Payments.Emails;

/// <summary>Says at once that a payment was received or scheduled, with the number to quote (F-406).</summary>
public static class PaymentReceivedEmail
{
    private static readonly CultureInfo UnitedStates = CultureInfo.GetCultureInfo("en-US");

    public static EmailDraft For(Payment payment, Customer customer)
    {
        ArgumentNullException.ThrowIfNull(payment);
        ArgumentNullException.ThrowIfNull(customer);
        var credited = payment.Status is PaymentStatus.Credited;
        var day = payment.CreditOn.ToString("MMMM d, yyyy", UnitedStates);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = credited ? $"We received your payment of {payment.Amount}" : $"Your payment of {payment.Amount} is scheduled",
            Paragraphs =
            [
                payment.Method is { IsBankAccount: false } ? $"Your card was charged, and your payment was credited on {day}."
                    : credited ? $"Your payment was received and credited on {day}. We debit your bank account in the next banking days."
                    : $"Your payment will be made on {day}. You can cancel it in Payments until 6 p.m. Eastern that day.",
            ],
            Facts =
            [
                ("Amount", payment.Amount.ToString()),
                ("For", $"{payment.Account.Vehicle.Name}, account ending in {payment.Account.LastFour}"),
                ("From", $"{payment.MethodName} ending in {payment.MethodLastFour}"),
                ("Confirmation number", payment.ConfirmationNumber),
            ],
            Link = ($"/payments/{payment.Reference}", "See this payment"),
        };
    }
}
