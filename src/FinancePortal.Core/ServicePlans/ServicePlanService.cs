using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.ServicePlans;

/// <summary>Links plans to accounts (F-801).</summary>
public sealed class ServicePlanService(PortalDbContext db, VehicleFileService files, TimeProvider clock)
{
    /// <summary>Links a plan that the provider reported, by its contract number and the vehicle's VIN. Linked again, it is the plan that is there.</summary>
    /// <exception cref="NotFoundException">No such account, or no right to act for it.</exception>
    public Task<LinkAnswer> LinkAsync(LinkPlan request, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(actor);
        var customerId = actor.CustomerId ?? throw new NotFoundException();
        return db.WriteAsync(async () =>
        {
            var (account, file) = await files.OpenAsync(customerId, request.AccountReference, PartyRights.Pay, cancellationToken);
            if (Vin.Refusal(request.Vin) is { } bad)
            {
                return new LinkAnswer.BadVin(bad);
            }

            var vin = Vin.Normalize(request.Vin);
            if (vin != file.Vehicle.Vin)
            {
                return new LinkAnswer.Refused(LinkRefusal.OtherVehicle);
            }

            var number = ServicePlan.NormalizeNumber(request.ContractNumber);
            var plan = await db.ServicePlans.SingleOrDefaultAsync(p => p.ContractNumber == number && p.Vin == vin, cancellationToken);
            if (plan is null)
            {
                return new LinkAnswer.Refused(LinkRefusal.NoSuchPlan);
            }

            if (plan.FinancedAccountId is { } linked)
            {
                return linked == account.FinancedAccountId ? new LinkAnswer.Linked(plan) : new LinkAnswer.Refused(LinkRefusal.LinkedElsewhere);
            }

            var now = clock.UtcNow();
            plan.Link(account, now);
            db.AuditRows.Add(new AuditRow(actor, "service plan linked", plan.Reference, now, financedAccountId: account.FinancedAccountId, after: plan.ContractNumber));
            await db.SaveChangesAsync(cancellationToken);
            return (LinkAnswer)new LinkAnswer.Linked(plan);
        }, cancellationToken);
    }
}
