namespace FinancePortal.Core.Contracts;

/// <summary>
/// What the signed contract says: frozen, versioned data. A change agreed later (due date, extension, rate relief) is an
/// event of the account's life; a new version exists only when the contract itself is amended.
/// </summary>
public abstract class AccountTerms
{
    public long AccountTermsId { get; private set; }
    public long FinancedAccountId { get; init; }

    /// <summary>1 for the contract as signed.</summary>
    public int TermsVersion { get; init; } = 1;

    public DateOnly EffectiveFrom { get; init; }

    public abstract ProductKind Product { get; }

    /// <summary>The date of the contract; nothing happens before it.</summary>
    public required DateOnly ContractDate { get; init; }

    public required DateOnly FirstDueOn { get; init; }

    /// <summary>
    /// The day of the month on which installments fall due, 1 to 31; a shorter month takes its last day. Zero means the day
    /// of <see cref="FirstDueOn"/>.
    /// </summary>
    public int DueDay { get; init; }

    /// <summary>How many periodic payments, the balloon not counted.</summary>
    public required int PaymentCount { get; init; }

    /// <summary>Two-letter state whose law caps the fees.</summary>
    public required string State { get; init; }

    public required LateFeeRule LateFee { get; init; }

    /// <summary>What a returned payment costs, in dollars and cents; zero where the state or the contract has none.</summary>
    public required Values.Money ReturnedPaymentFee { get; init; }

    /// <summary>The arithmetic of this kind of contract: how each event of its life moves the balances.</summary>
    public abstract Servicing Servicing();

    /// <summary>What is wrong with what only this kind of contract has; null when it can be served.</summary>
    internal virtual TermsFault? OwnFault() => null;
}
