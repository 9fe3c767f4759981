using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Autopay;

/// <summary>How a customer came to know of a debit that is not the usual one. The numbers are stored.</summary>
public enum AutopayNoticeKind
{
    /// <summary>The authorization itself named the amount and its date.</summary>
    Authorized = 1,

    /// <summary>A month ahead: the last payment or the balloon.</summary>
    MonthAhead = 2,

    /// <summary>At least ten days ahead .</summary>
    TenDays = 3,
}

/// <summary>The written notice of one debit's amount and date. A debit of more than the usual amount is not made without one.</summary>
public sealed class AutopayNotice
{
    /// <summary>How old a notice must be on the day of the debit.</summary>
    public const int LeastDays = 10;

    /// <summary>When it is written: some days of a job that does not run may pass before it would be too late.</summary>
    public const int WrittenDaysAhead = 14;

    public const int MonthAheadDays = 30;

    public long AutopayNoticeId { get; private set; }
    public long FinancedAccountId { get; private set; }
    public required FinancedAccount Account { get; init; }
    public required DateOnly DebitOn { get; init; }
    public required Money Amount { get; init; }
    public required AutopayNoticeKind Kind { get; init; }

    /// <summary>The New York day on which it was written.</summary>
    public required DateOnly ToldOn { get; init; }
    public required DateTime ToldAt { get; init; }

    /// <summary>Whether it is early enough for the debit that it names.</summary>
    public bool IsInTime => Kind is AutopayNoticeKind.Authorized || ToldOn <= DebitOn.AddDays(-LeastDays);

    /// <summary>
    /// What limits the debits to come, as known on a day: nearer than ten days only what may be taken for want of a notice; further
    /// ahead there is time to write one, so nothing.
    /// </summary>
    public static Func<DateOnly, Money?> Limits(AccountTerms terms, AutopayRule rule, IReadOnlyList<AutopayNotice> told, DateOnly today) =>
        on => on <= today.AddDays(LeastDays) ? Allowed(terms, rule, told, on) : null;

    /// <summary>The most that may be taken on a date: the usual amount, or what was written in time .</summary>
    public static Money Allowed(AccountTerms terms, AutopayRule rule, IReadOnlyList<AutopayNotice> told, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(told);
        var allowed = AutopayPlan.Usual(terms, rule);
        foreach (var notice in told)
        {
            allowed = notice.DebitOn == date && notice.IsInTime ? Money.Max(allowed, notice.Amount) : allowed;
        }

        return allowed;
    }
}
