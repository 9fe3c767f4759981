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
    /// <summary>The step that every figure built on a balance links to.</summary>
    internal const string Balance = "lease balance";
    private const string Clause = "How the lease balance falls";
    private const string Rule = "R-105";

    /// <summary>The implicit rate per month, exact. Not a rate that is shown to anybody as the cost of the lease (R-108).</summary>
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
    public static Money BalanceAfter(LeaseTerms terms, int payments, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentOutOfRangeException.ThrowIfNegative(payments);
        var cost = LeasePayment.Of(terms).AdjustedCapitalizedCost;
        var month = Math.Min(payments, terms.PaymentCount);
        if (month == 0)
        {
            why?.Step(Balance, cost, "adjusted capitalized cost", StepRounding.Exact, Clause, Rule, FormulaInput.Of("adjusted capitalized cost", cost));
            return cost;
        }

        if (terms.BalanceMethod == LeaseBalanceMethod.ConstantYield)
        {
            var yield = Of(terms);
            if (why is not null)
            {
                yield.Explain(why, terms, cost, month);
            }

            return yield.Rows[month - 1].Balance;
        }

        var balance = Rounding.HalfUp(cost.Dollars - ((cost - terms.ResidualValue).Dollars * month / terms.PaymentCount));
        why?.Step(
            Balance,
            balance,
            "adjusted capitalized cost − (adjusted capitalized cost − residual value) × payments made ÷ number of payments",
            StepRounding.HalfUpToTheCent,
            Clause,
            Rule,
            FormulaInput.Of("adjusted capitalized cost", cost),
            FormulaInput.Of("residual value", terms.ResidualValue),
            new FormulaInput("payments made", month, FigureUnit.Count),
            new FormulaInput("number of payments", terms.PaymentCount, FigureUnit.Count));
        return balance;
    }

    /// <summary>First the proof of the yield, then month by month. The yield is a factor, and called so: no rate of the lease is shown (R-108).</summary>
    private void Explain(Explanation why, LeaseTerms terms, Money cost, int month)
    {
        var (payment, residual) = (FormulaInput.Of("base payment", terms.BasePayment), FormulaInput.Of("residual value", terms.ResidualValue));
        var factor = new FormulaInput("monthly factor", MonthlyRate, FigureUnit.Factor);
        var before = why.Step(
            "what the payments and the residual value are worth at the start",
            cost,
            MonthlyRate == 0m
                ? "base payment × number of payments + residual value"
                : "base payment × (1 − (1 + monthly factor) ^ (0 − number of payments)) ÷ (1 − 1 ÷ (1 + monthly factor)) + residual value ÷ (1 + monthly factor) ^ number of payments",
            StepRounding.HalfUpToTheCent,
            Clause,
            Rule,
            payment,
            residual,
            factor,
            new FormulaInput("number of payments", terms.PaymentCount, FigureUnit.Count));
        for (var n = 1; n <= month; n++)
        {
            var name = n == month ? Balance : $"lease balance after {n.ToString(System.Globalization.CultureInfo.InvariantCulture)} {(n == 1 ? "payment" : "payments")}";
            before = n == terms.PaymentCount
                ? why.Step(name, Rows[n - 1].Balance, "residual value", StepRounding.Exact, Clause, Rule, residual)
                : why.Step(name, Rows[n - 1].Balance, "(balance before − base payment) × (1 + monthly factor)", StepRounding.HalfUpToTheCent, Clause, Rule, new FormulaInput("balance before", before.Value, FigureUnit.Dollars, before), payment, factor);
        }
    }
}
