using FinancePortal.Core.Jobs;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.Payments.Autopay;

/// <summary>
/// Makes the autopay debits of a day. What is done has moved on to its next date and is not found again, so it may be stopped
/// at any row, run again, or run on two instances at once; a debit that was missed counts as of its own date.
/// </summary>
public sealed class CollectAutopayJob(AutopayBulkService bulk, AutopayCollectionService autopay, ILogger<CollectAutopayJob> log) : Job
{
    /// <summary>So few that a write transaction stays below 50 ms (SCHEMA, SQLite).</summary>
    private const int BatchSize = 25;

    public override string Name => "collect-autopay";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var debits = await bulk.CollectAsync(on, done => progress.Report(done, "debits"), cancellationToken);
        var (setAside, after) = (0, 0L);
        while (await autopay.DueAsync(on, after, BatchSize, cancellationToken) is { Count: > 0 } due)
        {
            var step = await autopay.CollectAsync(due, on, cancellationToken);
            foreach (var (account, why) in step.SetAside)
            {
                log.LogError("Autopay of account {Account} was set aside: {Why}", account, why);
                progress.SetAside(account, why);
            }

            (debits, setAside, after) = (debits + step.Debits, setAside + step.SetAside.Count, due[^1]);
            progress.Report(debits, "debits");
        }

        return $"{debits} debits, {setAside} set aside";
    }
}
