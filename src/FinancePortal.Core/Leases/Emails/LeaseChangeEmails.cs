using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases.Emails;

/// <summary>Confirms what a lessee signed.</summary>
public static class LeaseChangeEmails
{
    public static EmailDraft Extended(LeaseFile file, Customer customer, LeaseExtensionQuote quote)
    {
        ArgumentNullException.ThrowIfNull(quote);
        return Draft(file, customer, "Your lease is extended", [$"It now ends on {LeaseWords.Day(quote.EndsOn)}, with {LeaseWords.Miles(quote.MilesAdded)} more. Your payments go on as before.", "Check that your insurance and registration last until then."], "", "See your lease");
    }

    public static EmailDraft Bought(LeaseFile file, Customer customer, Money total) =>
        Draft(file, customer, "You bought your vehicle", [$"You signed the bill of sale. {total} is due; the title follows when it is paid.", "Tell your insurer that you are the owner now."], "/lease-end/purchase", "Pay, and follow the title");

    public static EmailDraft ServiceRequest(LeaseFile file, Customer customer) =>
        Draft(file, customer, "We have your military orders", ["Somebody looks at them within two business days. Bring the vehicle back within 15 days of your notice. No early termination charge is due, and what you paid ahead is refunded within 30 days of the return."], "/service", "See your request");

    private static EmailDraft Draft(LeaseFile file, Customer customer, string subject, IReadOnlyList<string> paragraphs, string page, string link)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(customer);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = subject,
            Paragraphs = paragraphs,
            Facts = [("Vehicle", $"{file.Vehicle.Name}, account ending in {file.LastFour}")],
            Link = ($"/leases/{file.Reference}{page}", link),
        };
    }
}
