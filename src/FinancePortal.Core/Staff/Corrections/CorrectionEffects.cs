using FinancePortal.Core.Contracts;
using FinancePortal.Core.Staff.History;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Staff.Corrections;

/// <summary>Before and after, from the engine that books (F-1202).</summary>
public static class CorrectionEffects
{
    public static CorrectionEffect Of(AccountTerms terms, IReadOnlyList<AccountEvent> events, CorrectionRequest request, DateOnly today, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(request);
        var plan = CorrectionPlan.Of(terms, events, request, today);
        if (plan.Problem is { } problem)
        {
            return CorrectionEffect.Refused(problem);
        }

        if (CorrectionPlan.Simulate(terms, events, plan.Events, now) is not { } corrected)
        {
            return CorrectionEffect.Refused(CorrectionProblem.LaterEventImpossible);
        }

        var (before, after) = (AccountHistory.Of(terms, events, today), AccountHistory.Of(terms, corrected, today));
        var old = before.Rows.FirstOrDefault(r => r.Event.Sequence == request.Sequence && CorrectionPlan.IsPayment(r.Event.Kind));
        var renewed = after.Rows.LastOrDefault(r => r.Counts && CorrectionPlan.IsPayment(r.Event.Kind) && r.Event.Sequence > events.Max(e => e.Sequence));
        var lines = new List<EffectLine>();
        if (old is not null || renewed is not null)
        {
            Add("Interest portion", old?.Interest, renewed?.Interest);
            Add("Principal portion", old?.Principal, renewed?.Principal);
            Add("Fees portion", old?.Fees, renewed?.Fees);
            Add("Lease portion", old?.Lease, renewed?.Lease);
        }

        var (then, now2) = (before.Position, after.Position);
        lines.Add(new EffectLine(terms.Product is ProductKind.Lease ? "Lease payments owed" : "Principal balance", terms.Product is ProductKind.Lease ? before.State.LeaseReceivable : then.Principal, terms.Product is ProductKind.Lease ? after.State.LeaseReceivable : now2.Principal));
        Add("Interest owed today", then.InterestAccrued, now2.InterestAccrued);
        lines.Add(new EffectLine("Fees owed", then.FeesDue, now2.FeesDue));
        Add("Past due", then.PastDue, now2.PastDue);
        Add("Customer’s credit", then.Credit, now2.Credit);
        var moved = lines.Select(l => (l.Corrected - l.Now).Abs()).Append(request.Amount).Max();
        return new CorrectionEffect(Problem: null, lines, plan.LateFees, moved);

        void Add(string name, Money? from, Money? to)
        {
            if ((from ?? Money.Zero) != Money.Zero || (to ?? Money.Zero) != Money.Zero)
            {
                lines.Add(new EffectLine(name, from ?? Money.Zero, to ?? Money.Zero));
            }
        }
    }
}
