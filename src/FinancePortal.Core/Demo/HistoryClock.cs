namespace FinancePortal.Core.Demo;

/// <summary>A clock that shows the moment of the past that is being lived, so that services book then what happened then.</summary>
internal sealed class HistoryClock : TimeProvider
{
    private DateTime now;

    public void GoTo(DateTime utc) => now = utc;

    public override DateTimeOffset GetUtcNow() => new(now, TimeSpan.Zero);
}
