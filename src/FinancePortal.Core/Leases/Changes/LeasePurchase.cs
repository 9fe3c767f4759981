namespace FinancePortal.Core.Leases.Changes;

/// <summary>A leased vehicle that its lessee bought: signed, paid (the account says that), title sent.</summary>
public sealed class LeasePurchase
{
    public long LeasePurchaseId { get; private set; }
    public required long FinancedAccountId { get; init; }
    public required DateOnly SignedOn { get; init; }
    public DateOnly? TitleSentOn { get; private set; }
    public long Version { get; private set; }

    public void TitleSent(DateOnly on) => TitleSentOn ??= on;
}
