using FinancePortal.Core.Ledger;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>
/// A simple-interest loan: interest accrues daily on the principal and does not compound; it stays exact until a posting rounds
/// it, once (DOMAIN §1, §2). A payment that covers the rounded interest ends it: the next accrual starts at zero.
/// </summary>
internal sealed partial class LoanServicing(RetailTerms terms) : Servicing
{
    private readonly Money balloon = (terms as BalloonTerms)?.Balloon ?? Money.Zero;
    private readonly DayCounter days = new(terms.DayCount, terms.FirstDueOn, terms.DueDay == 0 ? terms.FirstDueOn.Day : terms.DueDay);

    internal override AccountTerms Terms => terms;

    internal override EventRefusal? OwnRefusal(AccountEvent e) => e.Kind switch
    {
        AccountEventKind.LeaseExtended or AccountEventKind.MilesBought or AccountEventKind.ReturnReported or AccountEventKind.CreditGranted or AccountEventKind.EarlyTermination
            or AccountEventKind.PurchaseOptionExercised => EventRefusal.NotForThisProduct,
        AccountEventKind.LeaseReturned => terms is BalloonTerms { MayReturnVehicle: true } ? null : EventRefusal.NotForThisProduct,
        _ => null,
    };

    internal override int LastInstallment(AccountState state) => terms.PaymentCount + (balloon.IsPositive ? 1 : 0);

    internal override DateOnly DueOn(AccountState state, int number) =>
        terms is BalloonTerms b && number == terms.PaymentCount + 1
            ? BillingSchedule.DueOn(terms.FirstDueOn, state.DueDay, terms.PaymentCount - 1 + state.MonthsShifted + b.BalloonMonthsAfterLast)
            : base.DueOn(state, number);

    internal override DateOnly? NextBillingOn(AccountState state) =>
        state.Principal.IsPositive || state.InterestNumerator > 0m ? base.NextBillingOn(state) : null;

    internal override Money Owed(AccountState state) => state.Principal + InterestOwed(state) + state.FeesOwed;

    /// <summary>Unpaid interest to the state's own date, rounded once by the contract's rule.</summary>
    internal Money InterestOwed(AccountState state) =>
        state.InterestNumerator == 0m ? Money.Zero : Rounding.ToCents(state.InterestNumerator / days.UnitsPerYear, terms.InterestRounding);

    /// <summary>Interest of one day at the rate that holds on a date, exact.</summary>
    internal decimal PerDiem(AccountState state, DateOnly on) =>
        days.InterestNumerator(state.Principal, RateOn(state, on), on, on.AddDays(1)) / days.UnitsPerYear;

    private decimal RateOn(AccountState state, DateOnly on) =>
        state.ReliefRate is { } cap && (state.ReliefUntil is not { } until || on <= until) ? Math.Min(cap, terms.Rate.Fraction) : terms.Rate.Fraction;

    internal override void Accrue(AccountState state, DateOnly on)
    {
        if (on <= state.AccruedThrough)
        {
            return;
        }

        if (state.Principal.IsPositive)
        {
            var from = state.AccruedThrough;
            if (state.ReliefRate is { } cap && cap < terms.Rate.Fraction)
            {
                from = AccrueRelieved(state, cap, from, on);
            }

            if (from < on)
            {
                CarrySpan(state, terms.Rate.Fraction, from, on);
                state.InterestNumerator += days.InterestNumerator(state.Principal, terms.Rate.Fraction, from, on);
            }
        }

        state.AccruedThrough = on;
    }

    /// <summary>The days under relief: interest at the lower rate, the difference remembered as forgiven. Returns where relief ends.</summary>
    private DateOnly AccrueRelieved(AccountState state, decimal cap, DateOnly from, DateOnly on)
    {
        var end = state.ReliefUntil is { } until && until < on ? until.AddDays(1) : on;
        if (end <= from)
        {
            return from;
        }

        CarrySpan(state, cap, from, end);
        state.InterestNumerator += days.InterestNumerator(state.Principal, cap, from, end);
        state.ForgivenNumerator += days.InterestNumerator(state.Principal, terms.Rate.Fraction - cap, from, end);
        return end;
    }

    private protected override void Fund(AccountState state, AccountEvent e, JournalDraft journal)
    {
        state.IsFunded = true;
        state.Principal = e.Amount;
        state.AccruedThrough = e.EffectiveOn;
        state.DueDay = terms.DueDay == 0 ? terms.FirstDueOn.Day : terms.DueDay;
        if (e.Kind == AccountEventKind.OpeningBalance)
        {
            state.Billed = e.Number ?? 0;
            state.LastBilledOn = state.Billed == 0 ? null : DueOn(state, state.Billed);
        }

        journal.Move(LedgerAccount.PrincipalReceivable, LedgerAccount.FundingClearing, e.Amount);
    }

    internal override Installment Bill(AccountState state, DateOnly on, JournalDraft journal)
    {
        Accrue(state, on);
        var interest = BookInterest(state, journal);
        var number = state.Billed + 1;

        // What is left of the debt when the installments before this one are paid, and what came in for this one already.
        var rest = (state.Principal + interest - state.OpenLeft).OrZero() + state.ReceivedAhead;
        var amount = number == LastInstallment(state) && terms.LastPayment == LastPaymentRule.TakesTheCents ? rest
            : number == terms.PaymentCount && balloon.IsPositive ? (rest - balloon).OrZero()
            : Money.Min(RegularAmount(state), rest);
        state.Billed = number;
        state.LastBilledOn = on;
        state.ForgivenNumerator = 0m;
        if (state.Ahead > 0)
        {
            state.Ahead--;
        }
        else
        {
            if (state.ReceivedAhead < amount)
            {
                state.OpenList.Add(new OpenInstallment(number, on, amount, state.ReceivedAhead));
            }

            state.ReceivedAhead = Money.Zero;
        }

        return new Installment(number, on, amount);
    }

