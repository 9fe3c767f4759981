using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Ach;

namespace FinancePortal.Core.Payments.Emails;

/// <summary>Says that a bank account can't be used any more, and what that stopped.</summary>
public static class BankAccountBlockedEmail
{
    public static EmailDraft For(PaymentMethod method, Customer customer, ReturnReason reason, IReadOnlyList<Payment> cancelled, bool endsAutopay)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(reason);
        ArgumentNullException.ThrowIfNull(cancelled);
        List<string> paragraphs = [$"We can't use this bank account any more. Your bank says: {reason.Title}."];
        paragraphs.AddRange(cancelled.Select(p => $"Your payment of {p.Amount} with confirmation number {p.ConfirmationNumber} was cancelled. It is still owed: pay it from another account."));
        if (endsAutopay)
        {
            paragraphs.Add("Autopay from this account is off. Your next payment won't be made by itself.");
        }

        paragraphs.Add(reason.NextStep);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = "A bank account can't be used any more",
            Paragraphs = paragraphs,
            Facts = [("Account", $"{method.BankName}, {method.KindName.ToLowerInvariant()} ending in {method.LastFour}"), ("Your bank's code", reason.Code)],
            Link = ("/payment-methods", "See your payment methods"),
        };
    }
}
