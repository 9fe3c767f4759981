using FinancePortal.Core.Contracts;
using FinancePortal.Core.Ledger;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases;

/// <summary>
/// A closed-end lease: payments are billed in advance with their tax, and a payment settles them, oldest first. What comes in
/// before it is due waits as unapplied funds. There is no interest and nothing accrues.
/// </summary>
internal sealed class LeaseServicing(LeaseTerms terms) : Servicing
{
    private readonly Money tax = LeaseTax.OnPayment(terms);

    internal override AccountTerms Terms => terms;

    private Money PeriodicPayment => terms.BasePayment + tax;

    internal override EventRefusal? OwnRefusal(AccountEvent e) => e.Kind switch
    {
        AccountEventKind.PrincipalOnlyPayment or AccountEventKind.RateRelief => EventRefusal.NotForThisProduct,
        AccountEventKind.PurchaseOptionExercised => terms.MayPurchase ? null : EventRefusal.NotForThisProduct,
        _ => null,
    };

    internal override int LastInstallment(AccountState state) => terms.PaymentCount + state.ExtraPayments;

    /// <summary>Once the vehicle is reported handed over, nothing more falls due (F-709).</summary>
    internal override DateOnly? NextBillingOn(AccountState state) =>
        base.NextBillingOn(state) is { } due && !(state.ReturnReportedOn <= due) ? due : null;

    internal override Money Owed(AccountState state) => state.OpenLeft + state.FeesOwed;

    internal override Money? ComingAmount(AccountState state, int number) => PeriodicPayment;

    internal override void Accrue(AccountState state, DateOnly on)
    {
        // Rent is part of the payment; nothing is earned by the day.
    }

    private protected override void Fund(AccountState state, AccountEvent e, JournalDraft journal)
    {
        state.IsFunded = true;
        state.IsLease = true;
        state.DueDay = terms.DueDay == 0 ? terms.FirstDueOn.Day : terms.DueDay;
        if (e.Kind == AccountEventKind.OpeningBalance)
        {
            state.Billed = e.Number ?? 0;
            state.LastBilledOn = state.Billed == 0 ? null : DueOn(state, state.Billed);
        }
    }

    internal override Installment Bill(AccountState state, DateOnly on, JournalDraft journal)
    {
        var payment = PeriodicPayment;
        var applied = Money.Min(state.Unapplied, payment);
        state.Billed++;
        state.LastBilledOn = on;
        state.Unapplied -= applied;
        if (applied < payment)
        {
            state.OpenList.Add(new OpenInstallment(state.Billed, on, payment, applied));
        }

        journal.Add(LedgerAccount.LeaseReceivable, payment - applied);
        journal.Add(LedgerAccount.UnappliedFunds, applied);
        journal.Add(LedgerAccount.LeaseRevenue, -terms.BasePayment);
        journal.Add(LedgerAccount.TaxPayable, -tax);
        CountAhead(state);
        return new Installment(state.Billed, on, payment);
    }

    /// <summary>
    /// Payments billed, oldest first; the payment whose period is running, when this one covers it or nothing was billed; fees;
    /// payments to come; and what is over all of them is the customer's. So an old fee never makes a paid installment late.
    /// </summary>
    internal override PaymentSplit Pay(AccountState state, Money amount, DateOnly on, PaymentUse use, JournalDraft journal)
    {
        if (state.Status == AccountStatus.ChargedOff)
        {
            return LoanWaterfall.Recover(state, amount, journal, Why);
        }

        var (open, feesOwed) = (state.OpenLeft, state.FeesOwed);
        var lease = PayOpen(state, amount);
        var left = amount - lease;
        var paymentsLeft = state.Status == AccountStatus.Open ? LastInstallment(state) - state.Billed : 0;
        var missing = paymentsLeft == 0 ? Money.Zero : (PeriodicPayment - state.Unapplied).OrZero();
        var forComing = lease.IsZero || left >= missing ? Money.Min(left, missing) : Money.Zero;
        var fees = PayFees(state, left - forComing, journal);
        var toCome = ((PeriodicPayment * paymentsLeft) - state.Unapplied).OrZero();
        var unapplied = Money.Min(left - fees, toCome);
        var credit = left - fees - unapplied;
        if (Why is not null)
        {
            Explain(Why, amount, open, feesOwed, forComing, toCome, new PaymentSplit { Lease = lease, Fees = fees, Unapplied = unapplied, Credit = credit });
        }

        state.Unapplied += unapplied;
        state.Credit += credit;
        journal.Add(LedgerAccount.LeaseReceivable, -lease);
        journal.Add(LedgerAccount.UnappliedFunds, -unapplied);
        journal.Add(LedgerAccount.CustomerCredit, -credit);
        CountAhead(state);
        return new PaymentSplit { Lease = lease, Fees = fees, Unapplied = unapplied, Credit = credit };
    }

    private static void Explain(Explanation why, Money payment, Money open, Money feesOwed, Money kept, Money toCome, PaymentSplit split)
    {
        const string Clause = "How payments are applied";
        const string Rule = "R-212";
        var (paid, lease, fees) = (FormulaInput.Of("payment", payment), FormulaInput.Of("lease payments", split.Lease), FormulaInput.Of("fees", split.Fees));
        why.Step("lease payments", split.Lease, "min(payment, billed and not paid)", StepRounding.Exact, Clause, Rule, paid, FormulaInput.Of("billed and not paid", open));
        why.Step("fees", split.Fees, "min(payment − lease payments − kept for the next payment, fees owed)", StepRounding.Exact, Clause, Rule,
            paid, lease, FormulaInput.Of("kept for the next payment", kept), FormulaInput.Of("fees owed", feesOwed));
        why.Step("unapplied", split.Unapplied, "min(payment − lease payments − fees, payments to come)", StepRounding.Exact, Clause, Rule, paid, lease, fees, FormulaInput.Of("payments to come", toCome));
        why.Step("credit", split.Credit, "payment − lease payments − fees − unapplied", StepRounding.Exact, Clause, "R-204", paid, lease, fees, FormulaInput.Of("unapplied", split.Unapplied));
    }

