using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Refunds;

/// <summary>Since when an account holds money of the customer's, from the changes of its credit in order .</summary>
public static class CreditAge
{
    /// <summary>How long before the six months are over the money goes back by itself.</summary>
    public const int DaysBefore = 30;

    /// <summary>The day from which the credit has been above <see cref="CreditBalance.Floor"/> without a break; null when it is not.</summary>
    public static DateOnly? Since(IEnumerable<(DateOnly On, Money Change)> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        DateOnly? since = null;
        var credit = Money.Zero;
        foreach (var (on, change) in changes)
        {
            credit += change;
            since = CreditBalance.MustBeRefunded(credit) ? since ?? on : null;
        }

        return since;
    }

    /// <summary>The day on which a credit goes back by itself.</summary>
    public static DateOnly GoesBackOn(DateOnly since) => CreditBalance.RefundBy(since).AddDays(-DaysBefore);
}
