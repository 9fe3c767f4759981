using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases.Changes;

/// <summary>Why a service member may end a vehicle lease (50 USC 3955(b)(2), R-602). The numbers are stored.</summary>
public enum ServiceReason
{
    /// <summary>Signed before entering service, for at least 180 days.</summary>
    EntersService = 1,

    /// <summary>In service, with a permanent change of station outside the continental United States.</summary>
    ChangeOfStation = 2,

    /// <summary>In service, deployed for at least 180 days.</summary>
    Deployment = 3,

    /// <summary>In service, with a stop movement order that makes the vehicle unusable.</summary>
    StopMovement = 4,
}

/// <summary>A service member's written notice with orders, and what came of it.</summary>
public sealed class ServiceRequest
{
    public const int LeastDays = 180;
    public const int DaysToReturn = 15;
    public const int DaysToRefund = 30;

    public long ServiceRequestId { get; private set; }
    public required long FinancedAccountId { get; init; }
    public required ServiceReason Reason { get; init; }

    /// <summary>The first day of service, deployment or the new station.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Public name of the picture of the orders.</summary>
    public required string Orders { get; init; }
    public required DateOnly NoticeOn { get; init; }

    /// <summary>The colleague who found the orders good; another one grants it.</summary>
    public long? CheckedByUserId { get; private set; }
    public string CheckedBy { get; private set; } = "";

    /// <summary>When the vehicle came back, as the first colleague found it.</summary>
    public DateOnly? ReturnedOn { get; private set; }

    /// <summary>When the lease ended.</summary>
    public DateOnly? GrantedOn { get; private set; }
    public long RefundCents { get; private set; }
    public long Version { get; private set; }

    public Money Refund => Money.FromCents(RefundCents);
    public DateOnly ReturnBy => NoticeOn.AddDays(DaysToReturn);

    /// <summary>By the law counted from the day the vehicle came back, when the lease ended.</summary>
    public DateOnly? RefundBy => GrantedOn is null ? null : ReturnedOn?.AddDays(DaysToRefund);

    /// <summary>The orders were found good; the lease ends by their rules or not at all.</summary>
    public bool IsChecked => CheckedByUserId is not null && GrantedOn is null;

    /// <summary>What a colleague decides about: a form made from something else is refused (P-OCC1).</summary>
    public string Stamp => FormattableString.Invariant($"{NoticeOn:yyyyMMdd} {CheckedByUserId} {ReturnedOn:yyyyMMdd} {GrantedOn:yyyyMMdd}");

    public void Check(long userId, string name, DateOnly returnedOn) => (CheckedByUserId, CheckedBy, ReturnedOn) = (userId, name, returnedOn);

    public void Grant(DateOnly on, Money refund) => (GrantedOn, RefundCents) = (on, refund.Cents);
}
