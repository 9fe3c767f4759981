using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>One debit to come: due on one day, taken from the bank on the banking day that follows.</summary>
public readonly record struct ForecastDebit(int Number, DateOnly DueOn, DateOnly DebitOn, Money Amount);

/// <summary>The next debits of an account, the last, odd and balloon payments included (F-404).</summary>
public static class DebitForecast
{
    /// <summary>
    /// The next debits if each installment is paid when it falls due; fees and what is past due come with the first. A debit on a
    /// day the banks are closed moves to the next banking day and still counts as of the due date (DOMAIN §17).
    /// </summary>
    public static IReadOnlyList<ForecastDebit> Next(AccountTerms terms, AccountState state, int count = 12) =>
    [
        .. AmortizationSchedule.Remaining(terms, state).Rows.Take(count)
            .Select(r => new ForecastDebit(r.Number, r.DueOn, BankCalendar.OnOrAfter(r.DueOn), r.Payment)),
    ];
}
