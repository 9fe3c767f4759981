using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Contracts;

/// <summary>Writes the events of an account's life, numbered in booked order, and replays them.</summary>
internal sealed class Life(AccountTerms terms)
{
    private static readonly DateTime Booked = new(2030, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    public AccountTerms Terms => terms;
    public List<AccountEvent> Events { get; } = [];
    public AccountState State => Replay.Run(terms, Events);

    public AccountState On(DateOnly asOf) => Replay.Run(terms, Events, asOf);

    public AccountPosition Position(DateOnly asOf) => AccountPosition.On(terms, State, asOf);

    public AccountEvent Make(AccountEventKind kind, DateOnly on, Money amount = default, int? number = null, int? reverses = null, decimal? rate = null, DateOnly? until = null) => new()
    {
        Sequence = Events.Count + 1,
        Kind = kind,
        EffectiveOn = on,
        BookedAt = Booked,
        Amount = amount,
        Number = number,
        Reverses = reverses,
        Rate = rate,
        UntilOn = until,
        ActorName = "test",
    };

    public Life Add(AccountEventKind kind, DateOnly on, Money amount = default, int? number = null, int? reverses = null, decimal? rate = null, DateOnly? until = null)
    {
        Events.Add(Make(kind, on, amount, number, reverses, rate, until));
        return this;
    }

    public Life Fund(Money amount) => Add(AccountEventKind.Funded, terms.ContractDate, amount);

    public Life Pay(DateOnly on, Money amount) => Add(AccountEventKind.Payment, on, amount);

    /// <summary>Bills everything that falls due through a day.</summary>
    public Life BillThrough(DateOnly until)
    {
        foreach (var due in BillingSchedule.NotBilled(terms, State, until))
        {
            Add(AccountEventKind.InstallmentBilled, due.DueOn, number: due.Number);
        }

        return this;
    }

    /// <summary>Bills and pays the next installments on their due dates.</summary>
    public Life PayOnTime(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var due = BillingSchedule.NextOn(terms, State) ?? throw new InvalidOperationException("Nothing is left to bill.");
            BillThrough(due);
            var owed = State.OpenLeft;
            if (owed.IsPositive)
            {
                Pay(due, owed);
            }
        }

        return this;
    }
}
