using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Vehicles.Recalls;

namespace FinancePortal.Core.ServicePlans.Emails;

/// <summary>A safety recall names the customer's kind of vehicle (F-807).</summary>
public static class RecallEmail
{
    public static EmailDraft For(FinancedAccount account, VehicleRecall recall, Customer customer)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(recall);
        ArgumentNullException.ThrowIfNull(customer);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = $"Safety recall for your {account.Vehicle.Name}",
            Paragraphs =
            [
                recall.DoNotDrive ? "The maker asks that the vehicle is not driven until it’s repaired." : "The maker repairs it free of charge. Ask a dealer for an appointment.",
            ],
            Facts = [("Recall", recall.Campaign), ("Part", recall.Component)],
            Link = ($"/vehicle/{account.Reference}/recalls", "Read about the recall"),
        };
    }
}
