using FinancePortal.Core.Jobs;

namespace FinancePortal.Core.Audit;

/// <summary>Seals what was committed during the last second.</summary>
public sealed class SealAuditJob(AuditSealService seals) : Job
{
    public override string Name => "seal-audit";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken) =>
        $"{await seals.SealAsync(cancellationToken)} rows sealed";
}
