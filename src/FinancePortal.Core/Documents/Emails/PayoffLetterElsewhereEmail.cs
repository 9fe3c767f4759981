using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Documents.Payoffs;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Documents.Emails;

/// <summary>Tells the owners that a payoff letter goes to another address, while they can still take it back (F-607).</summary>
internal static class PayoffLetterElsewhereEmail
{
    public static EmailDraft For(IssuedLetter letter, FinancedAccount account, string recipient, Customer customer) => new()
    {
        To = customer.Email,
        CustomerId = customer.CustomerId,
        Greeting = customer.FirstName,
        Subject = "A payoff letter will go to another address",
        Paragraphs =
        [
            $"Somebody signed in as you asked us to mail a payoff letter to {recipient}. We mail it on {DocumentWords.Day(BusinessClock.BusinessDateOf(letter.Document.HeldUntil!.Value))}, not before.",
            "If that was you, there is nothing to do. If it wasn’t, take the letter back on the portal and change your password.",
        ],
        Facts = [("Account", $"{account.Vehicle.Name}, account ending in {account.LastFour}"), ("Quote number", letter.Number)],
        Link = ($"/accounts/{account.Reference}/letters", "See the letter or take it back"),
    };
}
