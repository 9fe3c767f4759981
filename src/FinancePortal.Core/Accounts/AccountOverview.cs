using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.Accounts;

/// <summary>One of a customer's contracts as it stands today, loan or lease.</summary>
public sealed record AccountOverview
{
    public required string Reference { get; init; }
    public required ProductKind Product { get; init; }
    public required string LastFour { get; init; }
    public required Vehicle Vehicle { get; init; }
    public required DateOnly OpenedOn { get; init; }
    public required DateOnly? ClosedOn { get; init; }

    /// <summary>What this customer may do with it.</summary>
    public required PartyRights Rights { get; init; }
    public required AccountTerms Terms { get; init; }
    public required AccountState State { get; init; }
    public required AccountPosition Position { get; init; }
    public required ActiveAutopay? Autopay { get; init; }

    /// <summary>The debit that pays what falls due next; null when a skip, a pause or frozen payment methods leave that to the customer.</summary>
    public AutopayDebit? AutopayTakes => Autopay is { IsFrozen: false, Next: { } debit } && debit.On <= Position.NextDueOn ? debit : null;

    /// <summary>Fees that no debit takes along.</summary>
    public Money FeesToPay => AutopayTakes is { HeldBack.IsZero: true, LeftOut.IsZero: true } ? Money.Zero : Position.FeesDue;

    /// <summary>Of the last three months and to come, the latest date first.</summary>
    public required IReadOnlyList<RecentPayment> Payments { get; init; }

    public bool IsOpen => Position.Status is AccountStatus.Open;
    public bool IsLease => Product is ProductKind.Lease;
    public bool IsPastDue => Position.PastDue.IsPositive;
    public bool MayPay => IsOpen && Rights.HasFlag(PartyRights.Pay);

    /// <summary>What has to come in so that nothing is late: past installments and fees.</summary>
    public Money AmountToBringCurrent => Position.PastDue + Position.FeesDue;

    /// <summary>What the next payment asks for together with fees, when nothing is late.</summary>
    public Money AmountDueNext => Position.NextDueAmount + Position.FeesDue;

    /// <summary>The payment to come that is nearest; or else one that is credited but has not left the customer's bank yet.</summary>
    public RecentPayment? OnItsWay =>
        Payments.LastOrDefault(p => p.Trace.Status is PaymentStatus.Scheduled)
        ?? Payments.FirstOrDefault(p => p.Trace is { Status: PaymentStatus.Credited, BankStatus: BankStatus.WaitingForFile or BankStatus.Sent }
            && CreditDate.LeavesBankBy(p.CreditOn) > Position.AsOf);

    /// <summary>When the lease ends, extensions counted; null for a loan.</summary>
    public DateOnly? LeaseEndsOn => Terms is LeaseTerms lease ? lease.EndsOn.AddMonths(State.ExtraPayments) : null;
}

/// <summary>A standing authorization that holds.</summary>
/// <param name="Next">The debit that comes next, as it will be made; null when none does.</param>
/// <param name="IsFrozen">The owner of what it debits said "this wasn't me": nothing is taken.</param>
public sealed record ActiveAutopay(AutopayDebit? Next, bool IsPaused, bool IsFrozen, string MethodName, string MethodLastFour)
{
    public bool IsStopped => IsPaused || IsFrozen;
}

/// <summary>A payment made or scheduled here.</summary>
public sealed record RecentPayment(DateOnly CreditOn, Money Amount, PaymentPurpose Purpose, PaymentTrace Trace);

/// <summary>What the home page knows of a customer.</summary>
public sealed record CustomerHome
{
    /// <summary>Empty when there is no account yet.</summary>
    public required string FirstName { get; init; }

    /// <summary>By the date of the next payment, past due ones first; ended contracts last.</summary>
    public required IReadOnlyList<AccountOverview> Accounts { get; init; }
    public required int UnreadNotifications { get; init; }
    public required DateOnly Today { get; init; }
}

/// <summary>Principal owed at the end of a day.</summary>
public readonly record struct PrincipalOn(DateOnly On, Money Principal);

/// <summary>One contract with what its own page adds.</summary>
public sealed record AccountDetails
{
    public required AccountOverview Account { get; init; }

    /// <summary>Principal from the ledger, one point for each day on which it changed; empty for a lease.</summary>
    public required IReadOnlyList<PrincipalOn> PrincipalHistory { get; init; }

    /// <summary>The installments to come when each is paid in full on its due date; empty for a lease.</summary>
    public required IReadOnlyList<ScheduleRow> Schedule { get; init; }

    /// <summary>The last payments, newest first, and how many there are in all.</summary>
    public required LatestPayments Latest { get; init; }
    public required int UnreadNotifications { get; init; }
    public required DateOnly Today { get; init; }
}
