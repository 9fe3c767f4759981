using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>
/// What pays a loan off on a day:
/// <c>principal + round(interest to that day) + fees − credits</c>, rounded once; the total governs, the per diem informs (DOMAIN §2, §3).
/// </summary>
public sealed record PayoffQuote
{
    /// <summary>How many days ahead a quote is given.</summary>
    public const int LongestDays = 30;

    public required DateOnly QuotedOn { get; init; }

    /// <summary>The day on which the money must be received.</summary>
    public required DateOnly GoodThrough { get; init; }
    public required Money Principal { get; init; }
    public required Money Interest { get; init; }

    /// <summary>How many days of it are still to come when the quote is given.</summary>
    public int DaysAhead => GoodThrough.DayNumber - QuotedOn.DayNumber;
    public required Money Fees { get; init; }

    /// <summary>The customer's own money, taken off.</summary>
    public required Money Credits { get; init; }

    /// <summary>Interest of one more day, exact.</summary>
    public required decimal PerDiemExact { get; init; }

    /// <summary>Interest of one more day to the cent, for people; totals never multiply it.</summary>
    public Money PerDiem => Rounding.HalfUp(PerDiemExact);

    public Money Total => (Principal + Interest + Fees - Credits).OrZero();

    /// <summary>Ten days ahead, and if the banks are closed then, the next banking day (DOMAIN §3).</summary>
    public static PayoffQuote TenDay(AccountTerms terms, AccountState state, DateOnly quotedOn) =>
        On(terms, state, quotedOn, BankCalendar.OnOrAfter(quotedOn.AddDays(10)));

    /// <summary>The quote for one day, on the account as it is known on the day of the quote.</summary>
    /// <exception cref="ArgumentException">The contract is a lease: it has no payoff but a purchase option or an early termination.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The day is before the quote or more than 30 days after it.</exception>
    public static PayoffQuote On(AccountTerms terms, AccountState state, DateOnly quotedOn, DateOnly goodThrough, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(state);
        if (terms.Servicing() is not LoanServicing loan)
        {
            throw new ArgumentException("A lease has no payoff quote.", nameof(terms));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(goodThrough, quotedOn);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(goodThrough.DayNumber - quotedOn.DayNumber, LongestDays, nameof(goodThrough));
        loan.Why = why?.Aside();
        var then = state.Copy();
        loan.Accrue(then, goodThrough);
        var quote = new PayoffQuote
        {
            QuotedOn = quotedOn,
            GoodThrough = goodThrough,
            Principal = then.Principal,
            Interest = loan.InterestOwed(then),
            Fees = then.FeesOwed,
            Credits = then.Credit,
            PerDiemExact = loan.PerDiem(then, goodThrough),
        };
        loan.ExplainInterest(then, quote.Interest);
        loan.ExplainPerDiem(then, goodThrough, quote.PerDiemExact);
        why?.Step(
            "payoff",
            quote.Total,
            "max(principal + interest + fees − credits, 0)",
            StepRounding.Exact,
            "Paying early",
            "R-205",
            FormulaInput.Of("principal", quote.Principal),
            FormulaInput.Of("interest", quote.Interest),
            FormulaInput.Of("fees", quote.Fees),
            FormulaInput.Of("credits", quote.Credits));
        return quote;
    }
}
