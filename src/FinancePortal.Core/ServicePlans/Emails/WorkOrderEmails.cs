using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.ServicePlans.WorkOrders;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.ServicePlans.Emails;

/// <summary>A dealer asks whether work that the customer pays may begin (F-803).</summary>
public static class EstimateWaitingEmail
{
    public static EmailDraft For(FinancedAccount account, WorkOrder order, Customer customer)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(customer);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = "An estimate waits for your answer",
            Paragraphs = [$"{order.DealerName} looked at your {account.Vehicle.Name} and asks before it starts. Nothing that you pay is done until you approve it."],
            Facts = [("Visit", order.Number), ("You would pay", order.ToDecide.ToString())],
            Link = ($"/vehicle/{account.Reference}/work-orders/{order.Reference}", "See the estimate"),
        };
    }
}

/// <summary>The vehicle can be picked up.</summary>
public static class VehicleReadyEmail
{
    public static EmailDraft For(FinancedAccount account, WorkOrder order, Customer customer)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(customer);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = "Your vehicle is ready",
            Paragraphs = [$"{order.DealerName} says that your {account.Vehicle.Name} is ready to be picked up."],
            Facts = [("Visit", order.Number), ("You pay there", order.CustomerPays.ToString())],
            Link = ($"/vehicle/{account.Reference}/work-orders/{order.Reference}", "See the visit"),
        };
    }
}

/// <summary>Tells the dealer what the customer decided; names nobody.</summary>
public static class EstimateDecidedEmail
{
    public static EmailDraft For(WorkOrder order, Money amount, bool approved)
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
}
