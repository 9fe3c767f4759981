using FinancePortal.Core.Values;

namespace FinancePortal.Testing;

/// <summary>A clock that stands still until a test moves it. Its days are New York's, as the company's are.</summary>
public sealed class FakeClock : TimeProvider
{
    private long ticks;

    /// <summary>Noon of a Tuesday that is no holiday and no month's end.</summary>
    public FakeClock() => GoTo(new DateOnly(2026, 3, 10));

    public FakeClock(DateTime utc) => ticks = utc.Ticks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    /// <summary>Goes to a New York day, at noon unless told.</summary>
    public void GoTo(DateOnly date, TimeOnly? time = null) =>
        Interlocked.Exchange(ref ticks, BusinessClock.ToUtc(date, time ?? new TimeOnly(12, 0)).Ticks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
