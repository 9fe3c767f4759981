using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>What makes terms no contract. A rate or a money factor out of its range cannot be written down in the first place.</summary>
public enum TermsFault
{
    /// <summary>There is no payment, or more than 1,200.</summary>
    PaymentCount = 1,

    /// <summary>No month has such a day: it is 1 to 31, or 0 for the day of the first due date.</summary>
    DueDay = 2,

    /// <summary>The first payment falls due before the date of the contract.</summary>
    FirstDueBeforeContract = 3,

    /// <summary>Nothing is financed, or more than ten billion dollars.</summary>
    AmountFinanced = 4,

    /// <summary>The installment is negative or above ten billion dollars.</summary>
    Installment = 5,

    /// <summary>The balloon is negative or above ten billion dollars, or comes before the last installment.</summary>
    Balloon = 6,

    /// <summary>Days of grace or a fee are negative, or a percentage is outside 0 to 100.</summary>
    Fees = 7,

    /// <summary>The lease ends before it begins, or a value, allowance or rate of it is negative.</summary>
    Lease = 8,
}

/// <summary>Whether terms are a contract that can be served at all. Asked once, when the account is funded or taken over.</summary>
public static class TermsRules
{
    /// <summary>Longer than any loan is made for, and a schedule of it still fits a page of memory.</summary>
    internal const int MostPayments = 1200;

    private const int MostGraceDays = 365;

    /// <summary>The first thing wrong with terms; null when they can be served.</summary>
    public static TermsFault? Fault(AccountTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return terms.PaymentCount is < 1 or > MostPayments ? TermsFault.PaymentCount
            : terms.DueDay is < 0 or > 31 ? TermsFault.DueDay
            : terms.FirstDueOn < terms.ContractDate ? TermsFault.FirstDueBeforeContract
            : !HasFees(terms) ? TermsFault.Fees
            : terms.OwnFault();
    }

    internal static bool IsAmount(Money amount) => !amount.IsNegative && amount <= EventRules.LargestAmount;

    private static bool HasFees(AccountTerms terms) =>
        IsAmount(terms.ReturnedPaymentFee) && IsAmount(terms.LateFee.Minimum) && IsAmount(terms.LateFee.Cap)
        && terms.LateFee is { GraceDays: >= 0 and <= MostGraceDays, Percent: >= 0m and <= 100m, StateCapPercent: >= 0m and <= 100m };
}
