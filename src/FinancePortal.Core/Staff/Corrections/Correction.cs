using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Staff.Corrections;

/// <summary>What is put right. The numbers are stored.</summary>
public enum CorrectionKind
{
    ChangeEffectiveDate = 1,
    Reverse = 2,

    /// <summary>The same payment, used in another order: <see cref="Correction.ApplyAs"/>.</summary>
    ApplyDifferently = 3,
    WaiveFee = 4,
    WaiveInterest = 5,
    AddMissingPayment = 6,
    MoveToOtherAccount = 7,
    WriteOffResidue = 8,
    LeaseReading = 9,
    PersonalData = 10,
}

/// <summary>Why. The numbers are stored.</summary>
public enum CorrectionReason
{
    ReceivedBeforePosting = 1,
    WrongAccount = 2,
    KeyingError = 3,
    DisputeUpheld = 4,
    BankError = 5,
    Courtesy = 6,
    LegalRequirement = 7,
    CustomerAsked = 8,
}

/// <summary>The numbers are stored.</summary>
public enum CorrectionState
{
    WaitsForApproval = 1,
    Booked = 2,

    /// <summary>The second person sent it back.</summary>
    Returned = 3,

    /// <summary>Nobody decided in time.</summary>
    Expired = 4,
}

/// <summary>
/// A correction that somebody proposed: what, why, with which evidence, and who decided. It changes nothing by itself: booking it
/// reverses and books anew (F-1202).
/// </summary>
public sealed class Correction
{
    public const int LongestNote = 1000;
    public const int LongestEvidenceReference = 120;

    public long CorrectionId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public required long CustomerId { get; init; }
    public Customer? Customer { get; init; }

    /// <summary>Null for personal data.</summary>
    public long? FinancedAccountId { get; init; }
    public FinancedAccount? Account { get; init; }
    public required CorrectionKind Kind { get; init; }

    /// <summary>The event that is corrected.</summary>
    public int? Sequence { get; init; }
    public DateOnly? NewDate { get; init; }
    public Money Amount { get; init; }
    public AccountEventKind? ApplyAs { get; init; }
    public long? TargetAccountId { get; init; }

    /// <summary>Also take back late fees that would not have arisen.</summary>
    public bool TakesBackLateFees { get; init; }

    /// <summary>Which detail of the person, or the reference of an odometer reading.</summary>
    public string Field { get; init; } = "";
    public string OldValue { get; init; } = "";
    public string NewValue { get; init; } = "";

    public required CorrectionReason Reason { get; init; }
    public required string Note { get; init; }

    /// <summary>The file that shows it; null when <see cref="EvidenceReference"/> says where it is.</summary>
    public long? EvidenceFileId { get; init; }

    /// <summary>A document, batch, letter or call: <c>lockbox batch LB-3391</c>.</summary>
    public required string EvidenceReference { get; init; }

    /// <summary>The largest amount that it moves: decides whether a second person is needed.</summary>
    public Money AtStake { get; init; }

    public required long MadeByUserId { get; init; }
    public required string MadeByName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime MadeAt { get; init; }
    public required DateOnly ExpiresOn { get; init; }

    public CorrectionState State { get; private set; } = CorrectionState.WaitsForApproval;
    public long? DecidedByUserId { get; private set; }
    public string DecidedByName { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime? DecidedAt { get; private set; }
    public string DecisionNote { get; private set; } = "";

    /// <summary>The first and last event that it booked.</summary>
    public int? FirstSequence { get; private set; }
    public int? LastSequence { get; private set; }
    public long Version { get; private set; }

    public bool IsExpired(DateOnly today) => State is CorrectionState.Expired || (State is CorrectionState.WaitsForApproval && today > ExpiresOn);

    /// <summary>A second person, or the maker where none is needed, had it booked.</summary>
    public void Book(Actor by, string note, int? first, int? last, DateTime at)
    {
        Decide(by, note, at, CorrectionState.Booked);
        (FirstSequence, LastSequence) = (first, last);
    }

    public void Return(Actor by, string note, DateTime at) => Decide(by, note, at, CorrectionState.Returned);

    /// <summary>Its time is over and nobody decided.</summary>
    public void Expire()
    {
        RequireUndecided();
        State = CorrectionState.Expired;
    }

    private void Decide(Actor by, string note, DateTime at, CorrectionState state)
    {
        ArgumentNullException.ThrowIfNull(by);
        RequireUndecided();
        State = state;
        (DecidedByUserId, DecidedByName, DecidedAt, DecisionNote) = (by.UserId, by.Name, at, note);
    }

    private void RequireUndecided()
    {
        if (State is not CorrectionState.WaitsForApproval)
        {
            throw new InvalidOperationException($"Correction {Reference} is decided already.");
        }
    }
}
