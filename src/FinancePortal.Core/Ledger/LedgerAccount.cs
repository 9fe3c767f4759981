namespace FinancePortal.Core.Ledger;

/// <summary>
/// The chart of accounts of the customer sub-ledger (SCHEMA). Debits are positive, credits negative, and each journal sums
/// to zero. The numbers are stored: never renumber.
/// </summary>
public enum LedgerAccount
{
    /// <summary>A debit that was promised and not yet final at the bank.</summary>
    CashInTransit = 10,
    Cash = 11,

    PrincipalReceivable = 20,

    /// <summary>Interest earned and booked, not yet received. What accrued since is computed, not booked.</summary>
    InterestReceivable = 21,
    FeesReceivable = 22,

    /// <summary>Lease payments billed, with tax, not yet received.</summary>
    LeaseReceivable = 23,

    TaxPayable = 30,

    InterestIncome = 40,
    FeeIncome = 41,
    LeaseRevenue = 42,

    /// <summary>Received, but not yet due under the contract (half an installment, paid ahead).</summary>
    UnappliedFunds = 50,

    /// <summary>Money that is the customer's: over the total owed .</summary>
    CustomerCredit = 51,
    DepositsHeld = 52,

    ChargedOff = 60,
    FundingClearing = 70,
}
