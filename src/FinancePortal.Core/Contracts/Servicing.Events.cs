using FinancePortal.Core.Ledger;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <content>Events that every kind of contract has: fees, refunds, deferrals, due dates, and what satisfies an installment.</content>
public abstract partial class Servicing
{
    private static void AssessFee(AccountState state, AccountEvent e, JournalDraft journal)
    {
        state.FeeList.Add(new FeeDue(e.Sequence, e.Kind, e.EffectiveOn, e.Amount));
        journal.Move(LedgerAccount.FeesReceivable, LedgerAccount.FeeIncome, e.Amount);
        if (e.Kind == AccountEventKind.LateFeeAssessed)
        {
            var index = state.OpenList.FindIndex(o => o.Number == e.Number);
            if (index >= 0)
            {
                state.OpenList[index] = state.OpenList[index] with { LateFee = true };
            }
        }
    }

    /// <summary>What is left of the fee is given back first; what was paid of it already becomes the customer's credit.</summary>
    private static void WaiveFee(AccountState state, AccountEvent e, JournalDraft journal)
    {
        var index = state.FeeList.FindIndex(f => f.Sequence == e.Reverses);
        var unpaid = Money.Zero;
        if (index >= 0)
        {
            unpaid = Money.Min(state.FeeList[index].Left, e.Amount);
            var left = state.FeeList[index].Left - unpaid;
            if (left.IsZero)
            {
                state.FeeList.RemoveAt(index);
            }
            else
            {
                state.FeeList[index] = state.FeeList[index] with { Left = left };
            }
        }

        var paid = e.Amount - unpaid;
        state.Credit += paid;
        journal.Add(LedgerAccount.FeeIncome, e.Amount);
        journal.Add(LedgerAccount.FeesReceivable, -unpaid);
        journal.Add(LedgerAccount.CustomerCredit, -paid);
    }

    /// <summary>
    /// A refund of credit. When the payment that made the credit came back afterwards, what was refunded without cover is owed
    /// again, as a fee-like amount of its own.
    /// </summary>
    private static void RefundCredit(AccountState state, AccountEvent e, JournalDraft journal)
    {
        var covered = Money.Min(state.Credit, e.Amount);
        var owedAgain = e.Amount - covered;
        state.Credit -= covered;
        if (owedAgain.IsPositive)
        {
            state.FeeList.Add(new FeeDue(e.Sequence, e.Kind, e.EffectiveOn, owedAgain));
        }

        journal.Add(LedgerAccount.CustomerCredit, covered);
        journal.Add(LedgerAccount.FeesReceivable, owedAgain);
        journal.Add(LedgerAccount.Cash, -e.Amount);
    }

    /// <summary>Pays fees, oldest first, and says how much they took.</summary>
    private protected static Money PayFees(AccountState state, Money available, JournalDraft journal)
    {
        var paid = Money.Zero;
        while (available > paid && state.FeeList.Count > 0)
        {
            var fee = state.FeeList[0];
            var part = Money.Min(fee.Left, available - paid);
            paid += part;
            if (part == fee.Left)
            {
                state.FeeList.RemoveAt(0);
            }
            else
            {
                state.FeeList[0] = fee with { Left = fee.Left - part };
            }
        }

        journal.Add(LedgerAccount.FeesReceivable, -paid);
        return paid;
    }

    /// <summary>
    /// Moves <c>Number</c> months behind: every installment that is not satisfied falls due that much later, and what was due
    /// and now is not is no longer billed (DOMAIN §6).
    /// </summary>
    private void Defer(AccountState state, AccountEvent e, JournalDraft journal)
    {
        var months = e.Number!.Value;
        Accrue(state, e.EffectiveOn);
        state.MonthsShifted += months;
        for (var i = state.OpenList.Count - 1; i >= 0; i--)
        {
            var open = state.OpenList[i];
            var later = BillingSchedule.DueOn(open.DueOn, state.DueDay, months);
            if (later > e.EffectiveOn && i == state.OpenList.Count - 1)
            {
                state.OpenList.RemoveAt(i);
                state.Billed--;
                Unbill(state, open, journal);
            }
            else
            {
                state.OpenList[i] = open with { DueOn = later };
                state.LastBilledOn = state.LastBilledOn > later ? state.LastBilledOn : later;
            }
        }
    }

    /// <summary>
    /// The installments not billed yet fall due on another day of the month. The first new date is in the month of the old one,
    /// or in the next month that puts it after this event and after the last due date.
    /// </summary>
    private void ChangeDueDay(AccountState state, AccountEvent e)
    {
        state.DueDay = e.Number!.Value;
        while (DueOn(state, state.Billed + 1) <= e.EffectiveOn || DueOn(state, state.Billed + 1) <= state.LastBilledOn)
        {
            state.MonthsShifted++;
        }
    }

    /// <summary>
    /// Counts a payment toward installments: the billed ones, oldest first; then, without what went to fees, the one whose
    /// period is running; and those after it only when the customer chose to pay ahead (DOMAIN §4). The whole payment counts
    /// toward what is due, also the part that a contract uses for fees: an old fee never makes a paid installment late.
    /// </summary>
    private protected void Satisfy(AccountState state, Money amount, Money fees, bool paysAhead)
    {
        var left = amount;
        while (left.IsPositive && state.OpenList.Count > 0)
        {
            var open = state.OpenList[0];
            var part = Money.Min(left, open.Left);
            left -= part;
            if (part < open.Left)
            {
                state.OpenList[0] = open with { Received = open.Received + part };
                return;
            }

            state.OpenList.RemoveAt(0);
        }

        left -= Money.Min(left, fees);
        while (left.IsPositive && (paysAhead || state.Ahead == 0)
            && state.Billed + state.Ahead < LastInstallment(state)
            && ComingAmount(state, state.Billed + state.Ahead + 1) is { } amountDue)
        {
            var missing = (amountDue - state.ReceivedAhead).OrZero();
            if (left < missing)
            {
                state.ReceivedAhead += left;
                return;
            }

            left -= missing;
            state.Ahead++;
            state.ReceivedAhead = Money.Zero;
        }
    }
}
