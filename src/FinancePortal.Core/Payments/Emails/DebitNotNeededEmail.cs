using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Payments.Emails;

/// <summary>Says that an announced debit was left out, because it was paid another way: a second try, or the fee of a return.</summary>
public static class DebitNotNeededEmail
{
    public static EmailDraft For(Payment payment, Customer customer)
    {
        ArgumentNullException.ThrowIfNull(payment);
        ArgumentNullException.ThrowIfNull(customer);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = payment.Purpose is PaymentPurpose.ReturnFee ? $"We didn't debit the fee of {payment.Amount}" : $"We didn't try your payment of {payment.Amount} again",
            Paragraphs = ["You've paid another way since your bank returned this payment. So we didn't debit your account for it again."],
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
