using FinancePortal.Core.Ledger;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <content>The events that only a loan has: rate relief, the end of a balloon loan, and what is written off.</content>
internal sealed partial class LoanServicing
{
    private protected override void ApplyOwn(AccountState state, AccountEvent e, JournalDraft journal)
    {
        Accrue(state, e.EffectiveOn);
        switch (e.Kind)
        {
            case AccountEventKind.RateRelief:
                state.ReliefRate = e.Rate / 100m;
                state.ReliefUntil = e.Rate is null ? null : e.UntilOn;
                break;
            case AccountEventKind.LeaseReturned:
                HandBack(state, journal);
                break;
            case AccountEventKind.ResidueWrittenOff:
            case AccountEventKind.ChargeOff:
                WriteOff(state, e, journal);
                break;
            default:
                throw new EventRefusedException(EventRefusal.NotForThisProduct, e);
        }
    }

    /// <summary>A vehicle handed back under a guarantee is worth the balloon: that much principal goes, the rest stays owed (DOMAIN §8).</summary>
    private void HandBack(AccountState state, JournalDraft journal)
    {
        var settled = Money.Min(state.Principal, balloon);
        state.Principal -= settled;
        state.Status = AccountStatus.Returned;
        journal.Move(LedgerAccount.FundingClearing, LedgerAccount.PrincipalReceivable, settled);
    }

    /// <summary>A residue takes interest, principal, then fees; a charge-off takes everything and ends the contract.</summary>
    private void WriteOff(AccountState state, AccountEvent e, JournalDraft journal)
    {
        var owed = BookInterest(state, journal);
        var all = e.Kind == AccountEventKind.ChargeOff;
        var limit = all ? owed + state.Principal + state.FeesOwed : Money.Min(e.Amount, owed + state.Principal + state.FeesOwed);
        var interest = Money.Min(limit, owed);
        var principal = Money.Min(limit - interest, state.Principal);
        ReduceInterest(state, interest, owed);
        state.Principal -= principal;
        PayFees(state, limit - interest - principal, journal);
        state.ChargedOff += limit;
        journal.Add(LedgerAccount.InterestReceivable, -interest);
        journal.Add(LedgerAccount.PrincipalReceivable, -principal);
        journal.Add(LedgerAccount.ChargedOff, limit);
        if (all)
        {
            state.Status = AccountStatus.ChargedOff;
            state.OpenList.Clear();
        }
    }
}
