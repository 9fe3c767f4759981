namespace FinancePortal.Core.Payments.Ach;

/// <summary>What became of one line that the bank sent. The numbers are stored.</summary>
public enum ReceivedEntryOutcome
{
    Applied = 1,

    /// <summary>The same entry was returned before: nothing was done twice.</summary>
    AlreadyReturned = 2,

    /// <summary>No entry of ours has this trace number.</summary>
    NotOurs = 3,

    /// <summary>Something about it does not fit; somebody has to look.</summary>
    SetAside = 4,
}

/// <summary>A file with returns or notifications of change that came from the bank.</summary>
public sealed class ReceivedBankFile
{
    public long ReceivedBankFileId { get; private set; }
    public required string Name { get; init; }

    /// <summary>Of its bytes, in hexadecimal; unique, so that the same file under another name is known.</summary>
    public required string Sha256 { get; init; }
    public required DateTime ReceivedAt { get; init; }

    /// <summary>Who works on it, until when; the number grows with each claim, so that a late owner is found out.</summary>
    public DateTime? ClaimedUntil { get; private set; }
    public long Fence { get; private set; }

    public DateTime? DoneAt { get; private set; }

    /// <summary>What breaks the rules of the format; such a file is refused whole.</summary>
    public string Problems { get; init; } = "";
    public bool IsRefused => Problems.Length > 0;
}

/// <summary>One line of a received file and what was done about it, written in the transaction that did it.</summary>
public sealed class ReceivedBankEntry
{
    public long ReceivedBankEntryId { get; private set; }
    public required long ReceivedBankFileId { get; init; }

    /// <summary>Unique within the file.</summary>
    public required int Line { get; init; }

    /// <summary>R01 …, C01 …</summary>
    public required string Code { get; init; }
    public required string OriginalTrace { get; init; }
    public long? BankFileEntryId { get; init; }
    public required ReceivedEntryOutcome Outcome { get; init; }

    /// <summary>Why it was set aside.</summary>
    public string Reason { get; init; } = "";
    public required DateTime At { get; init; }
}