    /// <summary>The contract's installment less the interest forgiven in its period: the payment falls, the term does not grow .</summary>
    private Money RegularAmount(AccountState state) =>
        state.ForgivenNumerator == 0m ? terms.Installment : (terms.Installment - Rounding.HalfUp(state.ForgivenNumerator / days.UnitsPerYear)).OrZero();

    internal override Money? ComingAmount(AccountState state, int number)
    {
        var isAllTheRest = number >= terms.PaymentCount && (balloon.IsPositive || terms.LastPayment == LastPaymentRule.TakesTheCents);
        if (isAllTheRest)
        {
            return null;
        }

        if (number != state.Billed + 1 || state.ReliefRate is null)
        {
            return terms.Installment;
        }

        var then = state.Copy();
        Accrue(then, DueOn(state, number));
        return RegularAmount(then);
    }

    internal override PaymentSplit Pay(AccountState state, Money amount, DateOnly on, PaymentUse use, JournalDraft journal)
    {
        if (state.Status == AccountStatus.ChargedOff)
        {
            return LoanWaterfall.Recover(state, amount, journal, Why);
        }

        Accrue(state, on);
        if (use == PaymentUse.PrincipalOnly && amount <= state.Principal)
        {
            // Interest accrued so far stays owed and exact; it is rounded when it is paid (DOMAIN §5).
            Why?.Step("principal", amount, "payment", StepRounding.Exact, ApplicationClause, "R-212", FormulaInput.Of("payment", amount));
            state.Principal -= amount;
            journal.Add(LedgerAccount.PrincipalReceivable, -amount);
            return new PaymentSplit { Principal = amount };
        }

        var interestOwed = BookInterest(state, journal);
        ExplainInterest(state, interestOwed);
        var order = use == PaymentUse.PrincipalOnly ? null : (Waterfall?)terms.Waterfall;
        var split = LoanWaterfall.Split(state, amount, interestOwed, state.FeesOwed, DueInstallments(state, amount, interestOwed), order, Why);
        SettleInterest(state, split.Interest, interestOwed, journal);
        PayFees(state, split.Fees, journal);
        state.Principal -= split.Principal;
        state.Credit += split.Credit;
        journal.Add(LedgerAccount.PrincipalReceivable, -split.Principal);
        journal.Add(LedgerAccount.CustomerCredit, -split.Credit);
        if (use != PaymentUse.PrincipalOnly)
        {
            Satisfy(state, amount - split.Credit, split.Fees, use == PaymentUse.PaidAhead);
        }

        return split;
    }

    /// <summary>
    /// What the installments ask for that this payment can satisfy: the billed ones; and the one whose period is running when
    /// nothing is billed, or when the payment covers it whole besides. So what is a little over pays fees, not the next installment.
    /// </summary>
    private Money DueInstallments(AccountState state, Money amount, Money interestOwed)
    {
        var open = state.OpenLeft;
        if (state.Ahead > 0)
        {
            return open;
        }

        var coming = state.Billed < LastInstallment(state) ? ComingAmount(state, state.Billed + 1) : null;
        var missing = coming is { } asked ? (asked - state.ReceivedAhead).OrZero() : (state.Principal + interestOwed - open).OrZero();
        return open.IsZero || amount - open >= missing ? open + missing : open;
    }

    /// <summary>Books what was earned since the last booking and returns all unpaid interest, rounded.</summary>
    private Money BookInterest(AccountState state, JournalDraft journal)
    {
        var owed = InterestOwed(state);
        journal.Move(LedgerAccount.InterestReceivable, LedgerAccount.InterestIncome, owed - state.InterestBooked);
        state.InterestBooked = owed;
        return owed;
    }

    private void SettleInterest(AccountState state, Money paid, Money owed, JournalDraft journal)
    {
        ReduceInterest(state, paid, owed);
        state.InterestPaid += paid;
        journal.Add(LedgerAccount.InterestReceivable, -paid);
    }

    /// <summary>Interest covered whole starts again at zero: what rounding left over is nobody's. A part leaves the exact rest.</summary>
    private void ReduceInterest(AccountState state, Money part, Money owed)
    {
        state.InterestBooked -= part;
        if (part == owed)
        {
            Why?.DropCarried();
            state.InterestNumerator = 0m;
        }
        else
        {
            CarryPaid(part, state.AccruedThrough);
            state.InterestNumerator -= part.Dollars * days.UnitsPerYear;
        }
    }

    private protected override void Unbill(AccountState state, OpenInstallment installment, JournalDraft journal) =>
        state.ReceivedAhead += installment.Received;

    private protected override void Conclude(AccountState state)
    {
        if (state.Status is not (AccountStatus.Open or AccountStatus.PaidOff) || !state.IsFunded)
        {
            return;
        }

        var paid = state.Principal.IsZero && InterestOwed(state).IsZero;
        if (paid)
        {
            state.OpenList.Clear();
            state.Ahead = 0;
            state.ReceivedAhead = Money.Zero;
            state.InterestNumerator = 0m;
            state.ForgivenNumerator = 0m;
            Why?.DropCarried();
        }

        state.Status = paid && state.FeeList.Count == 0 ? AccountStatus.PaidOff : AccountStatus.Open;
    }
}
