using FinancePortal.Core.Ledger;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>
/// Interest received in a calendar year on a cash basis, by the effective date of receipt and net of reversals: the figure of
/// the yearly interest statement (R-904, DOMAIN §19). A payment of December returned in January lowers December's year.
/// </summary>
public static class InterestReceived
{
    /// <summary>From this amount on the statement must be furnished.</summary>
    public static readonly Money StatementFloor = Money.FromDollars(600m);

    public static Money InYear(AccountTerms terms, IReadOnlyList<AccountEvent> events, int year)
    {
        var sum = Money.Zero;
        Replay.Run(terms, events, new DateOnly(year, 12, 31), (e, draft) =>
        {
            // A payment books what was earned and settles it in one journal: receivable and income together are what came in.
            if (e.EffectiveOn.Year == year && (draft[LedgerAccount.CashInTransit].IsPositive || e.Kind == AccountEventKind.DepositApplied))
            {
                sum -= draft[LedgerAccount.InterestReceivable] + draft[LedgerAccount.InterestIncome];
            }
        });
        return sum;
    }
}
