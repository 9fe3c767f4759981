using FinancePortal.Core.Ledger;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>One installment of a schedule, paid on its due date.</summary>
/// <param name="Days">Calendar days since the installment before it, or since funding.</param>
/// <param name="Balance">Principal after it.</param>
public readonly record struct ScheduleRow(int Number, DateOnly DueOn, int Days, Money Payment, Money Interest, Money Principal, Money Fees, Money Balance);

/// <summary>
/// The installments to come when each is paid in full on its due date: not a formula of its own, but the servicing arithmetic
/// run ahead, so that the schedule is what posting would do (DOMAIN §1).
/// </summary>
public sealed record AmortizationSchedule
{
    public required IReadOnlyList<ScheduleRow> Rows { get; init; }

    public Money TotalOfPayments => Money.Sum(Rows.Select(r => r.Payment));
    public Money TotalInterest => Money.Sum(Rows.Select(r => r.Interest));
    public DateOnly? LastPaymentOn => Rows.Count == 0 ? null : Rows[^1].DueOn;

    /// <summary>The schedule of the contract as signed.</summary>
    public static AmortizationSchedule Original(RetailTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return Remaining(terms, AtFunding(terms));
    }

    /// <summary>The schedule that is left. What is past due is paid with the next installment.</summary>
    public static AmortizationSchedule Remaining(AccountTerms terms, AccountState state)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(state);
        var servicing = terms.Servicing();
        var copy = state.Copy();
        var draft = new JournalDraft();
        var rows = new List<ScheduleRow>();
        var before = copy.LastBilledOn ?? terms.ContractDate;
        while (servicing.NextBillingOn(copy) is { } on)
        {
            var billed = servicing.Bill(copy, on, draft);
            var due = copy.OpenLeft + copy.FeesOwed;
            if (due.IsPositive)
            {
                var split = servicing.PayAndConclude(copy, due, on, PaymentUse.Regular, draft);
                rows.Add(new ScheduleRow(billed.Number, on, on.DayNumber - before.DayNumber, split.Total, split.Interest, split.Principal, split.Fees, copy.Principal));
                before = on;
            }
        }

        return new AmortizationSchedule { Rows = rows };
    }

    /// <summary>The account on the day of its contract, funded and nothing else.</summary>
    internal static AccountState AtFunding(RetailTerms terms) => new()
    {
        IsFunded = true,
        Principal = terms.AmountFinanced,
        AccruedThrough = terms.ContractDate,
        DueDay = terms.DueDay == 0 ? terms.FirstDueOn.Day : terms.DueDay,
    };
}
