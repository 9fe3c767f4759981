using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Staff.Corrections;

/// <summary>
/// A correction as the events that book it: what was wrong is reversed, what is right is booked anew, nothing is edited. Pure: the
/// preview and the booking ask the same code.
/// </summary>
public sealed record CorrectionPlan
{
    /// <summary>In <see cref="NewEvent.Reverses"/>: the payment that this plan books before.</summary>
    public const int ThePaymentBefore = -1;

    /// <summary>A residue is what nobody bills any more; anything larger is a charge-off.</summary>
    public static readonly Money LargestResidue = Money.FromCents(50_00);

    public CorrectionProblem? Problem { get; private init; }
    public IReadOnlyList<NewEvent> Events { get; private init; } = [];

    /// <summary>What the other account gets; empty unless a payment moves.</summary>
    public IReadOnlyList<NewEvent> ForTarget { get; private init; } = [];

    /// <summary>Late fees that the corrected life does not know.</summary>
    public IReadOnlyList<AccountEvent> LateFees { get; private init; } = [];

    public static CorrectionPlan Of(AccountTerms terms, IReadOnlyList<AccountEvent> events, CorrectionRequest request, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(request);
        var target = events.FirstOrDefault(e => e.Sequence == request.Sequence);
        if (Check(terms, events, target, request, today) is { } problem)
        {
            return new CorrectionPlan { Problem = problem };
        }

        var settled = target is null ? null : events.FirstOrDefault(e => e.Kind is AccountEventKind.PaymentSettled && e.Reverses == target.Sequence && EventOrder.Of(events).Stands(e));
        var cause = $"correction: {request.Reason}";
        var plan = request.Kind switch
        {
            CorrectionKind.ChangeEffectiveDate => Anew(target!, settled, target!.Kind, request.NewDate!.Value, cause),
            CorrectionKind.ApplyDifferently => Anew(target!, settled, request.ApplyAs!.Value, target!.EffectiveOn, cause),
            CorrectionKind.Reverse => [Undo(target!, cause)],
            CorrectionKind.MoveToOtherAccount => [Undo(target!, cause)],
            CorrectionKind.WaiveFee => [new NewEvent(AccountEventKind.FeeWaived, today, request.Amount) { Reverses = target!.Sequence, Cause = cause }],
            CorrectionKind.AddMissingPayment => Received(request.NewDate!.Value, request.Amount, today, cause),
            _ => new List<NewEvent> { new(AccountEventKind.ResidueWrittenOff, today, request.Amount) { Cause = cause } },
        };
        var fees = request.Kind is CorrectionKind.ChangeEffectiveDate or CorrectionKind.AddMissingPayment or CorrectionKind.ApplyDifferently ? NeedlessLateFees(terms, events, plan) : [];
        return new CorrectionPlan
        {
            Events = request.TakesBackLateFees ? [.. plan, .. fees.Select(f => Undo(f, cause))] : plan,
            ForTarget = request.Kind is CorrectionKind.MoveToOtherAccount ? Received(target!.EffectiveOn, target.Amount, today, cause) : [],
            LateFees = fees,
        };
    }

    /// <summary>The life as it would be; null when the engine refuses, because something booked later would become impossible.</summary>
    public static IReadOnlyList<AccountEvent>? Simulate(AccountTerms terms, IReadOnlyList<AccountEvent> events, IEnumerable<NewEvent> plan, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var life = events.ToList();
        foreach (var next in plan)
        {
            var sequence = life.Max(e => e.Sequence) + 1;
            var e = (next.Reverses == ThePaymentBefore ? next with { Reverses = sequence - 1 } : next).ToEvent(life[0].FinancedAccountId, sequence, now, Actor.System("preview"));
            if (Posting.Plan(terms, life, e).Refusal is not null)
            {
                return null;
            }

            life.Add(e);
        }

        return life;
    }

    public static bool IsPayment(AccountEventKind kind) => kind is AccountEventKind.Payment or AccountEventKind.PrincipalOnlyPayment or AccountEventKind.PaidAheadPayment;

    public static bool IsFee(AccountEventKind kind) => kind is AccountEventKind.LateFeeAssessed or AccountEventKind.ReturnedPaymentFeeAssessed or AccountEventKind.FeeAssessed;

