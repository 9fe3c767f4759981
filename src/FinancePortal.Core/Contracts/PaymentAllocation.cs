using FinancePortal.Core.Ledger;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>How an amount on a date would be used, before it is paid: worked out by the code that posts it (DOMAIN §4).</summary>
public sealed record PaymentAllocation
{
    public required Money Amount { get; init; }
    public required DateOnly On { get; init; }
    public required PaymentSplit Split { get; init; }

    /// <summary>The account after it.</summary>
    public required AccountState After { get; init; }

    public Money PrincipalAfter => After.Principal;

    /// <summary>Pays everything that is owed.</summary>
    public bool PaysOff => After.Status == AccountStatus.PaidOff;

    /// <summary>The split of a payment, with due dates through its day billed first, as posting does.</summary>
    /// <param name="kind">A payment, a principal-only payment, one that pays ahead or one of fees.</param>
    /// <exception cref="ArgumentOutOfRangeException">The kind is no payment, or the amount is not positive.</exception>
    public static PaymentAllocation Preview(
        AccountTerms terms, AccountState state, Money amount, DateOnly on, AccountEventKind kind = AccountEventKind.Payment, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(amount, Money.Zero);
        var use = kind switch
        {
            AccountEventKind.Payment => PaymentUse.Regular,
            AccountEventKind.PrincipalOnlyPayment => PaymentUse.PrincipalOnly,
            AccountEventKind.PaidAheadPayment => PaymentUse.PaidAhead,
            AccountEventKind.FeePayment => PaymentUse.FeesFirst,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only payments are allocated."),
        };
        var servicing = terms.Servicing();
        servicing.Why = why?.Aside();
        var after = servicing.BilledThrough(state, on);
        var split = servicing.PayAndConclude(after, amount, on, use, new JournalDraft());
        return new PaymentAllocation { Amount = amount, On = on, Split = split, After = after };
    }
}
