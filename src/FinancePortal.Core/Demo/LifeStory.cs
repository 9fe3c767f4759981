using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Demo;

/// <summary>
/// Lives the life of one account up to a day: due dates are billed, payments come as habits say, late fees arise by the
/// contract's rule, banks settle payments or send them back. Every figure comes from the engine.
/// </summary>
internal sealed class LifeStory(Books books, Habits habits, Dice dice, DateOnly today)
{
    private static readonly TimeOnly StartOfDay = new(0, 5);
    private static readonly TimeOnly BankOpens = new(8, 30);
    private static readonly TimeOnly FileLeaves = new(18, 15);

    private readonly PriorityQueue<Func<Task>, (DateOnly On, int Order)> agenda = new();
    private readonly AccountTerms terms = books.Account.CurrentTerms;
    private int steps;

    /// <param name="firstInstallment">The first one that falls due in this story, counted from 1.</param>
    public async Task LiveAsync(int firstInstallment)
    {
        Plan(firstInstallment);
        while (agenda.TryPeek(out _, out var when) && when.On <= today)
        {
            await agenda.Dequeue()();
        }
    }

    private void Plan(int firstInstallment)
    {
        var opened = books.State.LastEffectiveOn;
        var last = terms.PaymentCount + (terms is BalloonTerms ? 1 : 0);
        for (var number = firstInstallment; number <= last; number++)
        {
            var n = number;
            var dueOn = DueOn(n);
            if (dueOn > today.AddMonths(1))
            {
                break;
            }

            On(dueOn, () => BillAsync(n, dueOn));
            On(LateFee.From(terms.LateFee, dueOn), () => ChargeLateFeeAsync(n));
            if (habits.Of(n) is { } habit)
            {
                var wanted = dueOn.AddDays(habit.DaysAfterDue);
                wanted = wanted > opened ? wanted : opened;
                var creditOn = habit.Origin is PaymentOrigin.Autopay ? wanted : BankCalendar.OnOrAfter(wanted);
                On(creditOn, () => PayInstallmentAsync(n, habit, creditOn));
            }
        }

        foreach (var extra in habits.Extras)
        {
            var creditOn = BankCalendar.OnOrAfter(extra.On);
            On(creditOn, () => PayAsync(extra.Amount, extra.Purpose, new PaymentHabit(0), creditOn));
        }

        if (habits.PayoffOn is { } payoffOn)
        {
            On(payoffOn, () => PayAsync(AccountPosition.On(terms, books.State, payoffOn).Payoff ?? Money.Zero, PaymentPurpose.Payoff, new PaymentHabit(0), payoffOn));
        }
    }

    private DateOnly DueOn(int number) => terms is BalloonTerms balloon && number > terms.PaymentCount
        ? BillingSchedule.DueOn(terms.FirstDueOn, terms.FirstDueOn.Day, terms.PaymentCount - 1 + balloon.BalloonMonthsAfterLast)
        : BillingSchedule.DueOn(terms.FirstDueOn, terms.FirstDueOn.Day, number - 1);

    private async Task BillAsync(int number, DateOnly on)
    {
        if (books.State.Status is AccountStatus.Open && books.State.Billed < number)
        {
            await books.BookAsync(new NewEvent(AccountEventKind.InstallmentBilled, on) { Number = number }, BusinessClock.ToUtc(on, StartOfDay));
        }
    }

    private async Task ChargeLateFeeAsync(int number)
    {
        foreach (var open in books.State.Open)
        {
            var on = LateFee.From(terms.LateFee, open.DueOn);
            if (open.Number == number && LateFee.Arises(terms.LateFee, open, on))
            {
                await books.BookAsync(new NewEvent(AccountEventKind.LateFeeAssessed, on, LateFee.Amount(terms.LateFee, open.Amount, open.Left)) { Number = number }, BusinessClock.ToUtc(on, StartOfDay));
                return;
            }
        }
    }

