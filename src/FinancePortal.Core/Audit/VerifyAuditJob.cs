using FinancePortal.Core.Jobs;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.Audit;

/// <summary>Reads the whole audit trail every night; what is wrong is an error in the log, for whoever is on call.</summary>
public sealed class VerifyAuditJob(AuditVerificationService verification, ILogger<VerifyAuditJob> log) : Job
{
    public override string Name => "verify-audit";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        var verdict = await verification.VerifyAsync(done => progress.Report(done, "rows"), cancellationToken);
        if (verdict.FirstBad is { } bad)
        {
            log.LogCritical("The audit trail was tampered with: {FirstBad}", bad);
        }

        return verdict.FirstBad ?? $"{verdict.Sealed} rows are as they were written, {verdict.Unsealed} not sealed yet";
    }
}
