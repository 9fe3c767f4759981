using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.HelpToPay;

/// <summary>What a customer signed about when they pay: the text as it was read, and the event that it caused. Never changed.</summary>
public sealed class HelpAgreement
{
    public long HelpAgreementId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public long FinancedAccountId { get; private set; }
    public required FinancedAccount Account { get; init; }
    public long CustomerId { get; private set; }
    public required Customer Customer { get; init; }
    public required HelpKind Kind { get; init; }

    /// <summary>How many payments are put off, or the new due day.</summary>
    public required int Number { get; init; }
    public required string Text { get; init; }

    /// <summary>The name as it was typed to sign.</summary>
    public required string SignedName { get; init; }
    public required DateTime SignedAt { get; init; }

    /// <summary>More interest, as it was shown.</summary>
    public required Money ExtraInterest { get; init; }

    /// <summary>The account event that carried it out.</summary>
    public required int BookedBySequence { get; init; }
}
