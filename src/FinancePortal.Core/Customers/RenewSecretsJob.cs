using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Secrets;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.Customers;

/// <summary>After a new key was added: rewrites what older keys sealed, a little at a time, while the portal serves. When it finds nothing more, the old key may go.</summary>
public sealed class RenewSecretsJob(SsnService ssns, AuthenticatorService authenticators, WaitingSecretsService waiting, ILogger<RenewSecretsJob> log) : Job
{
    private const int Batch = 100;

    public override string Name => "renew-secrets";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        var (renewed, unreadable) = (0, 0);
        foreach (var renew in new Func<long, int, CancellationToken, Task<RenewedSecrets>>[] { ssns.RenewAsync, authenticators.RenewAsync, waiting.RenewEmailsAsync, waiting.RenewLettersAsync })
        {
            for (long? after = 0; after is not null;)
            {
                var batch = await renew(after.Value, Batch, cancellationToken);
                (renewed, unreadable, after) = (renewed + batch.Renewed, unreadable + batch.Unreadable, batch.Last);
                progress.Report(renewed, "secrets");
            }
        }

        if (unreadable > 0)
        {
            log.LogError("{Unreadable} sealed values do not open: they were tampered with, or their key was taken away too early", unreadable);
        }

        return $"{renewed} secrets renewed, {unreadable} unreadable";
    }
}
