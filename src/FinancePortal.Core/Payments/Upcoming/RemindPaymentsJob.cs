using FinancePortal.Core.Jobs;
using FinancePortal.Core.Values;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.Payments.Upcoming;

/// <summary>Sends the reminders of a day, once each. A day that was missed stays missed: a late reminder would name the wrong distance.</summary>
public sealed class RemindPaymentsJob(ReminderService reminders, TimeProvider clock, ILogger<RemindPaymentsJob> log) : Job
{
    private const int BatchSize = 200;

    public override string Name => "remind-payments";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (on < clock.Today())
        {
            return "the day is over";
        }

        var (told, after) = (0, 0L);
        while (await reminders.CandidatesAsync(on, after, BatchSize, cancellationToken) is { Count: > 0 } customers)
        {
            foreach (var customer in customers)
            {
                try
                {
                    told += await reminders.RemindAsync(customer, cancellationToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    log.LogError(e, "The reminders of customer {CustomerId} were set aside", customer);
                    progress.SetAside($"customer {customer}", e.Message);
                }
            }

            after = customers[^1];
            progress.Report(told, "reminders");
        }

        return $"{told} reminders, {progress.Rows.Count} set aside";
    }
}
