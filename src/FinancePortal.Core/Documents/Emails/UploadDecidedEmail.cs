using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.ServicePlans.Papers;

namespace FinancePortal.Core.Documents.Emails;

/// <summary>Says that a colleague has read what a customer sent.</summary>
internal static class UploadDecidedEmail
{
    public static EmailDraft For(WaitingPaper paper, bool accepted, string why, Customer customer) => new()
    {
        To = customer.Email,
        CustomerId = customer.CustomerId,
        Greeting = customer.FirstName,
        Subject = accepted ? "We have your paper" : "We need another paper",
        Paragraphs = [accepted ? $"A colleague has read what you sent for your {paper.VehicleName}. It stays with your documents." : $"A colleague has read what you sent for your {paper.VehicleName}. {why}"],
        Facts = [("What you sent", paper.Title)],
        Link = ("/documents/upload", "See what you sent"),
    };
}
