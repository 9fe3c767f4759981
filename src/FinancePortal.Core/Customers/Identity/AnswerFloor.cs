using System.Diagnostics;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>
/// No "no" leaves earlier than this after its question arrived, so that the little differences in the work behind it (a row found or not) cannot
/// be measured from outside.
/// </summary>
public sealed class AnswerFloor(TimeSpan floor)
{
    public static readonly TimeSpan Default = TimeSpan.FromMilliseconds(400);

    /// <param name="arrived">From <see cref="Stopwatch.GetTimestamp"/>, at the start of the work.</param>
    public Task WaitAsync(long arrived, CancellationToken cancellationToken) => WaitAsync(arrived, 1, cancellationToken);

    /// <summary>Several floors for everybody, when so much is asked that it looks like an attack.</summary>
    public Task WaitAsync(long arrived, int floors, CancellationToken cancellationToken)
    {
        var left = (floor * floors) - Stopwatch.GetElapsedTime(arrived);
        return left > TimeSpan.Zero ? Task.Delay(left, cancellationToken) : Task.CompletedTask;
    }
}
