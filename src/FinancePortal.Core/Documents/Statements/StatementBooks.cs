using FinancePortal.Core.Contracts;
using FinancePortal.Core.Ledger;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Documents.Statements;

/// <summary>One entry of the ledger with its journal's dates.</summary>
public readonly record struct StatementEntry(long FinancedAccountId, int EventSequence, DateOnly EffectiveOn, DateOnly BookedOn, LedgerAccount Account, Money Amount);

/// <summary>Whose statement it is and what is known of the account on the day it is made.</summary>
public sealed record StatementBooks
{
    public required FinancedAccount Account { get; init; }
    public required string Addressee { get; init; }

    /// <summary>The account after everything that was booked before the statement's day.</summary>
    public required AccountState State { get; init; }

    /// <summary>Entries booked since the statement before, or effective this year; later ones too when the statement is made late.</summary>
    public required IReadOnlyList<StatementEntry> Entries { get; init; }

    /// <summary>The events that those entries are of, and those of the month that book nothing.</summary>
    public required IReadOnlyDictionary<int, AccountEvent> Events { get; init; }
    public string Autopay { get; init; } = "";

    /// <summary>The contract's rule within the caps of the day from which the fee would arise.</summary>
    public required LateFeeRule LateFee { get; init; }
}

/// <summary>
/// Writes the statement of one account for one due date, purely. What happened is what was booked between the days, so the lines
/// add up from the balance before to the balance after, whatever dates the bookings count from: the return of an earlier month's
/// payment is a line of the month in which it became known.
/// </summary>
public static class StatementDraft
{
    /// <summary>What a lease asks for: payments billed and charges, less what is kept for payments to come and what is the customer's.</summary>
    private static readonly LedgerAccount[] LeaseBalance = [LedgerAccount.LeaseReceivable, LedgerAccount.FeesReceivable, LedgerAccount.UnappliedFunds, LedgerAccount.CustomerCredit];

    public static Statement Of(StatementBooks books, DateOnly from, DateOnly dueOn)
    {
        ArgumentNullException.ThrowIfNull(books);
        var account = books.Account;
        var terms = account.CurrentTerms;
        var madeOn = dueOn.AddDays(-Statement.DaysBeforeDue);
        var position = AccountPosition.On(terms, books.State, madeOn);
        var isLease = terms.Product is ProductKind.Lease;
        var owed = isLease ? LeaseBalance : [LedgerAccount.PrincipalReceivable];
        var month = books.Entries.Where(e => e.BookedOn >= from && e.BookedOn < madeOn).ToList();
        var year = books.Entries.Where(e => e.EffectiveOn.Year == madeOn.Year && e.BookedOn < madeOn && IsPayment(books, e.EventSequence)).ToList();
        var after = isLease ? books.State.LeaseReceivable + books.State.FeesOwed - books.State.Unapplied - books.State.Credit : books.State.Principal;
        var isDueNow = position.NextDueOn is { } next && next <= dueOn;
        var installment = isDueNow ? position.NextDueAmount : Money.Zero;
        var lateFee = LateFee.Amount(books.LateFee, Regular(terms, position), installment);
        return new Statement
        {
            Product = terms.Product,
            Addressee = books.Addressee,
            LastFour = account.LastFour,
            VehicleName = account.Vehicle.Name,
            From = from,
            Through = madeOn.AddDays(-1),
            DueOn = dueOn,
            BalanceBefore = after - Sum(month, owed),
            BalanceAfter = after,
            Lines = [.. Lines(books, month, from, madeOn, isLease)],
            PastDue = position.AmountDueNow - position.FeesDue,
            FeesDue = position.FeesDue,
            Installment = installment,
            ReceivedEarly = isDueNow ? terms.Servicing().BilledThrough(books.State, madeOn).ReceivedAhead : Money.Zero,
            PaidAhead = isLease ? books.State.Unapplied : Money.Zero,
            Credit = books.State.Credit,
            NextDueOn = position.NextDueOn,
            PrincipalThisYear = -Sum(year, LedgerAccount.PrincipalReceivable),
            InterestThisYear = -Sum(year, LedgerAccount.InterestReceivable, LedgerAccount.InterestIncome),
            FeesThisYear = -Sum(year, LedgerAccount.FeesReceivable, LedgerAccount.FeeIncome),
            PaidThisYear = Sum(year, LedgerAccount.CashInTransit),
            LateFeeFrom = isDueNow && lateFee.IsPositive ? LateFee.From(terms.LateFee, dueOn) : null,
            LateFee = lateFee,
            Autopay = books.Autopay,
            Messages = [.. Messages(position, terms, dueOn)],
        };
    }

    private static Money Regular(AccountTerms terms, AccountPosition position) => terms is RetailTerms retail ? retail.Installment : position.NextDueAmount;

