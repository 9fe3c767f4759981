using FinancePortal.Core.Jobs;

namespace FinancePortal.Core.Payments.Autopay;

/// <summary>Writes the notices of autopay debits that are not the usual ones. What is written is found again and not written twice.</summary>
public sealed class AnnounceAutopayJob(AutopayNoticeService notices) : Job
{
    private const int BatchSize = 200;

    public override string Name => "announce-autopay";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var (written, looked, after) = (0, 0, 0L);
        while (await notices.NearAsync(on, after, BatchSize, cancellationToken) is { Count: > 0 } near)
        {
            var step = await notices.WriteAsync(near, on, cancellationToken);
            progress.SetAside(step.SetAside);
            written += step.Written;
            (looked, after) = (looked + near.Count, near[^1]);
            progress.Report(looked, "enrollments");
        }

        return $"{written} notices, {progress.Rows.Count} set aside";
    }
}
