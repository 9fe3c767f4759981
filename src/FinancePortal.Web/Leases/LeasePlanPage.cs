using FinancePortal.Core.Leases.Ending;

namespace FinancePortal.Web.Leases;

/// <summary>A plan that is looked at before it is chosen, or the chosen one with its checklist.</summary>
public sealed record LeasePlanPage(LeaseEnding Ending, LeasePlanForm Form)
{
    public string Path => $"/leases/{Ending.File.Reference}";
    public LeasePlan? Plan => Ending.Plan;

    /// <summary>Who chose another plan while the page was open; null when nobody did.</summary>
    public string? Changed { get; init; }

    /// <summary>What the page is about: the choice in the address, or else the chosen one.</summary>
    public LeaseEndChoice Choice => Form.Chosen ?? Plan?.Choice ?? LeaseEndChoice.Return;
    public int ExtensionMonths => Form.Chosen is null ? Plan?.ExtensionMonths ?? 0 : Form.ExtensionMonths;

    public bool IsChosen => Plan?.Choice is { } chosen && chosen == Choice && Plan.ExtensionMonths == (chosen is LeaseEndChoice.Extend ? ExtensionMonths : 0);
    public IReadOnlyList<PlanStep> Steps => PlanSteps.For(Choice, Ending.File, ExtensionMonths);
    public string Words => LeaseEndWords.Plan(Choice, ExtensionMonths);

    /// <summary>Where the plan becomes binding; null when it is not in the portal.</summary>
    public string? Next => Choice switch
    {
        LeaseEndChoice.Return or LeaseEndChoice.LeaseAgain => "/return",
        LeaseEndChoice.Buy or LeaseEndChoice.BuyWithLoan => "/lease-end/purchase",
        LeaseEndChoice.Extend => $"/lease-end/extend?months={ExtensionMonths}",
        _ => "/lease-end/early",
    };
}
