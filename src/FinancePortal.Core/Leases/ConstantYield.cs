using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases;

/// <summary>One month of a lease's balance: the payment at its start, the rent earned in it, the balance at its end.</summary>
public readonly record struct LeaseBalanceRow(int Month, Money Rent, Money Depreciation, Money Balance);

/// <summary>
/// The actuarial balance of a lease with payments in advance (DOMAIN §10): rent is earned at the one monthly yield that makes
/// the payments and the residual value worth the adjusted capitalized cost.
/// </summary>
public sealed record ConstantYield
{
    /// <summary>The implicit rate per month, exact. Not a rate that is shown to anybody as the cost of the lease .</summary>
    public required decimal MonthlyRate { get; init; }

    public required IReadOnlyList<LeaseBalanceRow> Rows { get; init; }

    public Money TotalRent => Money.Sum(Rows.Select(r => r.Rent));

    /// <summary>
    /// Solves <c>cost = Σ payment ÷ (1 + x)^k (k = 0 … n − 1) + residual ÷ (1 + x)^n</c> and runs the balance:
    /// <c>rent = round((balance − payment) × x)</c>; the last month's rent is what leaves the residual value exactly.
    /// </summary>
    /// <exception cref="ArgumentException">Payments and residual are less than the cost.</exception>
    public static ConstantYield Of(Money adjustedCapitalizedCost, Money residual, Money payment, int months)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        var rate = PresentValue.SolveRate(
        [
            new TimedAmount((payment - adjustedCapitalizedCost).Dollars, 0, 0m),
            .. Enumerable.Range(1, months - 1).Select(k => new TimedAmount(payment.Dollars, k, 0m)),
            new TimedAmount(residual.Dollars, months, 0m),
        ]);
        var rows = new LeaseBalanceRow[months];
        var balance = adjustedCapitalizedCost;
        for (var month = 1; month <= months; month++)
        {
            var afterPayment = balance - payment;
            var rent = month == months ? residual - afterPayment : Rounding.HalfUp(afterPayment.Dollars * rate);
            balance = afterPayment + rent;
            rows[month - 1] = new LeaseBalanceRow(month, rent, payment - rent, balance);
        }

        return new ConstantYield { MonthlyRate = rate, Rows = rows };
    }

    public static ConstantYield Of(LeaseTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return Of(LeasePayment.Of(terms).AdjustedCapitalizedCost, terms.ResidualValue, terms.BasePayment, terms.PaymentCount);
    }

    /// <summary>The balance by the contract's own method after a number of payments.</summary>
    public static Money BalanceAfter(LeaseTerms terms, int payments)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentOutOfRangeException.ThrowIfNegative(payments);
        var cost = LeasePayment.Of(terms).AdjustedCapitalizedCost;
        if (payments == 0)
        {
            return cost;
        }

        var month = Math.Min(payments, terms.PaymentCount);
        return terms.BalanceMethod == LeaseBalanceMethod.ConstantYield
            ? Of(terms).Rows[month - 1].Balance
            : Rounding.HalfUp(cost.Dollars - ((cost - terms.ResidualValue).Dollars * month / terms.PaymentCount));
    }
}
