using FinancePortal.Core.Ledger;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>How the money of one payment was used; the parts sum to the payment.</summary>
public readonly record struct PaymentSplit
{
    public Money Fees { get; init; }
    public Money Interest { get; init; }
    public Money Principal { get; init; }

    /// <summary>Lease payments billed, with their tax.</summary>
    public Money Lease { get; init; }

    /// <summary>Kept for lease payments that are not due yet.</summary>
    public Money Unapplied { get; init; }

    /// <summary>Over the total owed: the customer's.</summary>
    public Money Credit { get; init; }

    /// <summary>Received on an account that was charged off.</summary>
    public Money Recovered { get; init; }

    /// <summary>
    /// Reads the split back from the lines that stand for a payment. Interest earned since the last posting is booked and paid in
    /// one journal, so what was received of it is the receivable's and the income's lines together; likewise of a lease payment
    /// that was billed late, with the payment. What was kept from before pays that one too, and only the rest of it is this payment's.
    /// </summary>
    public static PaymentSplit FromLines(IEnumerable<JournalLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var sums = lines.ToLookup(l => l.Account, l => l.Amount);
        var kept = Of(LedgerAccount.UnappliedFunds);
        return new PaymentSplit
        {
            Fees = Of(LedgerAccount.FeesReceivable) + Of(LedgerAccount.FeeIncome),
            Interest = Of(LedgerAccount.InterestReceivable) + Of(LedgerAccount.InterestIncome),
            Principal = Of(LedgerAccount.PrincipalReceivable),
            Lease = Of(LedgerAccount.LeaseReceivable) + Of(LedgerAccount.LeaseRevenue) + Of(LedgerAccount.TaxPayable) + Money.Min(kept, Money.Zero),
            Unapplied = kept.OrZero(),
            Credit = Of(LedgerAccount.CustomerCredit),
            Recovered = Of(LedgerAccount.ChargedOff),
        };

        Money Of(LedgerAccount account) => -Money.Sum(sums[account]);
    }

    public Money Total => Fees + Interest + Principal + Lease + Unapplied + Credit + Recovered;
}

/// <summary>For what a payment counts.</summary>
internal enum PaymentUse
{
    Regular = 0,
    PrincipalOnly = 1,
    PaidAhead = 2,

    /// <summary>Fees and charges first; the rest is regular.</summary>
    FeesFirst = 3,
}

/// <summary>
/// The arithmetic of one contract's life: what each event does to the state and which lines it books. Posting, quotes,
/// simulation and the rebuilding of past days all go through <see cref="Apply"/>. Nothing here knows a clock or a database.
/// </summary>
public abstract partial class Servicing
{
    /// <summary>Applies one event that counts, in effective order. Lines go to <paramref name="journal"/>, which the caller clears.</summary>
    /// <exception cref="EventRefusedException">The event cannot happen to this account.</exception>
    internal void Apply(AccountState state, AccountEvent e, JournalDraft journal)
    {
        if (EventRules.Refusal(this, state, e) is { } refusal)
        {
            throw new EventRefusedException(refusal, e);
        }

        // A due date before this event counts whether or not its billing was booked in time: then it is billed with this event.
        while (NextBillingOn(state) is { } due && due < e.EffectiveOn)
        {
            Bill(state, due, journal);
        }

        switch (e.Kind)
        {
            case AccountEventKind.Funded:
            case AccountEventKind.OpeningBalance:
                Fund(state, e, journal);
                break;
            case AccountEventKind.InstallmentBilled:
                // The date counts, not the number: after a back-dated deferral or change of due date nothing falls due here any more.
                if (NextBillingOn(state) == e.EffectiveOn)
                {
                    Bill(state, e.EffectiveOn, journal);
                }

                break;
            case AccountEventKind.Payment:
                Receive(state, e, PaymentUse.Regular, LedgerAccount.CashInTransit, journal);
                break;
            case AccountEventKind.PrincipalOnlyPayment:
                Receive(state, e, PaymentUse.PrincipalOnly, LedgerAccount.CashInTransit, journal);
                break;
            case AccountEventKind.PaidAheadPayment:
                Receive(state, e, PaymentUse.PaidAhead, LedgerAccount.CashInTransit, journal);
                break;
            case AccountEventKind.FeePayment:
                Receive(state, e, PaymentUse.FeesFirst, LedgerAccount.CashInTransit, journal);
                break;
            case AccountEventKind.PaymentSettled:
                journal.Move(LedgerAccount.Cash, LedgerAccount.CashInTransit, e.Amount);
                break;
            case AccountEventKind.LateFeeAssessed:
            case AccountEventKind.ReturnedPaymentFeeAssessed:
            case AccountEventKind.FeeAssessed:
                AssessFee(state, e, journal);
                break;
            case AccountEventKind.FeeWaived:
                WaiveFee(state, e, journal);
                break;
            case AccountEventKind.CreditRefunded:
                RefundCredit(state, e, journal);
                break;
            case AccountEventKind.AddOnRefunded:
                state.Credit += e.Amount;
                journal.Move(LedgerAccount.FundingClearing, LedgerAccount.CustomerCredit, e.Amount);
                break;
            case AccountEventKind.DepositHeld:
                state.Deposit += e.Amount;
                journal.Move(LedgerAccount.CashInTransit, LedgerAccount.DepositsHeld, e.Amount);
                break;
            case AccountEventKind.DepositApplied:
                state.Deposit -= e.Amount;
                Receive(state, e, PaymentUse.Regular, LedgerAccount.DepositsHeld, journal);
                break;
            case AccountEventKind.DepositRefunded:
                state.Deposit -= e.Amount;
                journal.Move(LedgerAccount.DepositsHeld, LedgerAccount.Cash, e.Amount);
                break;
            case AccountEventKind.Deferral:
                Defer(state, e, journal);
                break;
            case AccountEventKind.DueDateChanged:
                ChangeDueDay(state, e);
                break;
            default:
                ApplyOwn(state, e, journal);
                break;
        }

        Conclude(state);
        state.LastEffectiveOn = e.EffectiveOn;
    }