    private async Task PayInstallmentAsync(int number, PaymentHabit habit, DateOnly on)
    {
        var position = AccountPosition.On(terms, books.State, on);
        var due = position.AmountDueNow;
        if (position.NextDueOn is { } next && next > on && next <= DueOn(number))
        {
            // Paid before the due date.
            due += position.NextDueAmount;
        }

        if (habit.Origin is not PaymentOrigin.Autopay || habit.Extra.IsZero)
        {
            await PayAsync((habit.Amount ?? due) + habit.Extra, PaymentPurpose.Regular, habit, on);
            return;
        }

        // Autopay puts more toward principal as a payment of its own.
        await PayAsync(habit.Amount ?? due, PaymentPurpose.Regular, habit, on);
        await PayAsync(habit.Extra, PaymentPurpose.PrincipalOnly, habit, on);
    }

    private async Task PayAsync(Money amount, PaymentPurpose purpose, PaymentHabit habit, DateOnly on)
    {
        if (!amount.IsPositive || books.State.Status is not AccountStatus.Open)
        {
            return;
        }

        var at = MomentOf(on, habit.Origin);
        var kind = purpose switch
        {
            PaymentPurpose.PrincipalOnly => AccountEventKind.PrincipalOnlyPayment,
            PaymentPurpose.PaidAhead => AccountEventKind.PaidAheadPayment,
            _ => AccountEventKind.Payment,
        };
        var sequence = await books.BookAsync(new NewEvent(kind, on, amount), at);
        var payment = new Payment
        {
            Reference = Reference.New(dice.Below),
            ConfirmationNumber = Reference.NewConfirmationNumber(dice.Below),
            Account = books.Account,
            Method = habits.Method,
            MethodName = habits.Method?.Name ?? "Check",
            MethodLastFour = habits.Method?.LastFour ?? "",
            Purpose = purpose,
            Origin = habit.Origin,
            Amount = amount,
            RequestKey = $"{books.Account.AccountNumber}-{sequence}",
            CreditOn = on,
            CreatedAt = at,
            UserId = habit.Origin is PaymentOrigin.Portal ? books.UserId : null,
        };
        payment.Credit(sequence, at);
        books.Keep(payment);
        On(on, () => Done(() => payment.Send(BusinessClock.ToUtc(on, FileLeaves))));
        if (habit.ReturnCode is { } code)
        {
            var returnedOn = BankCalendar.AddBankingDays(on, 2);
            On(returnedOn, () => ReturnAsync(payment, code, habit, returnedOn));
        }
        else
        {
            var finalOn = CreditDate.FinalOn(on);
            On(finalOn, () => SettleAsync(payment, finalOn));
        }
    }

    private async Task SettleAsync(Payment payment, DateOnly on)
    {
        var at = BusinessClock.ToUtc(on, BankOpens);
        await books.BookAsync(new NewEvent(AccountEventKind.PaymentSettled, on, payment.Amount) { Reverses = payment.CreditedBySequence }, at);
        payment.Settle(at);
    }

    private async Task ReturnAsync(Payment payment, string code, PaymentHabit habit, DateOnly on)
    {
        var at = BusinessClock.ToUtc(on, BankOpens);
        await books.BookAsync(new NewEvent(AccountEventKind.Reversal, payment.CreditOn) { Reverses = payment.CreditedBySequence, Cause = $"returned {code}" }, at);
        if (terms.ReturnedPaymentFee.IsPositive)
        {
            await books.BookAsync(new NewEvent(AccountEventKind.ReturnedPaymentFeeAssessed, on, terms.ReturnedPaymentFee), at);
        }

        payment.Return(code, at);
        var again = BankCalendar.OnOrAfter(on.AddDays(habit.DaysUntilPaidAgain));
        On(again, () => PayInstallmentAsync(books.State.Billed, habit with { ReturnCode = null, Origin = PaymentOrigin.Portal }, again));
    }

    /// <summary>Autopay runs at night; people pay between breakfast and the cut-off.</summary>
    private DateTime MomentOf(DateOnly on, PaymentOrigin origin) =>
        BusinessClock.ToUtc(on, origin is PaymentOrigin.Autopay ? new TimeOnly(6, dice.Below(60)) : new TimeOnly(dice.Between(8, 17), dice.Below(60), dice.Below(60)));

    private static Task Done(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private void On(DateOnly date, Func<Task> step) => agenda.Enqueue(step, (date, steps++));
}
