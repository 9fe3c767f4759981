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
