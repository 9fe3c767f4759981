namespace FinancePortal.Core.Notifications;

public enum NotificationKind
{
    Security = 1,
    Payment = 2,
    Account = 3,
    Document = 4,
}

/// <summary>What the portal tells a customer, kept 24 months (F-1402). No balances and no numbers beyond the last four.</summary>
public sealed class Notification
{
    public long NotificationId { get; private set; }
    public long CustomerId { get; init; }
    public required NotificationKind Kind { get; init; }
    public required string Title { get; init; }
    public string Body { get; init; } = "";

    /// <summary>The page it is about, a path of this site.</summary>
    public string Link { get; init; } = "";
    public required DateTime CreatedAt { get; init; }
    public DateTime? ReadAt { get; set; }
}