    private static CorrectionProblem? Check(AccountTerms terms, IReadOnlyList<AccountEvent> events, AccountEvent? target, CorrectionRequest request, DateOnly today)
    {
        var needsEvent = request.Kind is not (CorrectionKind.AddMissingPayment or CorrectionKind.WaiveInterest or CorrectionKind.WriteOffResidue);
        if (needsEvent && target is null)
        {
            return CorrectionProblem.NoSuchEvent;
        }

        if (needsEvent && !EventOrder.Of(events).Stands(target!))
        {
            return CorrectionProblem.AlreadyUndone;
        }

        var fits = request.Kind switch
        {
            CorrectionKind.ChangeEffectiveDate or CorrectionKind.MoveToOtherAccount => IsPayment(target!.Kind),
            CorrectionKind.ApplyDifferently => IsPayment(target!.Kind) && request.ApplyAs is { } other && IsPayment(other) && other != target.Kind,
            CorrectionKind.WaiveFee => IsFee(target!.Kind),
            CorrectionKind.Reverse => IsPayment(target!.Kind) || IsFee(target.Kind) || target.Kind is AccountEventKind.FeeWaived or AccountEventKind.ResidueWrittenOff or AccountEventKind.Deferral or AccountEventKind.DueDateChanged,
            _ => true,
        };
        return !fits ? CorrectionProblem.NotForThisEvent : DateProblem(terms, target, request, today) ?? AmountProblem(terms, events, target, request, today);
    }

    private static CorrectionProblem? DateProblem(AccountTerms terms, AccountEvent? target, CorrectionRequest request, DateOnly today) =>
        request.Kind is not (CorrectionKind.ChangeEffectiveDate or CorrectionKind.AddMissingPayment) ? null
        : request.NewDate is not { } on ? CorrectionProblem.DateMissing
        : on > today ? CorrectionProblem.DateInFuture
        : on < terms.ContractDate ? CorrectionProblem.DateBeforeContract
        : on == target?.EffectiveOn ? CorrectionProblem.SameDate
        : null;

    private static CorrectionProblem? AmountProblem(AccountTerms terms, IReadOnlyList<AccountEvent> events, AccountEvent? target, CorrectionRequest request, DateOnly today)
    {
        if (request.Kind is not (CorrectionKind.AddMissingPayment or CorrectionKind.WaiveFee or CorrectionKind.WaiveInterest or CorrectionKind.WriteOffResidue))
        {
            return null;
        }

        if (!request.Amount.IsPositive)
        {
            return CorrectionProblem.AmountMissing;
        }

        var position = AccountPosition.On(terms, Replay.Run(terms, events), today);
        var most = request.Kind switch
        {
            CorrectionKind.WaiveFee => target!.Amount,
            CorrectionKind.WaiveInterest => position.InterestAccrued,
            CorrectionKind.WriteOffResidue => Money.Min(LargestResidue, position.Principal + position.InterestAccrued + position.FeesDue),
            _ => Money.FromDollars(1_000_000m),
        };
        return request.Amount > most ? CorrectionProblem.AmountTooHigh : null;
    }

    private static NewEvent Undo(AccountEvent e, string cause) => new(AccountEventKind.Reversal, e.EffectiveOn) { Reverses = e.Sequence, Cause = cause };

    private static List<NewEvent> Anew(AccountEvent payment, AccountEvent? settled, AccountEventKind kind, DateOnly on, string cause)
    {
        List<NewEvent> plan = [Undo(payment, cause), new NewEvent(kind, on, payment.Amount) { Number = payment.Number, Cause = cause }];
        if (settled is not null)
        {
            plan.Add(new NewEvent(AccountEventKind.PaymentSettled, settled.EffectiveOn > on ? settled.EffectiveOn : on, payment.Amount) { Reverses = ThePaymentBefore, Cause = cause });
        }

        return plan;
    }

    /// <summary>Money that is in the bank already.</summary>
    private static List<NewEvent> Received(DateOnly on, Money amount, DateOnly today, string cause) =>
    [
        new(AccountEventKind.Payment, on, amount) { Cause = cause },
        new(AccountEventKind.PaymentSettled, today, amount) { Reverses = ThePaymentBefore, Cause = cause },
    ];

    /// <summary>Late fees whose installment, in the corrected life, was paid when the grace period ended.</summary>
    private static List<AccountEvent> NeedlessLateFees(AccountTerms terms, IReadOnlyList<AccountEvent> events, IReadOnlyList<NewEvent> plan)
    {
        var order = EventOrder.Of(events);
        var fees = events.Where(e => e.Kind is AccountEventKind.LateFeeAssessed && order.Stands(e)).ToList();
        if (fees.Count == 0 || Simulate(terms, events, plan, DateTime.UnixEpoch) is not { } corrected)
        {
            return [];
        }

        return fees.FindAll(fee =>
        {
            var without = corrected.Where(e => e.Sequence != fee.Sequence && e.Reverses != fee.Sequence).ToList();
            var eve = fee.EffectiveOn.AddDays(-1);
            var state = terms.Servicing().BilledThrough(Replay.Run(terms, without, eve), eve);
            return !state.Open.Any(o => o.Number == fee.Number && LateFee.Arises(terms.LateFee, o with { LateFee = false }, fee.EffectiveOn));
        });
    }
}