    private static IEnumerable<StatementLine> Lines(StatementBooks books, List<StatementEntry> month, DateOnly from, DateOnly madeOn, bool isLease)
    {
        var byEvent = month.ToLookup(e => e.EventSequence);
        var silent = books.Events.Values.Where(e => !byEvent.Contains(e.Sequence) && BusinessClock.BusinessDateOf(e.BookedAt) is var on && on >= from && on < madeOn).Select(e => e.Sequence);
        var reversed = books.Events.Values.Where(e => e.Kind is AccountEventKind.Reversal && e.Reverses is not null).Select(e => e.Reverses!.Value).ToHashSet();
        foreach (var sequence in byEvent.Select(g => g.Key).Concat(silent).Order())
        {
            if (!books.Events.TryGetValue(sequence, out var e))
            {
                continue;
            }

            var entries = byEvent[sequence].ToList();
            var isNew = BusinessClock.BusinessDateOf(e.BookedAt) >= from;
            var amount = isLease ? Sum(entries, LeaseBalance) : AmountOf(e, entries, isNew);
            if (isLease && (StatementWords.IsPayment(e.Kind) || StatementWords.IsFee(e.Kind)) && -Sum(entries, LedgerAccount.LeaseRevenue, LedgerAccount.TaxPayable) is { IsZero: false } billedWithIt)
            {
                // A payment billed late is booked with what comes after it: it has its own line all the same.
                amount -= billedWithIt;
                yield return new StatementLine(e.EffectiveOn, StatementWords.Billed, billedWithIt, Money.Zero, Money.Zero, Money.Zero);
            }

            var isPayment = StatementWords.IsPayment(e.Kind);
            var line = new StatementLine(
                e.EffectiveOn,
                StatementWords.Of(e, isNew, reversed.Contains(sequence), isLease),
                amount,
                Sum(entries, LedgerAccount.PrincipalReceivable),
                isPayment ? -Sum(entries, LedgerAccount.InterestReceivable, LedgerAccount.InterestIncome) : Money.Zero,
                isPayment ? -Sum(entries, LedgerAccount.FeesReceivable, LedgerAccount.FeeIncome) : Money.Zero);
            var changesNothing = line is { Amount.IsZero: true, Principal.IsZero: true, Interest.IsZero: true, Fees.IsZero: true };
            if (StatementWords.IsShown(e.Kind, isLease) ? isNew || !changesNothing : !line.Principal.IsZero || (isLease && !amount.IsZero))
            {
                yield return line;
            }
        }
    }

    /// <summary>What a loan was charged or what was received on it; of an earlier event, only what changed about it this month.</summary>
    private static Money AmountOf(AccountEvent e, List<StatementEntry> entries, bool isNew) => e.Kind switch
    {
        AccountEventKind.InstallmentBilled or AccountEventKind.Deferral or AccountEventKind.DueDateChanged or AccountEventKind.RateRelief => Money.Zero,
        AccountEventKind.DepositHeld => -Sum(entries, LedgerAccount.CashInTransit),
        AccountEventKind.DepositApplied => -Sum(entries, LedgerAccount.DepositsHeld),
        AccountEventKind.DepositRefunded => -Sum(entries, LedgerAccount.Cash),
        AccountEventKind.FeeWaived or AccountEventKind.CreditRefunded or AccountEventKind.CreditGranted or AccountEventKind.AddOnRefunded => Sum(entries, LedgerAccount.FeesReceivable, LedgerAccount.CustomerCredit),
        AccountEventKind.ResidueWrittenOff or AccountEventKind.ChargeOff => -Sum(entries, LedgerAccount.ChargedOff),
        var kind when StatementWords.IsPayment(kind) => -Sum(entries, LedgerAccount.CashInTransit),
        var kind when StatementWords.IsFee(kind) => Sum(entries, LedgerAccount.FeesReceivable),
        _ => isNew ? e.Amount : Money.Zero,
    };

    private static bool IsPayment(StatementBooks books, int sequence) => books.Events.TryGetValue(sequence, out var e) && StatementWords.IsPayment(e.Kind);

    private static Money Sum(List<StatementEntry> entries, params ReadOnlySpan<LedgerAccount> accounts)
    {
        var sum = Money.Zero;
        foreach (var entry in entries)
        {
            if (accounts.Contains(entry.Account))
            {
                sum += entry.Amount;
            }
        }

        return sum;
    }

    private static IEnumerable<string> Messages(AccountPosition position, AccountTerms terms, DateOnly dueOn)
    {
        if (position.PastDue.IsPositive)
        {
            yield return "A payment is past due. If you can’t pay it now, talk to us: we’d rather find a way with you than add fees.";
        }

        if (position.Credit.IsPositive)
        {
            yield return $"You have a credit of {position.Credit}. It is your money: ask for it on the portal and we send it within three banking days.";
        }

        if (terms is BalloonTerms { Balloon.IsPositive: true } balloon && position.LastDueOn is { } last && last <= dueOn.AddMonths(6))
        {
            yield return $"Your final payment of {balloon.Balloon} is due {DocumentWords.Day(last)}. Talk to us about your choices.";
        }

        if (position.InstallmentsLeft == 1)
        {
            yield return "This is your last payment.";
        }
    }
}
