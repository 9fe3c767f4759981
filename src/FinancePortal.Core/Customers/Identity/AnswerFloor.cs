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
    public Task WaitAsync(long arrived, CancellationToken cancellationToken)
    {
        var left = floor - Stopwatch.GetElapsedTime(arrived);
        return left > TimeSpan.Zero ? Task.Delay(left, cancellationToken) : Task.CompletedTask;
    }
}
