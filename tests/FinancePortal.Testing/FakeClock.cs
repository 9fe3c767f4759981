using FinancePortal.Core.Values;

namespace FinancePortal.Testing;

/// <summary>A clock that stands still until a test moves it. Its days are New York's, as the company's are.</summary>
public sealed class FakeClock : TimeProvider
{
    private readonly FakeClock? right;
    private readonly TimeSpan ahead;
    private long ticks;

    /// <summary>Noon of a Tuesday that is no holiday and no month's end.</summary>
    public FakeClock() => GoTo(new DateOnly(2026, 3, 10));

    public FakeClock(DateTime utc) => ticks = utc.Ticks;

    private FakeClock(FakeClock right, TimeSpan ahead) => (this.right, this.ahead) = (right, ahead);

    /// <summary>Another machine's clock: it runs with this one and is wrong by so much.</summary>
    public FakeClock Ahead(TimeSpan by) => new(this, by);

    public override DateTimeOffset GetUtcNow() => right is null ? new(Interlocked.Read(ref ticks), TimeSpan.Zero) : right.GetUtcNow() + ahead;

    /// <summary>Goes to a New York day, at noon unless told.</summary>
    public void GoTo(DateOnly date, TimeOnly? time = null) =>
        Interlocked.Exchange(ref ticks, BusinessClock.ToUtc(date, time ?? new TimeOnly(12, 0)).Ticks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
