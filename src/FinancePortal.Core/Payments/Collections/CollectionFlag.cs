using FinancePortal.Core.Contracts;

namespace FinancePortal.Core.Payments.Collections;

/// <summary>Why nobody contacts a customer about past-due payments any more. The numbers are stored.</summary>
public enum FlagEnd
{
    /// <summary>Nothing is past due any more, or not for so long.</summary>
    CaughtUp = 1,

    /// <summary>Help to pay was agreed (F-412).</summary>
    HelpAgreed = 2,
}

/// <summary>That an account is past due for so long that colleagues contact the customer; one stands on an account at a time.</summary>
public sealed class CollectionFlag
{
    public long CollectionFlagId { get; private set; }
    public required long FinancedAccountId { get; init; }
    public FinancedAccount Account { get; private set; } = null!;

    /// <summary>The due date that was missed first.</summary>
    public required DateOnly PastDueSince { get; init; }
    public required DateOnly RaisedOn { get; init; }
    public DateOnly? EndedOn { get; private set; }
    public FlagEnd? EndedBecause { get; private set; }

    public void End(FlagEnd why, DateOnly on)
    {
        EndedOn ??= on;
        EndedBecause ??= why;
    }
}
