using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Wallet;

namespace FinancePortal.Core.Payments.Emails;

/// <summary>Says that a bank account was added, so that a customer who didn't do it finds out.</summary>
public static class BankAccountAddedEmail
{
    public static EmailDraft For(PaymentMethod method, Customer customer, MicroDeposits? deposits)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(customer);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = "A bank account was added",
            Paragraphs =
            [
                deposits is null
                    ? "You can pay from this account now."
                    : "Before you can pay from this account, we send it two small deposits, less than a dollar each. They arrive in one or two banking days. Then tell us the two amounts.",
                "If you didn't add this account, call us right away.",
            ],
            Facts = [("Account", $"{method.BankName}, {method.KindName.ToLowerInvariant()} ending in {method.LastFour}")],
            Link = ($"/payment-methods/{method.Reference}", "See this account"),
        };
    }
}
