using FinancePortal.Core.Contracts;
using FinancePortal.Core.Ledger;
using FinancePortal.Core.Payments.Charges;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Autopay;

/// <summary>Why a debit is not the usual amount.</summary>
[Flags]
public enum AutopayReasons
{
    None = 0,
    Fees = 1,
    PastDue = 2,
    LastPayment = 4,
    Balloon = 8,

    /// <summary>Something came in for it already.</summary>
    PartlyPaid = 16,

    /// <summary>The days until the next debit hold more than one due date.</summary>
    SeveralInstallments = 32,

    /// <summary>Taxes, tolls or tickets.</summary>
    Charges = 64,
}

/// <summary>One debit to come.</summary>
/// <param name="On">The day on which it counts; the bank debits on that day or the banking day after it.</param>
/// <param name="Due">What satisfies the installments that fall due before the next debit, with fees and what is past due.</param>
/// <param name="Extra">On top, to principal alone: a payment of its own.</param>
public readonly record struct AutopayDebit(DateOnly On, Money Due, Money Extra, AutopayReasons Reasons)
{
    public Money Total => Due + Extra;
    public DateOnly DebitOn => BankCalendar.OnOrAfter(On);

    /// <summary>Late fees and the like within <see cref="Due"/>.</summary>
    public Money Fees { get; init; }

    /// <summary>Taxes, tolls and tickets within <see cref="Due"/>.</summary>
    public Money Charges { get; init; }

    /// <summary>What was due before the day, within <see cref="Due"/>.</summary>
    public Money PastDue { get; init; }

    /// <summary>Fees and charges that it leaves on the account.</summary>
    public Money LeftOut { get; init; }

    /// <summary>What was not announced in time and waits for the debit after it .</summary>
    public Money HeldBack { get; init; }
}

/// <summary>A payment that is promised and comes in by itself.</summary>
public readonly record struct ExpectedPayment(DateOnly On, Money Amount, PaymentPurpose Purpose = PaymentPurpose.Regular)
{
    /// <summary>A payoff promised within so many days stands in for a debit.</summary>
    public const int PayoffDaysAhead = 10;

    /// <summary>Whether a debit on a day is left out, because this pays everything off soon after.</summary>
    public bool StandsInFor(DateOnly debitOn) => Purpose is PaymentPurpose.Payoff && On > debitOn && On <= debitOn.AddDays(PayoffDaysAhead);
}

/// <summary>
/// The debits to come, purely, by the arithmetic that posts them: each takes what falls due before the next one, so autopay
/// alone never makes a payment late, whatever days were chosen (F-404). What was paid by hand is not taken again.
/// </summary>
public sealed class AutopayPlan
{
    /// <summary>How far ahead debits are looked for; a pause without an end would otherwise be looked through forever.</summary>
    private const int YearsAhead = 11;

    private readonly AccountTerms terms;
    private readonly AutopayRule rule;
    private readonly Servicing servicing;
    private readonly JournalDraft draft = new();
    private readonly int regulars;
    private Func<DateOnly, Money?>? most;
    private AccountState now;

    private AutopayPlan(AccountTerms terms, AccountState state, AutopayRule rule)
    {
        this.terms = terms;
        this.rule = rule;
        servicing = terms.Servicing();
        now = state.Copy();
        regulars = terms is BalloonTerms ? terms.PaymentCount : int.MaxValue;
    }

    /// <summary>The next debits on or after a day.</summary>
    /// <param name="takes">Whether a date is taken; null when none is skipped or paused.</param>
    /// <param name="expected">Payments promised by hand, earliest first.</param>
    /// <param name="most">The most that may be taken on a date, for want of a notice; null for no limit.</param>
    public static IReadOnlyList<AutopayDebit> Next(
        AccountTerms terms, AccountState state, AutopayRule rule, DateOnly from, int count = 12, Func<DateOnly, bool>? takes = null, IReadOnlyList<ExpectedPayment>? expected = null,
        Func<DateOnly, Money?>? most = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(rule);
        return new AutopayPlan(terms, state, rule) { most = most }.Run(from, count, takes, expected ?? []);
    }

    /// <summary>The debit of one date; nothing when nothing is left to take.</summary>
    public static AutopayDebit On(AccountTerms terms, AccountState state, AutopayRule rule, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(rule);
        return state.Status is AccountStatus.Open ? new AutopayPlan(terms, state, rule).Take(on) : default;
    }

