using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.ServicePlans.Claims;

/// <summary>Something that a plan should pay for, as the customer tells it.</summary>
public sealed record ReportClaim
{
    public required string AccountReference { get; init; }
    public required string PlanReference { get; init; }
    public required string What { get; init; }
    public required DateOnly HappenedOn { get; init; }
    public Money Asked { get; init; }
    public required string RequestKey { get; init; }
}

/// <summary>Takes claims in and hands them to a colleague, who passes them to the provider (F-805).</summary>
public sealed class PlanClaimService(PortalDbContext db, VehicleFileService files, CaseService cases, TimeProvider clock)
{
    /// <summary>Sent twice, it is one claim.</summary>
    /// <returns>False when the plan did not hold on that day.</returns>
    /// <exception cref="NotFoundException">No such plan, or no right to act for its account.</exception>
    public Task<bool> ReportAsync(ReportClaim request, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(actor);
        var customerId = actor.CustomerId ?? throw new NotFoundException();
        return db.WriteAsync(async () =>
        {
            var (account, file, plan) = await files.OpenPlanAsync(customerId, request.AccountReference, request.PlanReference, cancellationToken);
            if (plan.Claims.Exists(c => c.RequestKey == request.RequestKey))
            {
                return true;
            }

            if (request.HappenedOn < plan.StartsOn || request.HappenedOn > plan.EndsOn || request.HappenedOn > file.Today || request.HappenedOn > (plan.EndedOn ?? file.Today))
            {
                return false;
            }

            var now = clock.UtcNow();
            var claim = new PlanClaim { What = request.What, HappenedOn = request.HappenedOn, Asked = request.Asked, ReportedAt = now, RequestKey = request.RequestKey };
            plan.Claims.Add(claim);
            await cases.OpenAsync(CaseKind.Question, $"plan claim {claim.Reference}", $"Claim under plan {plan.ContractNumber}", BankCalendar.AddBankingDays(file.Today, 2), customerId, account.FinancedAccountId,
                $"{DateWords.Brief(request.HappenedOn)}, {request.Asked}: {request.What}", cancellationToken);
            db.AuditRows.Add(new AuditRow(actor, "plan claim reported", claim.Reference, now, financedAccountId: account.FinancedAccountId, after: plan.ContractNumber));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }
}
