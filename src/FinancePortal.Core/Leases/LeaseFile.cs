using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.Leases;

/// <summary>One lease as its pages know it: the contract, where it stands today, and what its odometer said.</summary>
public sealed record LeaseFile
{
    /// <summary>From so many months before the end the choices are shown as near.</summary>
    public const int MonthsOfChoices = 12;

    public required string Reference { get; init; }
    public required string LastFour { get; init; }
    public required Vehicle Vehicle { get; init; }
    public required LeaseTerms Terms { get; init; }
    public required AccountState State { get; init; }
    public required AccountPosition Position { get; init; }

    /// <summary>The number of the last event: a form that carries it notices when the lease changed in between.</summary>
    public required int LastSequence { get; init; }
    public required DateOnly? ClosedOn { get; init; }

    /// <summary>What this customer may do with it.</summary>
    public required PartyRights Rights { get; init; }

    /// <summary>Those that stand, after the start of the lease, oldest first.</summary>
    public required IReadOnlyList<OdometerReading> Readings { get; init; }
    public required DateOnly Today { get; init; }

    public DateOnly StartsOn => Terms.ContractDate;

    /// <summary>Extensions counted.</summary>
    public DateOnly EndsOn => Terms.EndsOn.AddMonths(State.ExtraPayments);
    public int DaysLeft => EndsOn.DayNumber - Today.DayNumber;
    public bool IsOpen => Position.Status is AccountStatus.Open;
    public bool IsPastDue => Position.PastDue.IsPositive;

    /// <summary>Handed over and not booked in by a dealer yet.</summary>
    public bool IsHandedOver => IsOpen && State.ReturnReportedOn is not null;

    /// <summary>May decide about the lease, not only look at it.</summary>
    public bool MayAct => IsOpen && Rights.HasFlag(PartyRights.Pay);

    public bool IsNearItsEnd => Today >= EndsOn.AddMonths(-MonthsOfChoices);

    public int Allowed => MileageAllowance.Total(Terms, State);

    /// <summary>Null without a reading.</summary>
    public MileageOutlook? Mileage => Outlook();

    /// <summary>The same with the steps behind it.</summary>
    public MileageOutlook? Outlook(Explanation? why = null) => MileageOutlook.Of(Terms, State, Readings, Today, why: why);

    /// <summary>The even pace today, in miles driven.</summary>
    public int AllowedToday => MileageAllowance.ProRata(Allowed, StartsOn, EndsOn, Today);

    /// <summary>How many payments are not billed yet.</summary>
    public int PaymentsToCome => Math.Max(0, Terms.PaymentCount + State.ExtraPayments - State.Billed);

    /// <summary>Base payment with its tax.</summary>
    public Money Payment => LeaseTax.Payment(Terms);

    /// <summary>The next payment, less what came in early for it.</summary>
    public void ExplainNextPayment(Explanation why)
    {
        ArgumentNullException.ThrowIfNull(why);
        var payment = LeaseTax.Payment(Terms, why);
        why.Step("next payment", Position.NextDueAmount, "monthly payment − received for it", StepRounding.Exact, "Your payments", "R-101",
            FormulaInput.Of("monthly payment", payment), FormulaInput.Of("received for it", payment - Position.NextDueAmount));
    }
}

/// <summary>One of a customer's leases in a list.</summary>
public sealed record LeaseInList(string Reference, string LastFour, Vehicle Vehicle, AccountStatus Status, DateOnly EndsOn);
