using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Upcoming;

public enum UpcomingKind
{
    /// <summary>To be paid by hand.</summary>
    Due = 1,

    /// <summary>Promised: it is made by itself.</summary>
    Scheduled = 2,
    Autopay = 3,

    /// <summary>A returned payment is tried again.</summary>
    Retry = 4,
}

/// <summary>One date on which money is due or moves.</summary>
/// <param name="PaymentReference">Of a promised payment; empty for the rest.</param>
public sealed record UpcomingPayment(DateOnly On, UpcomingKind Kind, PaymentAccount Account, Money Amount, string PaymentReference = "")
{
    /// <summary>What is due as well and this debit leaves, because it was not announced ten days before .</summary>
    public Money HeldBack { get; init; }


    /// <summary>What a calendar shows: no amounts and no numbers.</summary>
    public string CalendarTitle => (Kind switch
    {
        UpcomingKind.Due => "Payment due",
        UpcomingKind.Autopay => "Autopay",
        UpcomingKind.Retry => "Payment tried again",
        _ => "Scheduled payment",
    }) + $": {Account.VehicleName}";

    /// <summary>The same date again replaces the old one in a calendar.</summary>
    public string CalendarId => $"{Kind.ToString().ToLowerInvariant()}-{Account.Reference.ToLowerInvariant()}-{On:yyyyMMdd}";
}