    internal abstract AccountTerms Terms { get; }

    /// <summary>Where the steps of the calculation go when somebody asked for them; null otherwise, and then nothing is allocated.</summary>
    internal Explanation? Why { get; set; }

    /// <summary>Why this kind of contract does not know an event; null when it does.</summary>
    internal abstract EventRefusal? OwnRefusal(AccountEvent e);

    /// <summary>How many installments there are, extensions and a balloon counted.</summary>
    internal abstract int LastInstallment(AccountState state);

    /// <summary>When installment <paramref name="number"/>, not billed yet, falls due as things stand.</summary>
    internal virtual DateOnly DueOn(AccountState state, int number) =>
        BillingSchedule.DueOn(Terms.FirstDueOn, state.DueDay, number - 1 + state.MonthsShifted);

    /// <summary>The next due date to be billed; null when nothing is left to bill.</summary>
    internal virtual DateOnly? NextBillingOn(AccountState state) =>
        state.IsFunded && state.Status == AccountStatus.Open && state.Billed < LastInstallment(state) ? DueOn(state, state.Billed + 1) : null;

    /// <summary>Bills the next installment on its due date.</summary>
    internal abstract Installment Bill(AccountState state, DateOnly on, JournalDraft journal);

    /// <summary>Uses an amount received; what it is received in (cash in transit, a deposit) is the debit.</summary>
    internal abstract PaymentSplit Pay(AccountState state, Money amount, DateOnly on, PaymentUse use, JournalDraft journal);

    /// <summary>What the next installment asks for, as far as it is known before its due date; null when only the rest of the debt satisfies it.</summary>
    internal abstract Money? ComingAmount(AccountState state, int number);

    /// <summary>Adds what accrues until a date; a lease accrues nothing.</summary>
    internal abstract void Accrue(AccountState state, DateOnly on);

    /// <summary>Everything owed, accrued to the state's own date.</summary>
    internal abstract Money Owed(AccountState state);

    private protected abstract void Fund(AccountState state, AccountEvent e, JournalDraft journal);

    /// <summary>The events that only this kind of contract has.</summary>
    private protected abstract void ApplyOwn(AccountState state, AccountEvent e, JournalDraft journal);

    /// <summary>Gives back the billing of installments that a deferral made not due again.</summary>
    private protected abstract void Unbill(AccountState state, OpenInstallment installment, JournalDraft journal);

    /// <summary>Whether everything is paid, after each event.</summary>
    private protected abstract void Conclude(AccountState state);

    /// <summary>A copy of the state in which every due date through a day is billed.</summary>
    internal AccountState BilledThrough(AccountState state, DateOnly on)
    {
        var copy = state.Copy();
        JournalDraft? draft = null;
        while (NextBillingOn(copy) is { } due && due <= on)
        {
            Bill(copy, due, draft ??= new JournalDraft());
        }

        return copy;
    }

    /// <summary>A payment as an event would make it, without the event.</summary>
    internal PaymentSplit PayAndConclude(AccountState state, Money amount, DateOnly on, PaymentUse use, JournalDraft journal)
    {
        var split = PayInOrder(state, amount, on, use, journal);
        Conclude(state);
        return split;
    }

    private PaymentSplit PayInOrder(AccountState state, Money amount, DateOnly on, PaymentUse use, JournalDraft journal)
    {
        if (use is not PaymentUse.FeesFirst)
        {
            return Pay(state, amount, on, use, journal);
        }

        var (owed, fees) = (state.FeesOwed, PayFees(state, amount, journal));
        Why?.Step("fees", fees, "min(payment, fees owed)", StepRounding.Exact, "Fees and charges", "R-212", FormulaInput.Of("payment", amount), FormulaInput.Of("fees owed", owed));
        var rest = fees == amount ? default : Pay(state, amount - fees, on, PaymentUse.Regular, journal);
        return rest with { Fees = rest.Fees + fees };
    }

    private void Receive(AccountState state, AccountEvent e, PaymentUse use, LedgerAccount from, JournalDraft journal)
    {
        journal.Add(from, e.Amount);
        var split = PayInOrder(state, e.Amount, e.EffectiveOn, use, journal);
        if (split.Total != e.Amount)
        {
            throw new InvalidOperationException($"The parts of payment {e.Sequence} sum to {split.Total}, not to {e.Amount}.");
        }
    }
}
