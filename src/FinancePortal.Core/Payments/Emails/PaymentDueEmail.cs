using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Payments.Upcoming;

namespace FinancePortal.Core.Payments.Emails;

/// <summary>Reminds of a payment that somebody makes themselves.</summary>
public static class PaymentDueEmail
{
    public static EmailDraft For(UpcomingPayment payment, Customer customer)
    {
        ArgumentNullException.ThrowIfNull(payment);
        ArgumentNullException.ThrowIfNull(customer);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = $"Your payment of {payment.Amount} is due {AutopayWords.Date(payment.On)}",
            Paragraphs = ["This is the reminder that you get before a payment that you make yourself. If you've paid another way these days, there's nothing to do.", "If money is tight, look at Help with payments before the day: you see what each choice costs."],
            Facts =
            [
                ("Amount", payment.Amount.ToString()),
                ("Due", AutopayWords.Date(payment.On)),
                ("For", $"{payment.Account.VehicleName}, account ending in {payment.Account.LastFour}"),
            ],
            Link = ($"/accounts/{payment.Account.Reference}/pay", "Make the payment"),
        };
    }
}
