using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Documents.Emails;

/// <summary>Says on the page of notifications that papers come by mail again; an e-mail would come back once more.</summary>
internal static class BackToPaperNotice
{
    public static Notification For(long customerId, DateTime at) => new()
    {
        CustomerId = customerId,
        Kind = NotificationKind.Document,
        Title = "Your documents come on paper again",
        Body = "Our emails to you came back, so we mail your documents until you choose again. Check your email address.",
        Link = "/documents/delivery",
        CreatedAt = at,
    };
}
