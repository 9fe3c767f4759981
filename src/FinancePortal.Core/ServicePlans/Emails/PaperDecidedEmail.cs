using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.ServicePlans.Papers;

namespace FinancePortal.Core.ServicePlans.Emails;

/// <summary>Says what a colleague decided about a paper that the owner sent.</summary>
public static class PaperDecidedEmail
{
    public static EmailDraft For(FinancedAccount account, WaitingPaper paper, bool accepted, string why, Customer customer)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(customer);
        var isInsurance = paper.IsInsurance;
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = (isInsurance, accepted) switch
            {
                (true, true) => "Your proof of insurance is accepted",
                (true, false) => "We need another proof of insurance",
                (false, true) => "Your service is on record",
                _ => "We couldn’t confirm your service",
            },
            Paragraphs = [accepted ? $"We looked at what you sent for your {account.Vehicle.Name} and confirmed it." : $"We looked at what you sent for your {account.Vehicle.Name}. {why}"],
            Link = ($"/vehicle/{account.Reference}/{(isInsurance ? "insurance" : "maintenance")}", isInsurance ? "See your insurance" : "See your record"),
        };
    }
}
