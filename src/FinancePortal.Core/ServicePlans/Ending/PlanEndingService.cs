using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.ServicePlans.Emails;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.ServicePlans.Ending;

/// <summary>Ends a plan before its time: cancelled with the unearned price back (F-806, R-909), or given to the vehicle's next owner.</summary>
public sealed class PlanEndingService(PortalDbContext db, VehicleFileService files, ContractService contracts, VehicleNoticeService notices, CaseService cases, PlanForms forms, TimeProvider clock)
{
    /// <summary>Cancels for the refund that was shown. It becomes the customer's credit on the account at once. Said again, it is cancelled already.</summary>
    /// <exception cref="NotFoundException">No such plan, or no right to act for its account.</exception>
    public Task<CancelAnswer> CancelAsync(CancelPlan request, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(actor);
        var customerId = actor.CustomerId ?? throw new NotFoundException();
        return db.WriteAsync(async () =>
        {
            var (account, file, plan) = await files.OpenPlanAsync(customerId, request.AccountReference, request.PlanReference, cancellationToken);
            if (plan.Status is PlanStatus.Cancelled)
            {
                return new CancelAnswer.Cancelled(plan);
            }

            var (refusal, refund) = CancellationQuote.Of(file, file.Plans[0], request.Miles);
            if (refusal is { } why)
            {
                return new CancelAnswer.Refused(why);
            }

            if (refund!.Amount != request.Shown)
            {
                return new CancelAnswer.OtherFigure(refund.Amount);
            }

            Note(account, file, request.Miles, actor);
            await EndAsync(account, plan, refund, file.Today, request.Why, actor, cancellationToken);
            return (CancelAnswer)new CancelAnswer.Cancelled(plan);
        }, cancellationToken);
    }

    /// <summary>Cancels a plan that ends with its contract, as of the day the account was closed. For the job. Says whether it did.</summary>
    public Task<bool> EndWithAccountAsync(long servicePlanId, Actor actor, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        var plan = await db.ServicePlans.Include(p => p.Claims).Include(p => p.Account!.Terms).Include(p => p.Account!.Vehicle).SingleAsync(p => p.ServicePlanId == servicePlanId, cancellationToken);
        if (plan is not { Status: PlanStatus.Active, Account: { ClosedOn: { } closedOn } account } || closedOn > plan.EndsOn || forms.Find(plan.FormNumber) is not { Cancellation: not null } form)
        {
            return false;
        }

        await EndAsync(account, plan, CancellationRefund.Of(plan, form, closedOn, odometer: null), closedOn, "the account is paid", actor, cancellationToken);
        return true;
    }, cancellationToken);

    /// <summary>Asks for a transfer to the next owner. A colleague completes it with the provider; asked again, it is asked already.</summary>
    /// <returns>False when the plan can't go to somebody else.</returns>
    /// <exception cref="NotFoundException">No such plan, or no right to act for its account.</exception>
    public Task<bool> AskToTransferAsync(string accountReference, string planReference, string newOwner, string newOwnerEmail, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var customerId = actor.CustomerId ?? throw new NotFoundException();
        return db.WriteAsync(async () =>
        {
            var (account, file, plan) = await files.OpenPlanAsync(customerId, accountReference, planReference, cancellationToken);
            if (file.Plans[0] is not { Holds: true, Form.Transfer.IsAllowed: true })
            {
                return false;
            }

            if (plan.Transfer is null)
            {
                var now = clock.UtcNow();
                plan.AskToTransfer(new PlanTransfer { NewOwner = newOwner, NewOwnerEmail = newOwnerEmail, AskedAt = now });
                await cases.OpenAsync(CaseKind.Question, $"plan transfer {plan.Reference}", $"Transfer plan {plan.ContractNumber} to the vehicle’s next owner", BankCalendar.AddBankingDays(file.Today, 5), customerId, account.FinancedAccountId,
                    $"New owner: {newOwner}, {newOwnerEmail}. Fee by the contract: {file.Plans[0].Form!.Transfer.Fee}.", cancellationToken);
                db.AuditRows.Add(new AuditRow(actor, "plan transfer asked for", plan.Reference, now, financedAccountId: account.FinancedAccountId, after: plan.ContractNumber));
                await db.SaveChangesAsync(cancellationToken);
            }

            return true;
        }, cancellationToken);
    }

    private async Task EndAsync(FinancedAccount account, ServicePlan plan, CancellationRefund refund, DateOnly on, string why, Actor actor, CancellationToken cancellationToken)
    {
        int? sequence = null;
        if (refund.Amount.IsPositive)
        {
            var booking = await contracts.BookAsync(account, new NewEvent(AccountEventKind.AddOnRefunded, clock.Today(), refund.Amount) { Cause = $"plan {plan.ContractNumber} cancelled" }, actor, cancellationToken);
            sequence = booking.Refusal is { } refused ? throw new InvalidOperationException($"The refund of plan {plan.ContractNumber} could not be booked: {refused}.") : booking.Sequence;
        }

        plan.Cancel(on, why, refund.Amount, sequence, Reference.NewConfirmationNumber());
        var name = forms.Find(plan.FormNumber)?.Name ?? "Your plan";
        await notices.TellAsync(account, c => PlanCancelledEmail.For(account, plan, name, c), $"{refund.Amount} is yours now.", cancellationToken, isRequired: true);
        db.AuditRows.Add(new AuditRow(actor with { Reason = why }, "service plan cancelled", plan.Reference, clock.UtcNow(), financedAccountId: account.FinancedAccountId, after: $"{plan.ContractNumber}, refund {refund.Amount}"));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The odometer that the refund rests on stays on record.</summary>
    private void Note(FinancedAccount account, VehicleFile file, int? miles, Actor actor)
    {
        if (miles is { } read && !file.Readings.Any(r => r.ReadOn == file.Today && r.Miles == read))
        {
            db.OdometerReadings.Add(new OdometerReading { VehicleId = account.VehicleId, ReadOn = file.Today, Miles = read, Source = OdometerSource.Customer, RecordedAt = clock.UtcNow(), RecordedBy = actor.Name });
        }
    }
}
