using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Documents.Emails;

/// <summary>Says that a paper is in the glovebox, never what it says.</summary>
public static class DocumentReadyEmail
{
    public static EmailDraft For(Document document, Customer customer, string account)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(customer);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = $"New document: {document.Title}",
            Paragraphs = ["It’s ready to read on the portal, under Documents."],
            Facts = account.Length > 0 ? [("Account", account)] : [],
            Link = (document.Form is DocumentForm.Statement ? $"/documents/statements/{document.Reference}" : "/documents", "Open it"),
        };
    }
}
