using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>An event that is about to be booked: the account gives it its number, the clock its moment.</summary>
public sealed record NewEvent(AccountEventKind Kind, DateOnly EffectiveOn, Money Amount = default)
{
    public int? Number { get; init; }
    public decimal? Rate { get; init; }
    public DateOnly? UntilOn { get; init; }
    public int? Reverses { get; init; }
    public string Cause { get; init; } = "";

    internal AccountEvent ToEvent(FinancedAccount account, DateTime bookedAt, Actor actor) => ToEvent(account.FinancedAccountId, account.LastSequence + 1, bookedAt, actor);

    internal AccountEvent ToEvent(long accountId, int sequence, DateTime bookedAt, Actor actor) => new()
    {
        FinancedAccountId = accountId,
        Sequence = sequence,
        Kind = Kind,
        EffectiveOn = EffectiveOn,
        BookedAt = bookedAt,
        Amount = Amount,
        Number = Number,
        Rate = Rate,
        UntilOn = UntilOn,
        Reverses = Reverses,
        ActorName = actor.Name,
        Cause = Cause,
    };
}

/// <summary>What booking an event came to.</summary>
/// <param name="Refusal">Why nothing was booked; null when it was.</param>
/// <param name="Sequence">The event's number within the account.</param>
public readonly record struct Booking(EventRefusal? Refusal, int Sequence);
