using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers.Contact;
using FinancePortal.Core.Documents.Incoming;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Staff.Corrections;

/// <summary>What a colleague asks for.</summary>
public sealed record CorrectionRequest
{
    public required CorrectionKind Kind { get; init; }
    public int? Sequence { get; init; }
    public DateOnly? NewDate { get; init; }
    public Money Amount { get; init; }
    public AccountEventKind? ApplyAs { get; init; }

    /// <summary>The number of the other account, as the contract prints it.</summary>
    public string? TargetAccountNumber { get; init; }
    public bool TakesBackLateFees { get; init; }

    /// <summary>Which detail of the person, or the reference of an odometer reading.</summary>
    public string Field { get; init; } = "";
    public string NewValue { get; init; } = "";
    public CorrectionReason Reason { get; init; }
    public string Note { get; init; } = "";
    public IncomingFile? Evidence { get; init; }

    /// <summary>Where the evidence is; empty when a file shows it.</summary>
    public string EvidenceReference { get; init; } = "";

    /// <summary>The number of the account's last event when the form was made.</summary>
    public int SeenSequence { get; init; }
}

/// <summary>Why a correction cannot be made as asked.</summary>
public enum CorrectionProblem
{
    NoSuchEvent = 1,
    AlreadyUndone = 2,
    DateMissing = 3,
    DateInFuture = 4,
    DateBeforeContract = 5,
    SameDate = 6,
    AmountMissing = 7,

    /// <summary>More than the fee, the interest or the residue is.</summary>
    AmountTooHigh = 8,

    /// <summary>This kind of event is not corrected this way.</summary>
    NotForThisEvent = 9,

    /// <summary>The debit is still on its way through the bank.</summary>
    StillAtBank = 10,
    NoSuchTarget = 11,
    ChangesNothing = 12,

    /// <summary>Something booked later would become impossible.</summary>
    LaterEventImpossible = 13,
    ValueRefused = 14,

    /// <summary>Neither a file nor a word about where it is.</summary>
    EvidenceMissing = 15,

    /// <summary>An odometer reading would fall below an earlier or rise above a later one.</summary>
    ReadingDoesNotFit = 16,
}

/// <summary>One line of the comparison.</summary>
public sealed record EffectLine(string Name, Money Now, Money Corrected);

/// <summary>What a correction would do, worked out by the engine that books it.</summary>
/// <param name="Problem">Why it cannot be made; null when it can.</param>
/// <param name="LateFees">Late fees that would not have arisen.</param>
public sealed record CorrectionEffect(CorrectionProblem? Problem, IReadOnlyList<EffectLine> Lines, IReadOnlyList<AccountEvent> LateFees, Money AtStake)
{
    public static CorrectionEffect Refused(CorrectionProblem problem) => new(problem, [], [], Money.Zero);
}

/// <summary>Something that was booked after a form was made.</summary>
public sealed record MeanwhileBooked(string Who, AccountEventKind What, DateOnly EffectiveOn, DateTime At);

/// <summary>What became of a proposal or a decision.</summary>
public abstract record CorrectionAnswer
{
    private CorrectionAnswer()
    {
    }

    /// <summary>It waits for a second person.</summary>
    public sealed record Waits(string Reference) : CorrectionAnswer;
    public sealed record Booked(string Reference) : CorrectionAnswer;
    public sealed record SentBack(string Reference) : CorrectionAnswer;
    public sealed record Refused(CorrectionProblem Problem) : CorrectionAnswer;

    /// <summary>What is corrected changed after the form was made; nothing was done.</summary>
    /// <param name="Changed">Who changed the detail or the reading; null when bookings changed.</param>
    public sealed record Stale(IReadOnlyList<MeanwhileBooked> Meanwhile, LastChange? Changed = null) : CorrectionAnswer;

    /// <summary>Nobody approves their own.</summary>
    public sealed record OwnRequest : CorrectionAnswer;
    public sealed record Expired : CorrectionAnswer;

    /// <summary>Somebody was faster.</summary>
    public sealed record DecidedAlready(string By, DateTime At) : CorrectionAnswer;
}
