using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.Emails;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Leases.Ending;

/// <summary>A lease with what its lessee decided about the end.</summary>
public sealed record LeaseEnding(LeaseFile File, LeasePlan? Plan)
{
    public DateOnly ChangeableUntil => LeasePlan.ChangeableUntil(File);
    public bool MayChoose => LeasePlan.MayChoose(File, Plan);
}

/// <summary>A lessee compares the ends of a lease and makes a plan.</summary>
public sealed class LeasePlanService(PortalDbContext db, LeaseService leases, LeasePolicy policy, LineUp lineUp, NoticeService notices, TimeProvider clock)
{
    /// <exception cref="NotFoundException">No such lease, or not this customer's to see.</exception>
    public async Task<LeaseEnding> EndingAsync(long customerId, string reference, CancellationToken cancellationToken)
    {
        var file = await leases.FileAsync(customerId, reference, cancellationToken);
        var plan = await db.LeasePlans.AsNoTracking().SingleOrDefaultAsync(p => db.Accounts.Any(a => a.Reference == reference && a.FinancedAccountId == p.FinancedAccountId), cancellationToken);
        return new LeaseEnding(file, plan);
    }

    public LeaseEndOptions Compare(LeaseEnding ending, LeaseEndQuestion question)
    {
        ArgumentNullException.ThrowIfNull(ending);
        return LeaseEndOptions.Of(ending.File, question, policy, lineUp, ending.Plan?.Wear);
    }

    /// <summary>Chooses, or changes the choice. False when it is too late for that.</summary>
    /// <exception cref="ChangedMeanwhileException">Another plan holds than the page would have replaced.</exception>
    public Task<bool> ChooseAsync(string reference, LeaseEndChoice choice, int extensionMonths, string? seen, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            var (account, file) = await leases.OpenAsync(LeaseActs.CustomerOf(actor), reference, PartyRights.Pay, cancellationToken);
            var plan = await PlanAsync(account, cancellationToken);
            if (plan.Choice == choice && plan.ExtensionMonths == (choice is LeaseEndChoice.Extend ? extensionMonths : 0))
            {
                return true;
            }

            ChangedMeanwhileException.ThrowIfStale(seen, LeasePlan.StampOf(plan));
            if (!LeasePlan.MayChoose(file, plan) || (choice is LeaseEndChoice.Buy && !file.Terms.MayPurchase) || (choice is LeaseEndChoice.Extend && !LeaseActs.MayExtend(file, extensionMonths)))
            {
                return false;
            }

            var now = clock.UtcNow();
            var before = plan.Choice;
            plan.Choose(choice, extensionMonths, now);
            var customer = await db.Customers.SingleAsync(c => c.CustomerId == actor.CustomerId, cancellationToken);
            notices.Tell(customer, NotificationKind.Account, LeasePlanEmail.For(file, customer, choice, extensionMonths), $"{file.Vehicle.Name}, account ending in {file.LastFour}.");
            db.AuditRows.Add(new AuditRow(actor, "lease-end plan chosen", reference, now, financedAccountId: account.FinancedAccountId, before: before?.ToString() ?? "", after: choice.ToString()));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    /// <summary>Ticks a step of the checklist, or takes the tick away.</summary>
    public Task<bool> TickAsync(string reference, PlanStepKind step, bool done, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            var (account, _) = await leases.OpenAsync(LeaseActs.CustomerOf(actor), reference, PartyRights.Pay, cancellationToken);
            var plan = await PlanAsync(account, cancellationToken);
            if (plan.Choice is null)
            {
                return false;
            }

            plan.Tick(step, done);
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    /// <summary>The tracked plan of an account, new when there was none.</summary>
    internal async Task<LeasePlan> PlanAsync(FinancedAccount account, CancellationToken cancellationToken)
    {
        var plan = await db.LeasePlans.SingleOrDefaultAsync(p => p.FinancedAccountId == account.FinancedAccountId, cancellationToken);
        if (plan is null)
        {
            plan = new LeasePlan { FinancedAccountId = account.FinancedAccountId };
            db.LeasePlans.Add(plan);
        }

        return plan;
    }
}
