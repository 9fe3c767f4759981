using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases.Ending;

/// <summary>A loan as buying is shown with: a twelfth of its yearly rate each month, level payments at the end of each month (DOMAIN §14).</summary>
public sealed record ExampleLoan
{
    public required Money Amount { get; init; }
    public required AnnualRate Rate { get; init; }
    public required int Months { get; init; }
    public required Money Payment { get; init; }
    public required IReadOnlyList<ScheduleRow> Rows { get; init; }

    /// <summary>What is still owed after a number of payments.</summary>
    public Money BalanceAfter(int payments) => payments <= 0 ? Amount : payments >= Rows.Count ? Money.Zero : Rows[payments - 1].Balance;

    /// <summary>What was paid by then.</summary>
    public Money PaidAfter(int payments) => Money.Sum(Rows.Take(payments).Select(r => r.Payment));

    /// <summary>The payment, and what is paid and owed after a number of them.</summary>
    public void Explain(Explanation why, int after)
    {
        ArgumentNullException.ThrowIfNull(why);
        const string Clause = "The loan, as an example";
        var (amount, rate, months) = (FormulaInput.Of("borrowed", Amount), new FormulaInput("loan rate", Rate.Fraction, FigureUnit.Rate), new FormulaInput("loan payments", Months, FigureUnit.Count));
        why.Step("loan payment", Payment, Rate.Fraction == 0m ? "borrowed ÷ loan payments" : "borrowed × loan rate ÷ 12 ÷ (1 − (1 + loan rate ÷ 12) ^ (0 − loan payments))", StepRounding.HalfUpToTheCent, Clause, "", amount, rate, months);
        var payment = FormulaInput.Of("loan payment", Payment);
        var before = amount;
        foreach (var row in Rows.Take(after))
        {
            var input = new FormulaInput("balance before", before.Value, FigureUnit.Dollars, before.From);
            var isLast = row.Number == Rows.Count;
            var n = row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var step = isLast
                ? why.Step("last loan payment", row.Payment, "balance before × (1 + loan rate ÷ 12)", StepRounding.HalfUpToTheCent, Clause, "", input, rate)
                : why.Step(row.Number == after ? "left on the loan" : $"left on the loan after payment {n}", row.Balance, "balance before × (1 + loan rate ÷ 12) − loan payment", StepRounding.HalfUpToTheCent, Clause, "", input, rate, payment);
            before = new FormulaInput("balance before", row.Balance.Dollars, FigureUnit.Dollars, step);
        }

        if (after >= Rows.Count && Rows.Count > 0)
        {
            why.Step("paid on the loan", PaidAfter(after), "loan payment × (loan payments − 1) + last loan payment", StepRounding.Exact, Clause, "", payment, months, FormulaInput.Of("last loan payment", Rows[^1].Payment));
            why.Step("cost of the loan", PaidAfter(after) - Amount, "paid on the loan − borrowed", StepRounding.Exact, Clause, "", FormulaInput.Of("paid on the loan", PaidAfter(after)), amount);
        }
        else
        {
            why.Step("paid on the loan", PaidAfter(after), "loan payment × payments made", StepRounding.Exact, Clause, "", payment, new FormulaInput("payments made", Math.Min(after, Rows.Count), FigureUnit.Count));
        }
    }

    /// <param name="like">Where state and fees come from.</param>
    /// <param name="startsOn">The first payment is a month later.</param>
    public static ExampleLoan Of(AccountTerms like, DateOnly startsOn, Money amount, AnnualRate rate, int months)
    {
        ArgumentNullException.ThrowIfNull(like);
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        var payment = Rounding.HalfUp(Annuity.Payment(rate.Fraction / 12m, months, amount.Dollars));
        return new ExampleLoan
        {
            Amount = amount,
            Rate = rate,
            Months = months,
            Payment = payment,
            Rows = amount.IsPositive
                ? AmortizationSchedule.Original(new RetailTerms
                {
                    ContractDate = startsOn,
                    FirstDueOn = startsOn.AddMonths(1),
                    DueDay = startsOn.Day,
                    PaymentCount = months,
                    State = like.State,
                    LateFee = like.LateFee,
                    ReturnedPaymentFee = Money.Zero,
                    AmountFinanced = amount,
                    Rate = rate,
                    DayCount = DayCount.Monthly,
                    Installment = payment,
                }).Rows
                : [],
        };
    }
}
