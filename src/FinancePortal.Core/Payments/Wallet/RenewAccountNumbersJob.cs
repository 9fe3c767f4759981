using FinancePortal.Core.Jobs;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.Payments.Wallet;

/// <summary>After a new key was added: reseals account numbers a little at a time, while the portal serves. When it finds nothing more, the old key may go.</summary>
public sealed class RenewAccountNumbersJob(AccountNumberRenewalService numbers, ILogger<RenewAccountNumbersJob> log) : Job
{
    private const int Batch = 100;

    public override string Name => "renew-account-numbers";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var (renewed, unreadable) = (0, 0);
        for (long? after = 0; after is not null;)
        {
            var batch = await numbers.RenewAsync(after.Value, Batch, cancellationToken);
            (renewed, unreadable, after) = (renewed + batch.Renewed, unreadable + batch.Unreadable, batch.Last);
            progress.Report(renewed, "account numbers");
        }

        if (unreadable > 0)
        {
            log.LogError("{Unreadable} account numbers do not open: they were tampered with, or their key was taken away too early", unreadable);
            progress.SetAside("account numbers", $"{unreadable} do not open: they were tampered with, or their key was taken away too early");
        }

        return $"{renewed} account numbers renewed, {unreadable} unreadable";
    }
}
