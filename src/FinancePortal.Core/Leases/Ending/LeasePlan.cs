using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases.Ending;

/// <summary>What a lessee has decided and found out about the end of a lease: one row a lease, made when there is something to keep. It binds nobody.</summary>
public sealed class LeasePlan
{
    /// <summary>A plan can be changed until so long before the end.</summary>
    public const int MonthsBeforeTheEnd = 1;

    public long LeasePlanId { get; private set; }
    public required long FinancedAccountId { get; init; }
    public LeaseEndChoice? Choice { get; private set; }
    public int ExtensionMonths { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? ChosenAt { get; private set; }

    /// <summary>Bits of <see cref="PlanStepKind"/>: what the lessee ticked off.</summary>
    public int Done { get; private set; }

    /// <summary>What the self-inspection came to, after protection; null until one was finished.</summary>
    public long? WearCents { get; private set; }
    public DateOnly? InspectedOn { get; private set; }

    /// <summary>UTC; from then on the estimate is the most that the final bill asks for wear, where the company says so.</summary>
    public DateTime? WearAcceptedAt { get; private set; }
    public long Version { get; private set; }

    public Money? Wear => WearCents is { } cents ? Money.FromCents(cents) : null;

    public bool IsDone(PlanStepKind step) => (Done & (1 << (int)step)) != 0;

    /// <summary>Which choice holds: a form that would replace another one is refused (P-OCC1).</summary>
    public static string StampOf(LeasePlan? plan) => FormattableString.Invariant($"{plan?.ChosenAt?.Ticks ?? 0}");

    public void Choose(LeaseEndChoice choice, int extensionMonths, DateTime at)
    {
        Done = Choice == choice ? Done : 0;
        (Choice, ExtensionMonths, ChosenAt) = (choice, choice is LeaseEndChoice.Extend ? extensionMonths : 0, at);
    }

    public void Tick(PlanStepKind step, bool done) => Done = done ? Done | (1 << (int)step) : Done & ~(1 << (int)step);

    /// <summary>A new estimate has to be accepted anew.</summary>
    public void Inspected(Money wear, DateOnly on) => (WearCents, InspectedOn, WearAcceptedAt) = (wear.Cents, on, null);

    public void AcceptWear(DateTime at) => WearAcceptedAt = WearCents is null ? null : at;

    /// <summary>The last day on which a plan can be changed.</summary>
    public static DateOnly ChangeableUntil(LeaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.EndsOn.AddMonths(-MonthsBeforeTheEnd);
    }

    /// <summary>The first plan can be made on any day; another one only until the date.</summary>
    public static bool MayChoose(LeaseFile file, LeasePlan? plan)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file is { MayAct: true, IsHandedOver: false } && (plan?.Choice is null || file.Today <= ChangeableUntil(file));
    }
}
