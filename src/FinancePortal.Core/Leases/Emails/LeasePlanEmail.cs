using FinancePortal.Core.Customers;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Leases.Emails;

/// <summary>Confirms a plan for the end of a lease, and says that it binds nobody.</summary>
public static class LeasePlanEmail
{
    public static EmailDraft For(LeaseFile file, Customer customer, LeaseEndChoice choice, int extensionMonths)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(customer);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = $"Your plan: {Words(choice, extensionMonths)}",
            Paragraphs =
            [
                $"You plan to {Words(choice, extensionMonths)}. Nothing is decided yet: you can change your plan until {LeaseWords.Day(LeasePlan.ChangeableUntil(file))}.",
                "The checklist on your plan’s page has every step with its date, and a file for your calendar.",
            ],
            Facts = [("Vehicle", $"{file.Vehicle.Name}, account ending in {file.LastFour}"), ("Lease ends", LeaseWords.Day(file.EndsOn))],
            Link = ($"/leases/{file.Reference}/lease-end/plan", "See your plan"),
        };
    }

    /// <summary><c>return the vehicle</c>, after "plan to".</summary>
    public static string Words(LeaseEndChoice choice, int extensionMonths) => choice switch
    {
        LeaseEndChoice.Return => "return the vehicle",
        LeaseEndChoice.Buy or LeaseEndChoice.BuyWithLoan => "buy the vehicle",
        LeaseEndChoice.Extend => extensionMonths == 1 ? "extend the lease by 1 month" : $"extend the lease by {extensionMonths} months",
        LeaseEndChoice.LeaseAgain => "lease a new vehicle",
        _ => "end the lease early",
    };
}
