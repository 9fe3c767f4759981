using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.ServicePlans.Emails;

/// <summary>Proof that a plan is cancelled, with what comes back (F-806).</summary>
public static class PlanCancelledEmail
{
    public static EmailDraft For(FinancedAccount account, ServicePlan plan, string name, Customer customer)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(customer);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = $"Cancelled: {name}",
            Paragraphs =
            [
                plan.Refunded.IsPositive
                    ? $"{name} is cancelled, and {plan.Refunded} of its price is yours again. Send it to your bank account in the portal, or leave it: then we send it before six months are over."
                    : $"{name} is cancelled. By the contract’s formula nothing of its price is left to refund.",
            ],
            Facts =
            [
                ("Contract number", plan.ContractNumber),
                ("Vehicle", $"{account.Vehicle.Name}, account ending in {account.LastFour}"),
                ("Refund", plan.Refunded.ToString()),
                ("Cancellation number", plan.CancellationNumber ?? ""),
            ],
            Link = (plan.Refunded.IsPositive ? $"/accounts/{account.Reference}/credit" : $"/vehicle/{account.Reference}/plans/{plan.Reference}", plan.Refunded.IsPositive ? "Send it to my bank" : "See the plan"),
        };
    }
}
