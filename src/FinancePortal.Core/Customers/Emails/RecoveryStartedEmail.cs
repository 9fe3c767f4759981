using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Customers.Emails;

/// <summary>Somebody says that they lost every way to sign in: told to each address, with a way to say no.</summary>
public static class RecoveryStartedEmail
{
    public static EmailDraft For(string address, string name, long? customerId, DateTime opensAt) => new()
    {
        To = address,
        CustomerId = customerId,
        Greeting = name,
        Subject = "Somebody asked to recover your online access",
        Paragraphs =
        [
            $"Somebody told us that they lost the password, phone and recovery codes of your online access. We’ll call the number we have on file. Nothing changes before {SecurityAlert.Moment(opensAt)}, and not without that call.",
            "If this wasn’t you, stop it with the link below. It takes one click, and no sign-in.",
        ],
        Link = ($"/recover/cancel/{OutboxEmail.SecretMark}", "Stop this"),
    };
}
