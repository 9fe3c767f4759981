using System.Globalization;
using FinancePortal.Core.Jobs;

namespace FinancePortal.Core.Payments.Collections;

/// <summary>Says each night whom colleagues contact about past-due payments, and whom not any more. What stands is found and left alone.</summary>
public sealed class FlagCollectionsJob(CollectionFlagService flags) : Job
{
    private const int BatchSize = 200;

    public override string Name => "flag-collections";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var ended = await flags.EndAsync(on, cancellationToken);
        var (raised, after) = (0, 0L);
        while (await flags.DueAsync(on, after, BatchSize, cancellationToken) is { Count: > 0 } late)
        {
            raised += await flags.RaiseAsync(late, on, cancellationToken);
            after = late[^1];
            progress.Report(raised, "flags");
        }

        return string.Create(CultureInfo.InvariantCulture, $"{raised} raised, {ended} ended");
    }
}