    private static Money PayOpen(AccountState state, Money available)
    {
        var paid = Money.Zero;
        while (paid < available && state.OpenList.Count > 0)
        {
            var open = state.OpenList[0];
            var part = Money.Min(open.Left, available - paid);
            paid += part;
            if (part == open.Left)
            {
                state.OpenList.RemoveAt(0);
            }
            else
            {
                state.OpenList[0] = open with { Received = open.Received + part };
            }
        }

        return paid;
    }

    /// <summary>How many payments to come the unapplied funds cover whole, and what they hold of the next.</summary>
    private void CountAhead(AccountState state)
    {
        state.Ahead = PeriodicPayment.IsZero ? 0 : (int)(state.Unapplied.Cents / PeriodicPayment.Cents);
        state.ReceivedAhead = state.Unapplied - (PeriodicPayment * state.Ahead);
    }

    private protected override void ApplyOwn(AccountState state, AccountEvent e, JournalDraft journal)
    {
        switch (e.Kind)
        {
            case AccountEventKind.LeaseExtended:
                state.ExtraPayments += e.Number!.Value;
                break;
            case AccountEventKind.MilesBought:
                state.MilesBought += e.Number!.Value;
                Charge(state, e, e.Amount, Money.Zero, journal);
                break;
            case AccountEventKind.ReturnReported:
                // A second report of the same handover does not make due again what the first one ended.
                state.ReturnReportedOn ??= e.EffectiveOn;
                break;
            case AccountEventKind.LeaseReturned:
                for (var left = e.Number ?? 0; left > 0 && state.Billed < LastInstallment(state); left--)
                {
                    Bill(state, e.EffectiveOn, journal);
                }

                End(state, AccountStatus.Returned, journal);
                break;
            case AccountEventKind.EarlyTermination:
                Charge(state, e, e.Amount, Money.Zero, journal);
                End(state, AccountStatus.EarlyTerminated, journal);
                break;
            case AccountEventKind.CreditGranted:
                GrantCredit(state, e.Amount, journal);
                break;
            case AccountEventKind.PurchaseOptionExercised:
                Charge(state, e, e.Amount, LeaseTax.On(e.Amount, e.Rate ?? 0m), journal);
                End(state, AccountStatus.Purchased, journal);
                break;
            case AccountEventKind.ResidueWrittenOff:
            case AccountEventKind.ChargeOff:
                WriteOff(state, e, journal);
                break;
            default:
                throw new EventRefusedException(EventRefusal.NotForThisProduct, e);
        }
    }

    /// <summary>A credit pays what is owed, oldest first; the rest is sent back.</summary>
    private static void GrantCredit(AccountState state, Money amount, JournalDraft journal)
    {
        var lease = PayOpen(state, amount);
        var left = amount - lease - PayFees(state, amount - lease, journal);
        state.Credit += left;
        journal.Add(LedgerAccount.LeaseRevenue, amount);
        journal.Add(LedgerAccount.LeaseReceivable, -lease);
        journal.Add(LedgerAccount.CustomerCredit, -left);
    }

    private static void Charge(AccountState state, AccountEvent e, Money amount, Money taxOnIt, JournalDraft journal)
    {
        if (amount.IsPositive)
        {
            state.FeeList.Add(new FeeDue(e.Sequence, e.Kind, e.EffectiveOn, amount + taxOnIt));
            journal.Add(LedgerAccount.FeesReceivable, amount + taxOnIt);
            journal.Add(LedgerAccount.LeaseRevenue, -amount);
            journal.Add(LedgerAccount.TaxPayable, -taxOnIt);
        }
    }

    /// <summary>No more payments fall due: what was kept for them pays what is owed, and the rest is the customer's.</summary>
    private void End(AccountState state, AccountStatus status, JournalDraft journal)
    {
        state.Status = status;
        var kept = state.Unapplied;
        state.Unapplied = Money.Zero;
        journal.Add(LedgerAccount.UnappliedFunds, kept);
        if (kept.IsPositive)
        {
            Pay(state, kept, state.LastEffectiveOn, PaymentUse.Regular, journal);
        }

        CountAhead(state);
    }

    private void WriteOff(AccountState state, AccountEvent e, JournalDraft journal)
    {
        var all = e.Kind == AccountEventKind.ChargeOff;
        var limit = all ? Owed(state) : Money.Min(e.Amount, Owed(state));
        var lease = PayOpen(state, limit);
        PayFees(state, limit - lease, journal);
        state.ChargedOff += limit;
        journal.Add(LedgerAccount.LeaseReceivable, -lease);
        journal.Add(LedgerAccount.ChargedOff, limit);
        if (all)
        {
            End(state, AccountStatus.ChargedOff, journal);
        }
    }

    private protected override void Unbill(AccountState state, OpenInstallment installment, JournalDraft journal)
    {
        state.Unapplied += installment.Received;
        journal.Add(LedgerAccount.LeaseReceivable, -installment.Left);
        journal.Add(LedgerAccount.UnappliedFunds, -installment.Received);
        journal.Add(LedgerAccount.LeaseRevenue, terms.BasePayment);
        journal.Add(LedgerAccount.TaxPayable, tax);
        CountAhead(state);
    }

    private protected override void Conclude(AccountState state)
    {
        // A lease ends by an event, not by a balance.
    }
}
