using FinancePortal.Core.Contracts;

namespace FinancePortal.Core.Tests.Contracts;

/// <summary>Bills as the billing job would, event by event.</summary>
internal static class RandomBilling
{
    public static AccountState Through(AccountTerms terms, AccountState state, DateOnly on)
    {
        foreach (var due in BillingSchedule.NotBilled(terms, state, on))
        {
            var billing = new AccountEvent { Sequence = state.LastSequence + 1, Kind = AccountEventKind.InstallmentBilled, EffectiveOn = due.DueOn, BookedAt = DateTime.UnixEpoch, Number = due.Number, ActorName = "test" };
            state = Posting.Plan(terms, state, billing).State;
        }

        return state;
    }
}
