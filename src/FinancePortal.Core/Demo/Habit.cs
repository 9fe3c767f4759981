using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Demo;

/// <summary>How one installment is paid.</summary>
/// <param name="DaysAfterDue">Negative: before the due date.</param>
internal readonly record struct PaymentHabit(int DaysAfterDue)
{
    public PaymentOrigin Origin { get; init; } = PaymentOrigin.Portal;

    /// <summary>Instead of what is due.</summary>
    public Money? Amount { get; init; }

    /// <summary>On top of what is due.</summary>
    public Money Extra { get; init; }

    /// <summary>The bank sends it back with this code two banking days later.</summary>
    public string? ReturnCode { get; init; }

    /// <summary>Days from the return until it is paid again.</summary>
    public int DaysUntilPaidAgain { get; init; } = 4;
}

/// <summary>A payment beside the installments.</summary>
internal readonly record struct ExtraPayment(DateOnly On, Money Amount, PaymentPurpose Purpose);

/// <summary>How somebody pays an account.</summary>
internal sealed record Habits
{
    /// <summary>How installment n is paid; null when it is not.</summary>
    public required Func<int, PaymentHabit?> Of { get; init; }

    public PaymentMethod? Method { get; init; }
    public IReadOnlyList<ExtraPayment> Extras { get; init; } = [];

    /// <summary>The day on which everything is paid off.</summary>
    public DateOnly? PayoffOn { get; init; }
}
