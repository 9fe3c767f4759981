using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>
/// The installment of a loan, solved on the schedule that will service it: the smallest amount whose last installment is not
/// larger than the others (DOMAIN §1). The textbook annuity ignores the odd first period and the lengths of months and
/// would end in a larger last payment.
/// </summary>
public static class LevelInstallment
{
    /// <summary>Solves the installment of terms whose own <see cref="RetailTerms.Installment"/> is ignored.</summary>
    /// <exception cref="ArgumentException">The rate is so high that no installment below twice the debt pays the loan.</exception>
    public static Money Solve(RetailTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var (tooSmall, enough) = (0L, Math.Max(1L, terms.AmountFinanced.Cents * 2));
        if (!IsEnough(terms.WithInstallment(Money.FromCents(enough))))
        {
            throw new ArgumentException("No installment below twice the debt pays this loan.", nameof(terms));
        }

        while (enough - tooSmall > 1)
        {
            var middle = tooSmall + ((enough - tooSmall) / 2);
            if (IsEnough(terms.WithInstallment(Money.FromCents(middle))))
            {
                enough = middle;
            }
            else
            {
                tooSmall = middle;
            }
        }

        return Money.FromCents(enough);
    }

    /// <summary>
    /// The level payment on real periods, exact: <c>(amount − balloon × v_n) ÷ Σ v_k</c>, where each period discounts by
    /// <c>1 + rate × units ÷ units per year</c>. Lenders round it to the nearest cent or up, as their contracts say.
    /// </summary>
    /// <param name="start">From when interest accrues.</param>
    /// <param name="dueDates">In order; the balloon falls due on the last.</param>
    public static decimal Exact(Money amount, AnnualRate rate, DayCounter days, DateOnly start, IReadOnlyList<DateOnly> dueDates, Money balloon = default)
    {
        ArgumentNullException.ThrowIfNull(dueDates);
        ArgumentOutOfRangeException.ThrowIfZero(dueDates.Count, nameof(dueDates));
        decimal v = 1m, sum = 0m;
        var from = start;
        foreach (var due in dueDates)
        {
            v /= 1m + (rate.Fraction * days.Units(from, due) / days.UnitsPerYear);
            sum += v;
            from = due;
        }

        return (amount.Dollars - (balloon.Dollars * v)) / sum;
    }

    private static bool IsEnough(RetailTerms terms)
    {
        // Without a last regular row the debt, or all of it but the balloon, was paid before.
        var last = AmortizationSchedule.Original(terms).Rows.FirstOrDefault(r => r.Number == terms.PaymentCount);
        return last.Payment <= terms.Installment;
    }
}
