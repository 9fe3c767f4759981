using FinancePortal.Core.Values;

namespace FinancePortal.Core.Jobs;

/// <summary>
/// A piece of work that the timetable or an operator starts. It may be stopped at any row and started again: what is done is
/// recorded with the work itself, never only in memory.
/// </summary>
public abstract class Job
{
    /// <summary>How an operator names it: <c>send-emails</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Does the work of one business date and says in a few words what was done.</summary>
    public abstract Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken);
}

/// <summary>How far a long piece of work is; <paramref name="write"/> gets a line now and then.</summary>
public sealed class JobProgress(TimeProvider clock, Action<string> write)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private long last = clock.GetTimestamp();

    private readonly List<SetAsideRow> setAside = [];

    /// <summary>What could not be done and did not stop the rest.</summary>
    public IReadOnlyList<SetAsideRow> Rows => setAside;

    public static JobProgress Silent(TimeProvider clock) => new(clock, static _ => { });

    public void Report(long done, string what)
    {
        if (clock.GetElapsedTime(last) >= Pause)
        {
            last = clock.GetTimestamp();
            write(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{done:N0} {what}"));
        }
    }

    /// <summary>Reports a row that was passed over, for operators to look at.</summary>
    /// <param name="subject">The reference of what it is about.</param>
    public void SetAside(string subject, string why) => setAside.Add(new SetAsideRow(subject, why));

    public void SetAside(IEnumerable<SetAsideRow> rows) => setAside.AddRange(rows);
}