    /// <summary>The installment that a debit usually pays: half of it for halves, with the extra or the fixed amount when that is more.</summary>
    public static Money Usual(AccountTerms terms, AutopayRule rule)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(rule);
        var installment = Installment(terms);
        return rule switch
        {
            { Rhythm: not AutopayRhythm.Monthly } => Half(installment),
            { AmountRule: AutopayAmount.Fixed } => Money.Max(rule.Amount, installment),
            { AmountRule: AutopayAmount.AmountDuePlusExtra } => installment + rule.Amount,
            _ => installment,
        };
    }

    /// <summary>Whether a debit can leave fees and charges out: where the contract pays them before the installment, they would take its money.</summary>
    public static bool MayLeaveOut(AccountTerms terms) => terms is not RetailTerms { Waterfall: not Waterfall.InterestPrincipalFees };

    /// <summary>Whether an amount needs no notice: the usual one, or the other half of an odd installment.</summary>
    public static bool IsUsual(AccountTerms terms, AutopayRule rule, Money amount)
    {
        var usual = Usual(terms, rule);
        return amount == usual || (rule.Rhythm is not AutopayRhythm.Monthly && amount == Installment(terms) - usual);
    }

    /// <summary>The regular installment; a lease payment with its tax.</summary>
    public static Money Installment(AccountTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return terms is RetailTerms retail ? retail.Installment : terms.Servicing().ComingAmount(new AccountState(), 1) ?? Money.Zero;
    }

    private static Money Half(Money installment) => Money.FromCents((installment.Cents + 1) / 2);

    private List<AutopayDebit> Run(DateOnly from, int count, Func<DateOnly, bool>? takes, IReadOnlyList<ExpectedPayment> expected)
    {
        var debits = new List<AutopayDebit>(count);
        var seen = 0;
        for (var on = rule.DateFrom(from, now.DueDay); debits.Count < count && now.Status is AccountStatus.Open && on < from.AddYears(YearsAhead); on = rule.DateAfter(on, now.DueDay))
        {
            for (; seen < expected.Count && expected[seen].On <= on; seen++)
            {
                Receive(expected[seen]);
            }

            if (takes?.Invoke(on) is false || expected.Any(e => e.StandsInFor(on)))
            {
                continue;
            }

            var debit = Take(on);
            if (debit.Total.IsPositive)
            {
                debits.Add(debit);
            }
            else if (servicing.NextBillingOn(now) is null)
            {
                break;
            }
        }

        return debits;
    }

    private void Receive(ExpectedPayment payment)
    {
        now = servicing.BilledThrough(now, payment.On);
        if (now.Status is AccountStatus.Open && payment.Amount.IsPositive)
        {
            servicing.PayAndConclude(now, payment.Amount, payment.On, payment.Purpose is PaymentPurpose.PrincipalOnly ? PaymentUse.PrincipalOnly : PaymentUse.Regular, draft);
        }
    }

    private AutopayDebit Take(DateOnly on)
    {
        now = servicing.BilledThrough(now, on);
        servicing.Accrue(now, on);
        var next = rule.DateAfter(on, now.DueDay);
        var asked = AskedBefore(next, on);
        if (rule.Rhythm is not AutopayRhythm.Monthly)
        {
            var half = Half(Installment(terms));
            asked = asked with { Due = Money.Max(asked.Due, Money.Min(half, AskedBefore(rule.DateAfter(next, now.DueDay), on).Due)) };
        }

        if (!asked.Due.IsPositive)
        {
            return default;
        }

        var limit = most?.Invoke(on);
        var due = Money.Min(asked.Due, limit ?? asked.Due);
        asked = asked with { Due = due, HeldBack = asked.Due - due };
        servicing.PayAndConclude(now, asked.Due, on, PaymentUse.Regular, draft);
        var extra = Money.Min(ExtraWith(due), limit is { } all ? all - due : now.Principal);
        if (extra.IsPositive)
        {
            servicing.PayAndConclude(now, extra, on, PaymentUse.PrincipalOnly, draft);
        }

        var isLast = now.Status is AccountStatus.PaidOff || (servicing.NextBillingOn(now) is null && now.Open.Count == 0);
        return asked with { Extra = extra, Reasons = asked.Reasons | (isLast ? AutopayReasons.LastPayment : AutopayReasons.None) };
    }

    private Money ExtraWith(Money due)
    {
        if (terms is not RetailTerms || rule.Rhythm is not AutopayRhythm.Monthly || now.Status is not AccountStatus.Open)
        {
            return Money.Zero;
        }

        var wanted = rule.AmountRule switch
        {
            AutopayAmount.AmountDuePlusExtra => rule.Amount,
            AutopayAmount.Fixed => (rule.Amount - due).OrZero(),
            _ => Money.Zero,
        };
        return Money.Min(wanted, now.Principal);
    }

    /// <summary>What installments that fall due before a day still ask for, with fees; never more than is owed on the day of the debit.</summary>
    private AutopayDebit AskedBefore(DateOnly next, DateOnly on)
    {
        var then = servicing.BilledThrough(now, next.AddDays(-1));
        var fees = MayLeaveOut(terms) ? ChargesInAutopay.Of(now.Fees, rule.ChargesUpTo, rule.DisputedFee) : ChargesInAutopay.Of(now.Fees, upTo: null, disputed: null);
        var (asked, pastDue, count, leftOut) = (fees.Taken, Money.Zero, 0, false);
        var reasons = (fees.Fees.IsPositive ? AutopayReasons.Fees : AutopayReasons.None) | (fees.Charges.IsPositive ? AutopayReasons.Charges : AutopayReasons.None);
        foreach (var open in then.Open)
        {
            var isBalloon = open.Number > regulars;
            if (isBalloon && !rule.TakesBalloon)
            {
                leftOut = true;
                continue;
            }

            count++;
            asked += open.Left;
            pastDue += open.DueOn < on ? open.Left : Money.Zero;
            reasons |= (isBalloon ? AutopayReasons.Balloon : AutopayReasons.None) | (open.DueOn < on ? AutopayReasons.PastDue : AutopayReasons.None)
                | (open.Received.IsPositive ? AutopayReasons.PartlyPaid : AutopayReasons.None);
        }

        reasons |= count > 1 ? AutopayReasons.SeveralInstallments : AutopayReasons.None;
        var debit = new AutopayDebit(on, asked, Money.Zero, reasons) { Fees = fees.Fees, Charges = fees.Charges, PastDue = pastDue, LeftOut = fees.LeftOut };
        if (terms.Product is ProductKind.Lease)
        {
            return debit;
        }

        // With the last installment goes all that is owed: cents of rounding, and interest that late payments left.
        var owed = (servicing.Owed(now) - now.Credit - fees.LeftOut).OrZero();
        var takesAll = then.Billed >= servicing.LastInstallment(then) && !leftOut;
        return debit with { Due = takesAll ? owed : Money.Min(asked, owed) };
    }
}
