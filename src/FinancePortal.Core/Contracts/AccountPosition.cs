using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>
/// What a page shows of an account on a day, from its terms and its state alone. Due dates through that day count as due even
/// when their billing is not booked yet.
/// </summary>
public sealed record AccountPosition
{
    public required DateOnly AsOf { get; init; }
    public required AccountStatus Status { get; init; }
    public bool IsPaidOff => Status == AccountStatus.PaidOff;

    public Money Principal { get; init; }

    /// <summary>Unpaid interest to the day, rounded once.</summary>
    public Money InterestAccrued { get; init; }

    /// <summary>Interest of one more day, exact; zero for a lease.</summary>
    public decimal PerDiemExact { get; init; }
    public Money PerDiem => Rounding.HalfUp(PerDiemExact);
    public Money FeesDue { get; init; }

    /// <summary>What installments of earlier due dates still ask for; fees are separate.</summary>
    public Money PastDue { get; init; }
    public DateOnly? PastDueSince { get; init; }
    public int DaysPastDue => PastDueSince is { } since ? AsOf.DayNumber - since.DayNumber : 0;

    /// <summary>The next due date that is not satisfied, today or later; null when nothing is left to fall due.</summary>
    public DateOnly? NextDueOn { get; init; }

    /// <summary>What it still asks for; what came in early for it is taken off.</summary>
    public Money NextDueAmount { get; init; }

    /// <summary>
    /// What is left of a loan when its last installment was billed, beyond what that asks for: interest of late payments. There
    /// is no due date to come, so it is due at once.
    /// </summary>
    public Money Residue { get; init; }

    /// <summary>Past due, due today, fees and a residue together.</summary>
    public Money AmountDueNow { get; init; }

    public int InstallmentsSatisfied { get; init; }
    public int InstallmentsTotal { get; init; }
    public int InstallmentsLeft => Math.Max(0, InstallmentsTotal - InstallmentsSatisfied);

    /// <summary>What pays a loan off today; null for a lease.</summary>
    public Money? Payoff { get; init; }

    /// <summary>The last due date as things stand: the maturity of a loan, the last payment of a lease.</summary>
    public DateOnly? LastDueOn { get; init; }
    public Money Credit { get; init; }
    public Money Unapplied { get; init; }

    /// <summary>The position on a day. Asking for a day before the state's last event gives the state's own day's debts.</summary>
    public static AccountPosition On(AccountTerms terms, AccountState state, DateOnly asOf, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(state);
        var servicing = terms.Servicing();
        servicing.Why = why?.Aside();
        var then = servicing.BilledThrough(state, asOf);
        servicing.Accrue(then, asOf);
        var loan = servicing as LoanServicing;
        var last = servicing.LastInstallment(then);
        var ended = then.Status != AccountStatus.Open;
        var (nextOn, nextAmount) = NextDue(terms.Servicing(), then, asOf);
        var pastDue = Sum(then, asOf, today: false);
        var residue = loan is null || ended || then.Billed < last ? Money.Zero : (then.Principal + loan.InterestOwed(then) - then.OpenLeft).OrZero();
        var position = new AccountPosition
        {
            AsOf = asOf,
            Status = then.Status,
            Principal = then.Principal,
            InterestAccrued = loan?.InterestOwed(then) ?? Money.Zero,
            PerDiemExact = ended ? 0m : loan?.PerDiem(then, asOf) ?? 0m,
            FeesDue = then.FeesOwed,
            PastDue = pastDue,
            PastDueSince = pastDue.IsPositive ? then.OpenList[0].DueOn : null,
            NextDueOn = nextOn,
            NextDueAmount = nextAmount,
            Residue = residue,
            AmountDueNow = pastDue + Sum(then, asOf, today: true) + then.FeesOwed + residue,
            InstallmentsSatisfied = then.Status == AccountStatus.PaidOff ? last : then.Satisfied,
            InstallmentsTotal = last,
            Payoff = loan is null ? null : (loan.Owed(then) - then.Credit).OrZero(),
            LastDueOn = ended ? null : then.Billed < last ? servicing.DueOn(then, last) : then.LastBilledOn,
            Credit = then.Credit,
            Unapplied = then.Unapplied,
        };
        if (why is not null)
        {
            Explain(why, position, loan, then);
        }

        return position;
    }

    private static void Explain(Explanation why, AccountPosition position, LoanServicing? loan, AccountState then)
    {
        var installments = then.Open.Where(o => o.DueOn <= position.AsOf)
            .Select(o => FormulaInput.Of($"installment {o.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)}", o.Left)).ToArray();
        FormulaInput[] parts = [.. installments, FormulaInput.Of("fees", position.FeesDue), .. ResidueOf(position)];
        why.Step("amount due now", position.AmountDueNow, string.Join(" + ", parts.Select(p => p.Name)), StepRounding.Exact, "Your payments", "R-211", parts);
        if (loan is not null && position.Payoff is { } payoff)
        {
            loan.ExplainInterest(then, position.InterestAccrued);
            loan.ExplainPerDiem(then, position.AsOf, position.PerDiemExact);
            why.Step(
                "payoff",
                payoff,
                "max(principal + interest + fees − credits, 0)",
                StepRounding.Exact,
                "Paying early",
                "R-205",
                FormulaInput.Of("principal", position.Principal),
                FormulaInput.Of("interest", position.InterestAccrued),
                FormulaInput.Of("fees", position.FeesDue),
                FormulaInput.Of("credits", position.Credit));
        }
    }

    private static IEnumerable<FormulaInput> ResidueOf(AccountPosition position) =>
        position.Residue.IsPositive ? [FormulaInput.Of("left after the last installment", position.Residue)] : [];

    private static Money Sum(AccountState state, DateOnly asOf, bool today)
    {
        var sum = Money.Zero;
        foreach (var open in state.Open)
        {
            sum += open.DueOn == asOf == today && open.DueOn <= asOf ? open.Left : Money.Zero;
        }

        return sum;
    }

    private static (DateOnly? On, Money Amount) NextDue(Servicing servicing, AccountState state, DateOnly asOf)
    {
        foreach (var open in state.Open)
        {
            if (open.DueOn >= asOf)
            {
                return (open.DueOn, open.Left);
            }
        }

        var copy = state.Copy();
        var draft = new Ledger.JournalDraft();
        while (servicing.NextBillingOn(copy) is { } on)
        {
            var openBefore = copy.OpenList.Count;
            servicing.Bill(copy, on, draft);
            if (copy.OpenList.Count > openBefore)
            {
                return (on, copy.OpenList[^1].Left);
            }
        }

        return (null, Money.Zero);
    }
}
