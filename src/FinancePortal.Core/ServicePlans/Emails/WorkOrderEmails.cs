using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.ServicePlans.WorkOrders;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.ServicePlans.Emails;

/// <summary>What customer and dealer hear of a visit (F-803).</summary>
public static class WorkOrderEmails
{
    /// <summary>A dealer asks whether work that the customer pays may begin.</summary>
    public static EmailDraft EstimateWaiting(FinancedAccount account, WorkOrder order, Customer customer)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(order);
        return ToCustomer(account, order, customer, "An estimate waits for your answer",
            $"{order.DealerName} looked at your {account.Vehicle.Name} and asks before it starts. Nothing that you pay is done until you approve it.", ("You would pay", order.ToDecide.ToString()), "See the estimate");
    }

    /// <summary>The vehicle can be picked up.</summary>
    public static EmailDraft VehicleReady(FinancedAccount account, WorkOrder order, Customer customer)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(order);
        return ToCustomer(account, order, customer, "Your vehicle is ready",
            $"{order.DealerName} says that your {account.Vehicle.Name} is ready to be picked up.", ("You pay there", order.CustomerPays.ToString()), "See the visit");
    }

    /// <summary>Tells the dealer what the customer decided; names nobody.</summary>
    public static EmailDraft EstimateDecided(WorkOrder order, Money amount, bool approved)
    {
        ArgumentNullException.ThrowIfNull(order);
        var word = approved ? "approved" : "declined";
        return new EmailDraft
        {
            To = order.DealerEmail,
            CustomerId = null,
            Greeting = order.Advisor.Length > 0 ? order.Advisor : order.DealerName,
            Subject = $"Visit {order.Number}: estimate {word}",
            Paragraphs = [$"The customer {word} the work of visit {order.Number} for {amount}."],
        };
    }

    private static EmailDraft ToCustomer(FinancedAccount account, WorkOrder order, Customer customer, string subject, string words, (string Label, string Value) amount, string link)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = subject,
            Paragraphs = [words],
            Facts = [("Visit", order.Number), amount],
            Link = ($"/vehicle/{account.Reference}/work-orders/{order.Reference}", link),
        };
    }
}
