using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Ach;

/// <summary>A bank file of the ACH network in Nacha's format: records of 94 characters, in blocks of ten.</summary>
public sealed record AchFile
{
    public const int RecordLength = 94;
    public const int RecordsPerBlock = 10;

    public required AchRecord Header { get; init; }
    public required IReadOnlyList<AchBatch> Batches { get; init; }
    public required AchControl Control { get; init; }

    /// <summary>What breaks the rules of the format; empty in a file that may be sent.</summary>
    public required IReadOnlyList<AchProblem> Problems { get; init; }

    public IEnumerable<AchEntry> Entries => Batches.SelectMany(b => b.Entries);
}

/// <summary>One record, filled up to its length, and where it stands; positions are counted from 1 as in the rules.</summary>
public readonly record struct AchRecord(int Line, string Text)
{
    public char Type => Text[0];

    /// <summary>The characters from one position through another.</summary>
    public string Field(int first, int last) => Text[(first - 1)..last];

    public string Trimmed(int first, int last) => Field(first, last).Trim();

    /// <summary>A field of digits as a number; -1 when it holds anything else.</summary>
    public long Number(int first, int last)
    {
        var number = 0L;
        foreach (var c in Field(first, last))
        {
            if (!char.IsAsciiDigit(c))
            {
                return -1;
            }

            number = (number * 10) + (c - '0');
        }

        return number;
    }
}

/// <summary>The figures at the end of a batch or a file, as they are written.</summary>
public sealed record AchControl
{
    public required int Line { get; init; }

    /// <summary>Entries and addenda together.</summary>
    public required string Count { get; init; }

    /// <summary>The sum of the first eight digits of each entry's routing number, its last ten digits.</summary>
    public required string Hash { get; init; }
    public required string Debit { get; init; }
    public required string Credit { get; init; }

    /// <summary>Only in the file's control.</summary>
    public string Batches { get; init; } = "";
    public string Blocks { get; init; } = "";
}

public sealed record AchBatch
{
    /// <summary>200 mixed, 220 credits only, 225 debits only.</summary>
    public required string ServiceClass { get; init; }
    public required string CompanyName { get; init; }

    /// <summary>Ten characters, blanks included.</summary>
    public required string CompanyId { get; init; }

    /// <summary>PPD, WEB, TEL, CCD, COR …</summary>
    public required string EntryClass { get; init; }
    public required string Description { get; init; }

    /// <summary>Year, month and day, two digits each.</summary>
    public required string EffectiveDate { get; init; }
    public required string OriginatingBank { get; init; }
    public required string Number { get; init; }
    public required AchRecord Header { get; init; }
    public AchRecord? ControlRecord { get; init; }
    public AchControl? Control { get; init; }
    public required IReadOnlyList<AchEntry> Entries { get; init; }
    public int AddendaCount => Entries.Sum(e => e.Addenda.Count);
    public Money Debit => Money.Sum(Entries.Where(e => e.IsDebit).Select(e => e.Amount));
    public Money Credit => Money.Sum(Entries.Where(e => !e.IsDebit).Select(e => e.Amount));
    public long Hash => Entries.Sum(e => e.RoutingPrefix) % AchHash.Modulus;
}

/// <summary>Hashes keep their last ten digits.</summary>
internal static class AchHash
{
    public const long Modulus = 10_000_000_000;
}

public sealed record AchEntry
{
    public required AchRecord Record { get; init; }
    public required string TransactionCode { get; init; }

    /// <summary>Nine digits: the bank's eight and the check digit.</summary>
    public required string Routing { get; init; }
    public required string Account { get; init; }
    public required Money Amount { get; init; }
    public required string IndividualId { get; init; }
    public required string IndividualName { get; init; }
    public required string Trace { get; init; }
    public required char AddendaIndicator { get; init; }
    public required IReadOnlyList<AchAddenda> Addenda { get; init; }

    /// <summary>Debits end in 6 to 9, credits in 1 to 4; a return counts as the entry that it returns.</summary>
    public bool IsDebit => IsDebitCode(TransactionCode);

    internal static bool IsDebitCode(string transactionCode) => transactionCode is [_, >= '6' and <= '9'];

    public long RoutingPrefix => Math.Max(0, Record.Number(4, 11));
}

/// <summary>More about an entry: payment information (05), a notification of change (98) or a return (99).</summary>
public sealed record AchAddenda
{
    public required AchRecord Record { get; init; }
    public required string Type { get; init; }

    /// <summary>05: what the payment is for. 99: what the returning bank adds.</summary>
    public string Information { get; init; } = "";
    public string Sequence { get; init; } = "";
    public string EntrySequence { get; init; } = "";

    /// <summary>98: C01 …; 99: R01 … .</summary>
    public string Code { get; init; } = "";
    public string OriginalTrace { get; init; } = "";
    public string OriginalBank { get; init; } = "";
    public string DateOfDeath { get; init; } = "";

    /// <summary>98: the right data.</summary>
    public string Corrected { get; init; } = "";
    public string Trace { get; init; } = "";
}

/// <summary>A broken rule; line 0 when it is about the whole file.</summary>
public readonly record struct AchProblem(int Line, string What)
{
    public override string ToString() => Line == 0 ? What : $"line {Line}: {What}";
}
