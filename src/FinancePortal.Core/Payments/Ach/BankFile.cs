using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Ach;

/// <summary>
/// One file for the bank. It is filled in short transactions, closed, and handed over once; its text is made from its entries
/// whenever it is needed, so that no account number is kept in the clear.
/// </summary>
public sealed class BankFile
{
    /// <summary>Trace numbers have seven digits of ours; they begin again long before they run out.</summary>
    private const int LastStart = 5_000_000;

    public long BankFileId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();

    /// <summary>The day whose cut-off it is for.</summary>
    public required DateOnly BusinessDate { get; init; }

    /// <summary>The New York day of <see cref="CreatedAt"/>; with <see cref="Modifier"/> it names the file (a unique index).</summary>
    public required DateOnly CreatedOn { get; init; }
    public required string Modifier { get; init; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>The banking day on which its entries are to settle.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>The number of the next entry: each filling transaction moves it, so two can never give one number.</summary>
    public required int NextSequence { get; set; }

    public int EntryCount { get; private set; }
    public Money Debits { get; private set; }
    public Money Credits { get; private set; }

    /// <summary>From then on nothing is added.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Who hands it over, until when; the number grows with each claim, so that a late owner is found out.</summary>
    public DateTime? ClaimedUntil { get; private set; }
    public long Fence { get; private set; }

    public DateTime? SentAt { get; private set; }

    /// <summary>Of the bytes that were handed over, in hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";
    public long Version { get; private set; }

    public string Name => NameOf(CreatedOn, Modifier);

    public static string NameOf(DateOnly createdOn, string modifier) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"ach-{createdOn:yyyyMMdd}-{modifier}.txt");

    /// <summary>A, B … Z, 0 … 9.</summary>
    /// <exception cref="InvalidOperationException">There are thirty-six files of that day already.</exception>
    public static string ModifierAfter(int files) => files switch
    {
        < 26 => ((char)('A' + files)).ToString(),
        < 36 => ((char)('0' + files - 26)).ToString(),
        _ => throw new InvalidOperationException("No more than thirty-six bank files can be made on one day."),
    };

    /// <summary>Where the numbers of a new file begin, after the last number of the file before it.</summary>
    public static int SequenceAfter(int nextOfPrevious) => nextOfPrevious > LastStart ? 1 : nextOfPrevious;

    /// <summary>Takes an entry in and gives it its number.</summary>
    public int Add(BankEntryKind kind, Money amount)
    {
        if (ClosedAt is not null)
        {
            throw new InvalidOperationException($"Bank file {Name} is closed.");
        }

        EntryCount++;
        if (kind.IsCredit)
        {
            Credits += amount;
        }
        else
        {
            Debits += amount;
        }

        return NextSequence++;
    }

    public void Close(DateTime at) => ClosedAt ??= at;
}
