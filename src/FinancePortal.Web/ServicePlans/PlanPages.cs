using FinancePortal.Core.ServicePlans;
using FinancePortal.Core.Vehicles;
using FluentValidation;

namespace FinancePortal.Web.ServicePlans;

/// <summary>The field that asks about a part, with the parts that the vehicle's plans name.</summary>
public sealed record CoverageAsk(VehicleFile File, string? Asked)
{
    public IEnumerable<string> Parts => File.Plans.Where(p => p is { Holds: true, Form: not null })
        .SelectMany(p => p.Form!.Coverage.Select(c => c.Part)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase);
}

/// <summary>All plans of a vehicle, and the answer to a question when one was asked.</summary>
public sealed record PlansPage(VehicleFile File, CoverageQuestion? Question)
{
    public string Path => $"/vehicle/{File.Reference}";
}

/// <summary>One plan: limits, what is in and what is out.</summary>
public sealed record PlanPage(VehicleFile File, PlanInFile Plan)
{
    public string Path => $"/vehicle/{File.Reference}/plans/{Plan.Plan.Reference}";

    /// <summary>Every row with today's answer: covered, to be asked, not covered.</summary>
    public IEnumerable<CoverageAnswer> Rows => (Plan.Form?.Coverage ?? []).Select(c => CoverageQuestion.Answer(Plan, c, File)).OrderBy(a => a.Item.Answer is CoverageVerdict.Yes ? 0 : a.Item.Answer is CoverageVerdict.Ask ? 1 : 2);

    /// <summary>It is in force, so each row has an answer of today; otherwise only the printed text counts.</summary>
    public bool AnswersToday => Plan.Plan.Status is PlanStatus.Active;
}

public sealed class LinkPlanForm
{
    public string? ContractNumber { get; set; }
    public string? Vin { get; set; }
}

public sealed class LinkPlanFormValidator : AbstractValidator<LinkPlanForm>
{
    public LinkPlanFormValidator()
    {
        RuleFor(f => f.ContractNumber)
            .Must(n => ServicePlan.NormalizeNumber(n).Length > 0).WithMessage("Enter the number on the plan’s contract.")
            .Must(n => ServicePlan.NormalizeNumber(n).Length <= 30).WithMessage("Use 30 characters or fewer.");
        RuleFor(f => f.Vin).NotEmpty().WithMessage("Enter all 17 characters of the VIN.");
    }
}

public sealed record LinkPlanPage(VehicleFile File, LinkPlanForm Form)
{
    public static (string Field, string Message) Words(LinkRefusal refusal, Vehicle vehicle)
    {
        ArgumentNullException.ThrowIfNull(vehicle);
        return refusal switch
        {
            LinkRefusal.OtherVehicle => (nameof(LinkPlanForm.Vin), $"This is another vehicle’s VIN. The VIN of your {vehicle.Name} ends in {vehicle.Vin[^6..]}."),
            LinkRefusal.LinkedElsewhere => (nameof(LinkPlanForm.ContractNumber), "This plan is linked to another account. Call us and we’ll sort it out."),
            _ => (nameof(LinkPlanForm.ContractNumber), "We know no plan with this number for your vehicle. Check the number on the contract, or ask the dealer that sold it."),
        };
    }
}

/// <summary>One row of a table of coverage.</summary>
/// <param name="ShowPlan">The table mixes plans.</param>
public sealed record CoverageRow(CoverageAnswer Answer, bool ShowPlan, bool ShowToday);
