using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Ach;

/// <summary>
/// Reads a bank file. What can be read is read, also from a file with defects; every broken rule is named in
/// <see cref="AchFile.Problems"/>, and a file with any is not to be processed.
/// </summary>
public static class AchReader
{
    /// <exception cref="FormatException">The text has no header or no control record: it is no bank file.</exception>
    public static AchFile Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var problems = new List<AchProblem>();
        var records = Records(text, problems);
        if (records.Count == 0 || records[0].Type != '1')
        {
            throw new FormatException("The file does not begin with a header record.");
        }

        var end = records.FindIndex(r => r.Type == '9' && !IsPadding(r));
        if (end < 0)
        {
            throw new FormatException("The file has no control record.");
        }

        var control = records[end];
        var file = new AchFile
        {
            Header = records[0],
            Batches = Batches(records[1..end], problems),
            Control = new AchControl
            {
                Line = control.Line,
                Batches = control.Field(2, 7),
                Blocks = control.Field(8, 13),
                Count = control.Field(14, 21),
                Hash = control.Field(22, 31),
                Debit = control.Field(32, 43),
                Credit = control.Field(44, 55),
            },
            Problems = problems,
        };
        problems.AddRange(records[(end + 1)..].Where(r => !IsPadding(r)).Select(r => new AchProblem(r.Line, "a record after the file control")));
        AchRules.Check(file, records.Count, problems);
        problems.Sort((a, b) => a.Line.CompareTo(b.Line));
        return file;
    }

    private static bool IsPadding(AchRecord record) => record.Text.AsSpan().TrimStart('9').IsEmpty;

    private static List<AchRecord> Records(string text, List<AchProblem> problems)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').ToList();
        while (lines.Count > 0 && lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        // Some banks send the records without line ends.
        if (lines is [{ Length: > AchFile.RecordLength } all] && all.Length % AchFile.RecordLength == 0)
        {
            lines = [.. all.Chunk(AchFile.RecordLength).Select(c => new string(c))];
        }

        var records = new List<AchRecord>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Length != AchFile.RecordLength)
            {
                problems.Add(new AchProblem(i + 1, $"{lines[i].Length} characters"));
            }

            if (lines[i].Length > 0)
            {
                records.Add(new AchRecord(i + 1, lines[i].PadRight(AchFile.RecordLength)[..AchFile.RecordLength]));
            }
        }

        return records;
    }

    private static List<AchBatch> Batches(List<AchRecord> records, List<AchProblem> problems)
    {
        var batches = new List<AchBatch>();
        var at = 0;
        while (at < records.Count)
        {
            var header = records[at++];
            if (header.Type != '5')
            {
                problems.Add(new AchProblem(header.Line, "a record outside a batch"));
                continue;
            }

            var entries = Entries(records, ref at, problems);
            var control = at < records.Count && records[at].Type == '8' ? records[at++] : (AchRecord?)null;
            if (control is null)
            {
                problems.Add(new AchProblem(header.Line, "the batch has no control record"));
            }

            batches.Add(Batch(header, entries, control));
        }

        return batches;
    }

    private static AchBatch Batch(AchRecord header, List<AchEntry> entries, AchRecord? control) => new()
    {
        Header = header,
        ServiceClass = header.Field(2, 4),
        CompanyName = header.Trimmed(5, 20),
        CompanyId = header.Field(41, 50),
        EntryClass = header.Field(51, 53),
        Description = header.Trimmed(54, 63),
        EffectiveDate = header.Field(70, 75),
        OriginatingBank = header.Field(80, 87),
        Number = header.Field(88, 94),
        Entries = entries,
        ControlRecord = control,
        Control = control is not { } c ? null : new AchControl
        {
            Line = c.Line,
            Count = c.Field(5, 10),
            Hash = c.Field(11, 20),
            Debit = c.Field(21, 32),
            Credit = c.Field(33, 44),
        },
    };

    private static List<AchEntry> Entries(List<AchRecord> records, ref int at, List<AchProblem> problems)
    {
        var entries = new List<AchEntry>();
        while (at < records.Count && records[at].Type is not ('5' or '8'))
        {
            var record = records[at++];
            if (record.Type != '6')
            {
                problems.Add(new AchProblem(record.Line, "an addenda without an entry"));
                continue;
            }

            var addenda = new List<AchAddenda>();
            while (at < records.Count && records[at].Type == '7')
            {
                addenda.Add(Addenda(records[at++]));
            }

            entries.Add(new AchEntry
            {
                Record = record,
                TransactionCode = record.Field(2, 3),
                Routing = record.Field(4, 12),
                Account = record.Trimmed(13, 29),
                Amount = Money.FromCents(Math.Max(0, record.Number(30, 39))),
                IndividualId = record.Trimmed(40, 54),
                IndividualName = record.Trimmed(55, 76),
                AddendaIndicator = record.Field(79, 79)[0],
                Trace = record.Field(80, 94),
                Addenda = addenda,
            });
        }

        return entries;
    }

    private static AchAddenda Addenda(AchRecord r) => r.Field(2, 3) switch
    {
        "98" => new AchAddenda
        {
            Record = r,
            Type = "98",
            Code = r.Field(4, 6),
            OriginalTrace = r.Field(7, 21),
            OriginalBank = r.Field(28, 35),
            Corrected = r.Trimmed(36, 64),
            Trace = r.Field(80, 94),
        },
        "99" => new AchAddenda
        {
            Record = r,
            Type = "99",
            Code = r.Field(4, 6),
            OriginalTrace = r.Field(7, 21),
            DateOfDeath = r.Trimmed(22, 27),
            OriginalBank = r.Field(28, 35),
            Information = r.Trimmed(36, 79),
            Trace = r.Field(80, 94),
        },
        var type => new AchAddenda { Record = r, Type = type, Information = r.Trimmed(4, 83), Sequence = r.Field(84, 87), EntrySequence = r.Field(88, 94) },
    };
}
