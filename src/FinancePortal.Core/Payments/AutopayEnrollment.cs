using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments;

public enum AutopayAmount
{
    AmountDue = 1,
    Fixed = 2,
    AmountDuePlusExtra = 3,
}

/// <summary>A customer's standing authorization to debit; at most one is active on an account (a unique index holds it).</summary>
public sealed class AutopayEnrollment
{
    public long AutopayEnrollmentId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public long FinancedAccountId { get; private set; }
    public required FinancedAccount Account { get; init; }
    public long PaymentMethodId { get; private set; }
    public required PaymentMethod Method { get; set; }
    public required AutopayAmount AmountRule { get; init; }

    /// <summary>The fixed amount, or what is added to the amount due.</summary>
    public Money Amount { get; init; }

    public required DateTime EnrolledAt { get; init; }

    /// <summary>Exactly what was agreed, as shown and e-mailed.</summary>
    public required string Authorization { get; init; }
    public DateTime? EndedAt { get; private set; }
    public long Version { get; private set; }

    public bool IsActive => EndedAt is null;

    public void End(DateTime at) => EndedAt ??= at;
}
