using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.ServicePlans.Emails;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.ServicePlans.WorkOrders;

/// <summary>One visit and the vehicle that it is about.</summary>
public sealed record WorkOrderFile(VehicleFile File, WorkOrder Order);

/// <summary>What became of a decision about an estimate.</summary>
public enum EstimateAnswer
{
    Done = 1,

    /// <summary>The dealer changed the estimate after the customer saw it.</summary>
    Changed = 2,

    /// <summary>Nothing waits for a decision any more.</summary>
    NothingToDecide = 3,
}

/// <summary>A customer follows a visit and decides about its estimate.</summary>
public sealed class WorkOrderService(PortalDbContext db, VehicleFileService files, Letterhead letterhead, TimeProvider clock)
{
    /// <exception cref="NotFoundException">No such visit of a vehicle that this customer may see.</exception>
    public async Task<WorkOrderFile> FileAsync(long customerId, string accountReference, string orderReference, CancellationToken cancellationToken)
    {
        var (account, file) = await files.OpenAsync(customerId, accountReference, PartyRights.View, cancellationToken);
        return new WorkOrderFile(file, await FindAsync(db.WorkOrders.AsNoTracking(), account, orderReference, cancellationToken));
    }

    /// <summary>Says yes or no to all lines that wait. Said again, it is said already.</summary>
    /// <param name="estimate">The number of the estimate that the customer saw.</param>
    /// <exception cref="NotFoundException">No such visit, or no right to act for its account.</exception>
    public Task<EstimateAnswer> DecideAsync(string accountReference, string orderReference, int estimate, bool approve, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var customerId = actor.CustomerId ?? throw new NotFoundException();
        return db.WriteAsync(async () =>
        {
            var (account, _) = await files.OpenAsync(customerId, accountReference, PartyRights.Pay, cancellationToken);
            var order = await FindAsync(db.WorkOrders, account, orderReference, cancellationToken);
            if (!order.AwaitsDecision)
            {
                return EstimateAnswer.NothingToDecide;
            }

            if (order.EstimateNumber != estimate)
            {
                return EstimateAnswer.Changed;
            }

            var (now, amount) = (clock.UtcNow(), order.ToDecide);
            order.Decide(approve, actor.Name, now);
            if (order.DealerEmail.Length > 0)
            {
                db.OutboxEmails.Add(WorkOrderEmails.EstimateDecided(order, amount, approve).ToOutbox(letterhead, now));
            }

            db.AuditRows.Add(new AuditRow(actor, approve ? "estimate approved" : "estimate declined", order.Reference, now, financedAccountId: account.FinancedAccountId, after: $"{order.Number}: {amount}"));
            await db.SaveChangesAsync(cancellationToken);
            return EstimateAnswer.Done;
        }, cancellationToken);
    }

    private static async Task<WorkOrder> FindAsync(IQueryable<WorkOrder> orders, FinancedAccount account, string reference, CancellationToken cancellationToken) =>
        Reference.IsWellFormed(reference)
            ? await orders.Include(w => w.Lines.OrderBy(l => l.Number)).Include(w => w.Steps.OrderBy(s => s.At))
                .SingleOrDefaultAsync(w => w.Reference == reference && w.VehicleId == account.VehicleId, cancellationToken) ?? throw new NotFoundException()
            : throw new NotFoundException();
}
