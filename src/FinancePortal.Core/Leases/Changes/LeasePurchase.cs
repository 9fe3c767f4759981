namespace FinancePortal.Core.Leases.Changes;

/// <summary>What happens to the title after a purchase.</summary>
public enum PurchaseStep
{
    /// <summary>The company gave its ownership to the state.</summary>
    TitleSent = 1,

    /// <summary>The state confirmed the new owner.</summary>
    TitleConfirmed = 2,
}

/// <summary>A leased vehicle that its lessee bought: signed, paid (the account says that), title sent, title confirmed.</summary>
public sealed class LeasePurchase
{
    public long LeasePurchaseId { get; private set; }
    public required long FinancedAccountId { get; init; }
    public required DateOnly SignedOn { get; init; }
    public DateOnly? TitleSentOn { get; private set; }
    public DateOnly? TitleConfirmedOn { get; private set; }
    public long Version { get; private set; }

    /// <summary>The step that comes next; null when all is done.</summary>
    public PurchaseStep? Next => TitleSentOn is null ? PurchaseStep.TitleSent : TitleConfirmedOn is null ? PurchaseStep.TitleConfirmed : null;

    /// <returns>False when it is not the next one.</returns>
    public bool Take(PurchaseStep step, DateOnly on)
    {
        if (step != Next)
        {
            return false;
        }

        if (step is PurchaseStep.TitleSent)
        {
            TitleSentOn = on;
        }
        else
        {
            TitleConfirmedOn = on;
        }

        return true;
    }
}
