using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.ServicePlans.Emails;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.ServicePlans.Claims;

/// <summary>A claim as colleagues work on it; without one it is a transfer that was asked for.</summary>
public sealed record PlanMatter(ServicePlan Plan, string PlanName, string Provider, string ClaimsPhone, Money TransferFee, PlanClaim? Claim)
{
    public FinancedAccount Account => Plan.Account!;
    public DateTime AskedAt => Claim?.ReportedAt ?? Plan.Transfer!.AskedAt;

    /// <summary>Which request, and where it stands: a form made from another one is refused (P-OCC1).</summary>
    public string Stamp => FormattableString.Invariant($"{AskedAt.Ticks} {Claim?.Status}");
}

/// <summary>What the provider answered to a claim.</summary>
public sealed record ClaimAnswer
{
    public required ClaimStatus Status { get; init; }

    /// <summary>For the owner.</summary>
    public string Words { get; init; } = "";

    /// <summary>What was paid, and when; only with <see cref="ClaimStatus.Paid"/>.</summary>
    public Money Paid { get; init; }
    public DateOnly? PaidOn { get; init; }

    /// <summary>The <see cref="PlanMatter.Stamp"/> of the page that this comes from.</summary>
    public required string? Seen { get; init; }
}

/// <summary>Colleagues pass claims and transfers to providers and book what came of them (F-805).</summary>
public sealed class PlanDeskService(PortalDbContext db, PlanForms forms, CaseService cases, VehicleNoticeService notices, TimeProvider clock)
{
    private const int Most = 100;

    /// <summary>Claims that are not over and transfers that were asked for, the oldest first.</summary>
    public async Task<IReadOnlyList<PlanMatter>> ListAsync(CancellationToken cancellationToken)
    {
        var plans = await Plans().AsNoTracking()
            .Where(p => p.FinancedAccountId != null && (p.Claims.Any(c => c.Status == ClaimStatus.Reported || c.Status == ClaimStatus.Approved) || (p.Status == PlanStatus.Active && p.Transfer != null)))
            .OrderBy(p => p.ServicePlanId).Take(Most).ToListAsync(cancellationToken);
        return
        [
            .. plans.SelectMany(p => p.Claims.Where(c => c.IsOpen).Select(c => Of(p, c)))
                .Concat(plans.Where(p => p is { Status: PlanStatus.Active, Transfer: not null }).Select(p => Of(p, claim: null)))
                .OrderBy(m => m.AskedAt),
        ];
    }

    /// <exception cref="NotFoundException">No such claim, or it is over.</exception>
    public async Task<PlanMatter> ClaimAsync(string reference, CancellationToken cancellationToken)
    {
        var plan = await FindAsync(p => p.Claims.Any(c => c.Reference == reference), reference, cancellationToken);
        return Of(plan, plan.Claims.Find(c => c.Reference == reference && c.IsOpen) ?? throw new NotFoundException());
    }

    /// <exception cref="NotFoundException">Nobody asked to transfer that plan.</exception>
    public async Task<PlanMatter> TransferAsync(string planReference, CancellationToken cancellationToken)
    {
        var plan = await FindAsync(p => p.Reference == planReference, planReference, cancellationToken);
        return plan is { Status: PlanStatus.Active, Transfer: not null } ? Of(plan, claim: null) : throw new NotFoundException();
    }

    /// <summary>Books the provider's answer and tells the owner.</summary>
    /// <exception cref="NotFoundException">No such claim, or it is over.</exception>
    public Task<PlanMatter> AnswerAsync(string reference, ClaimAnswer answer, Actor colleague, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return db.WriteAsync(async () =>
        {
            var matter = await ClaimAsync(reference, cancellationToken);
            ChangedMeanwhileException.ThrowIfStale(answer.Seen, matter.Stamp);
            var claim = matter.Claim!;
            if (answer.Status is ClaimStatus.Paid)
            {
                claim.Pay(answer.Paid, answer.PaidOn ?? clock.Today(), answer.Words);
            }
            else
            {
                claim.Decide(answer.Status is ClaimStatus.Approved, answer.Words);
            }

            await EndAsync(matter, $"plan claim {reference}", claim.IsOpen ? null : $"{claim.Status}. {claim.Answer}".Trim(), PlanAnswerEmail.Of(claim), "claim answered", $"{matter.Plan.ContractNumber}: {claim.Status}", colleague, cancellationToken);
            return matter;
        }, cancellationToken);
    }

    /// <summary>Books that the plan went to the next owner, or why it did not.</summary>
    /// <exception cref="NotFoundException">Nobody asked to transfer that plan.</exception>
    public Task<PlanMatter> DecideTransferAsync(string planReference, bool done, string why, string? seen, Actor colleague, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        var matter = await TransferAsync(planReference, cancellationToken);
        ChangedMeanwhileException.ThrowIfStale(seen, matter.Stamp);
        var newOwner = matter.Plan.Transfer!.NewOwner;
        if (done)
        {
            matter.Plan.CompleteTransfer(clock.Today());
        }
        else
        {
            matter.Plan.RefuseTransfer();
        }

        await EndAsync(matter, $"plan transfer {planReference}", done ? "transferred" : $"not transferred: {why}", PlanAnswerEmail.OfTransfer(newOwner, done, why), done ? "plan transferred" : "plan transfer refused", matter.Plan.ContractNumber, colleague with { Reason = why }, cancellationToken);
        return matter;
    }, cancellationToken);

    private async Task EndAsync(PlanMatter matter, string subject, string? outcome, (string Subject, string Words) news, string action, string after, Actor colleague, CancellationToken cancellationToken)
    {
        if (outcome is not null)
        {
            await cases.CloseAsync(CaseKind.Question, subject, outcome, cancellationToken);
        }

        await notices.TellAsync(matter.Account, c => PlanAnswerEmail.For(matter, news, c), news.Words, cancellationToken);
        db.AuditRows.Add(new AuditRow(colleague, action, matter.Claim?.Reference ?? matter.Plan.Reference, clock.UtcNow(), financedAccountId: matter.Plan.FinancedAccountId, after: after));
        await db.SaveChangesAsync(cancellationToken);
    }

    private IQueryable<ServicePlan> Plans() => db.ServicePlans.Include(p => p.Claims).Include(p => p.Account!.Vehicle);

    private async Task<ServicePlan> FindAsync(System.Linq.Expressions.Expression<Func<ServicePlan, bool>> which, string reference, CancellationToken cancellationToken) =>
        Reference.IsWellFormed(reference) ? await Plans().Where(p => p.FinancedAccountId != null).SingleOrDefaultAsync(which, cancellationToken) ?? throw new NotFoundException() : throw new NotFoundException();

    private PlanMatter Of(ServicePlan plan, PlanClaim? claim)
    {
        var form = forms.Find(plan.FormNumber);
        return new PlanMatter(plan, form?.Name ?? "Plan", form?.Provider ?? "The provider", form?.ClaimsPhone ?? "", form?.Transfer.Fee ?? Money.Zero, claim);
    }
}
