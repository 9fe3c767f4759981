using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases.Emails;

/// <summary>Confirms miles bought ahead, and what becomes of those not driven.</summary>
public static class MilesBoughtEmail
{
    public static EmailDraft For(LeaseFile file, Customer customer, int miles, Money price)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(customer);
        var words = LeaseWords.Miles(miles);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = $"You bought {words}",
            Paragraphs =
            [
                $"Your mileage allowance is {words} higher from today. The price is due with your next payment.",
                file.Terms.UnusedMileCredit > 0
                    ? "Miles you buy and don’t drive are credited back at the end of your lease, at the rate in your contract."
                    : "Your contract gives nothing back for bought miles that you don’t drive.",
            ],
            Facts = [("Vehicle", $"{file.Vehicle.Name}, account ending in {file.LastFour}"), ("Price", price.ToString())],
            Link = ($"/leases/{file.Reference}", "See your mileage"),
        };
    }
}
