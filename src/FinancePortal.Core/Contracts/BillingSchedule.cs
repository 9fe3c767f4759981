using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>One due date to come: installment <paramref name="Number"/> of <paramref name="Amount"/>.</summary>
public readonly record struct Installment(int Number, DateOnly DueOn, Money Amount);

/// <summary>When installments fall due.</summary>
public static class BillingSchedule
{
    /// <summary>
    /// The date <paramref name="monthsAfter"/> months after the first due date, on the due day or on the last day of a shorter
    /// month: due day 31 gives Jan 31, Feb 28 (29), Mar 31.
    /// </summary>
    public static DateOnly DueOn(DateOnly firstDueOn, int dueDay, int monthsAfter)
    {
        var month = (firstDueOn.Year * 12) + firstDueOn.Month - 1 + monthsAfter;
        var (year, monthOfYear) = (month / 12, (month % 12) + 1);
        return new DateOnly(year, monthOfYear, Math.Min(dueDay, DateTime.DaysInMonth(year, monthOfYear)));
    }

    /// <summary>The next due date for which no billing is booked; null when nothing is left to bill.</summary>
    public static DateOnly? NextOn(AccountTerms terms, AccountState state)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(state);
        return terms.Servicing().NextBillingOn(state);
    }

    /// <summary>
    /// The due dates through <paramref name="until"/> for which no <see cref="AccountEventKind.InstallmentBilled"/> is booked
    /// yet, with the amounts they will ask for if nothing else happens. Billing books one event for each, effective on its
    /// due date. A due date that is passed over is billed with the next event of a later date.
    /// </summary>
    public static IReadOnlyList<Installment> NotBilled(AccountTerms terms, AccountState state, DateOnly until)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(state);
        var servicing = terms.Servicing();
        if (servicing.NextBillingOn(state) is not { } first || first > until)
        {
            return [];
        }

        var copy = state.Copy();
        var draft = new Ledger.JournalDraft();
        var due = new List<Installment>();
        while (servicing.NextBillingOn(copy) is { } on && on <= until)
        {
            var billed = servicing.Bill(copy, on, draft);
            due.Add(billed);
        }

        return due;
    }
}
