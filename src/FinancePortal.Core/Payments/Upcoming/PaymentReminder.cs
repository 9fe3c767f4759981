namespace FinancePortal.Core.Payments.Upcoming;

/// <summary>How many days before a due date a customer is reminded. The numbers are stored.</summary>
[Flags]
public enum ReminderDays
{
    None = 0,
    Ten = 1,
    Five = 2,
    One = 4,
}

/// <summary>What a customer chose; who chose nothing is reminded five days before.</summary>
public sealed class ReminderChoice
{
    public const ReminderDays Usual = ReminderDays.Five;

    public long CustomerId { get; init; }
    public ReminderDays Days { get; set; } = Usual;
}

/// <summary>That somebody was reminded of a payment; a unique index lets it happen once for each due date and distance.</summary>
public sealed class PaymentReminder
{
    public long PaymentReminderId { get; private set; }
    public required long CustomerId { get; init; }
    public required long FinancedAccountId { get; init; }
    public required DateOnly DueOn { get; init; }
    public required ReminderDays Ahead { get; init; }
    public required DateTime SentAt { get; init; }

    /// <summary>Which reminder belongs to so many days before; none for any other number.</summary>
    public static ReminderDays Of(int daysAhead) => daysAhead switch { 10 => ReminderDays.Ten, 5 => ReminderDays.Five, 1 => ReminderDays.One, _ => ReminderDays.None };
}
