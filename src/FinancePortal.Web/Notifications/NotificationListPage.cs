using FinancePortal.Core.Notifications;

namespace FinancePortal.Web.Notifications;

/// <summary>What the portal told a customer, newest first.</summary>
public sealed record NotificationListPage
{
    public required IReadOnlyList<Notification> Notifications { get; init; }
    public required int Page { get; init; }
    public required bool HasMore { get; init; }
    public required DateOnly Today { get; init; }

    public bool HasUnread => Notifications.Any(n => n.ReadAt is null);

    public static string Icon(NotificationKind kind) => kind switch
    {
        NotificationKind.Security => "shield",
        NotificationKind.Payment => "pay",
        NotificationKind.Document => "doc",
        _ => "info",
    };
}
