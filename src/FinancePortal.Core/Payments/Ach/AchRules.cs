using System.Globalization;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Ach;

/// <summary>The rules of the format that a bank file must keep, from the fixed fields to the totals.</summary>
internal static class AchRules
{
    private static readonly string[] TransactionCodes =
        ["21", "22", "23", "24", "26", "27", "28", "29", "31", "32", "33", "34", "36", "37", "38", "39", "41", "42", "43", "46", "47", "48", "51", "52", "53", "55", "56"];

    public static bool IsTransactionCode(string code) => TransactionCodes.Contains(code, StringComparer.Ordinal);

    /// <summary>Prenotifications, and entries that only carry remittance information: their amount is zero.</summary>
    public static bool IsForNothing(string code) => code is [_, '3' or '4' or '8' or '9'];

    public static void Check(AchFile file, int records, List<AchProblem> problems)
    {
        CheckHeader(file.Header, problems);
        if (records % AchFile.RecordsPerBlock != 0)
        {
            problems.Add(new AchProblem(0, $"{records} records, not a multiple of {AchFile.RecordsPerBlock}"));
        }

        var before = 0L;
        foreach (var batch in file.Batches)
        {
            CheckBatch(batch, problems);
            var number = batch.Header.Number(88, 94);
            Expect(problems, batch.Header.Line, number > before, "batch numbers do not ascend");
            before = number;
        }

        var control = file.Control;
        Equal(problems, control.Line, "file batches", control.Batches, file.Batches.Count);
        Equal(problems, control.Line, "file blocks", control.Blocks, (records + AchFile.RecordsPerBlock - 1) / AchFile.RecordsPerBlock);
        Equal(problems, control.Line, "file count", control.Count, file.Batches.Sum(b => b.Entries.Count + b.AddendaCount));
        Equal(problems, control.Line, "file hash", control.Hash, file.Batches.Sum(b => b.Hash) % AchHash.Modulus);
        Equal(problems, control.Line, "file debit", control.Debit, Money.Sum(file.Batches.Select(b => b.Debit)).Cents);
        Equal(problems, control.Line, "file credit", control.Credit, Money.Sum(file.Batches.Select(b => b.Credit)).Cents);
    }

    private static void CheckHeader(AchRecord header, List<AchProblem> problems)
    {
        Expect(problems, header.Line, header.Field(2, 3) == "01", "the priority code is not 01");
        Expect(problems, header.Line, header.Field(35, 37) == "094", "the record size is not 094");
        Expect(problems, header.Line, header.Field(38, 39) == "10", "the blocking factor is not 10");
        Expect(problems, header.Line, header.Field(40, 40) == "1", "the format code is not 1");
        Expect(problems, header.Line, char.IsAsciiLetterUpper(header.Field(34, 34)[0]) || char.IsAsciiDigit(header.Field(34, 34)[0]), "the file id modifier is not A-Z or 0-9");
        Expect(problems, header.Line, DateTime.TryParseExact(header.Field(24, 29), "yyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), "the creation date is no date");
    }

    private static void CheckBatch(AchBatch batch, List<AchProblem> problems)
    {
        var line = batch.Header.Line;
        Expect(problems, line, batch.ServiceClass is "200" or "220" or "225", "the service class is not 200, 220 or 225");
        Expect(problems, line, batch.EntryClass.All(char.IsAsciiLetterUpper), "the entry class is not three letters");
        Expect(problems, line, batch.Header.Number(80, 87) >= 0, "the originating bank is not eight digits");
        Expect(problems, line, batch.Entries.Count > 0, "the batch has no entry");
        var trace = "";
        foreach (var entry in batch.Entries)
        {
            CheckEntry(batch, entry, problems);
            Expect(problems, entry.Record.Line, string.CompareOrdinal(entry.Trace, trace) > 0, "trace numbers do not ascend");
            trace = entry.Trace;
        }

        if (batch is { Control: { } control, ControlRecord: { } record })
        {
            Expect(problems, record.Line, record.Field(2, 4) == batch.ServiceClass, "service_class differs from the header");
            Expect(problems, record.Line, record.Field(45, 54) == batch.CompanyId, "company_id differs from the header");
            Expect(problems, record.Line, record.Field(80, 87) == batch.OriginatingBank, "odfi differs from the header");
            Expect(problems, record.Line, record.Field(88, 94) == batch.Number, "number differs from the header");
            Equal(problems, record.Line, "batch count", control.Count, batch.Entries.Count + batch.AddendaCount);
            Equal(problems, record.Line, "batch hash", control.Hash, batch.Hash);
            Equal(problems, record.Line, "batch debit", control.Debit, batch.Debit.Cents);
            Equal(problems, record.Line, "batch credit", control.Credit, batch.Credit.Cents);
        }
    }

    private static void CheckEntry(AchBatch batch, AchEntry entry, List<AchProblem> problems)
    {
        var line = entry.Record.Line;
        Expect(problems, line, IsTransactionCode(entry.TransactionCode), $"transaction code {entry.TransactionCode} does not exist");
        Expect(problems, line, RoutingNumber.IsValid(entry.Routing), "the routing number's check digit is wrong");
        Expect(problems, line, entry.Account.Length > 0, "there is no account number");
        Expect(problems, line, entry.Record.Number(30, 39) >= 0, "the amount is not digits");
        Expect(problems, line, entry.Amount.IsZero || !IsForNothing(entry.TransactionCode), "a prenotification has an amount");
        Expect(problems, line, !(batch.ServiceClass == "225" && !entry.IsDebit), "credit in a debits-only batch");
        Expect(problems, line, !(batch.ServiceClass == "220" && entry.IsDebit), "debit in a credits-only batch");
        Expect(problems, line, entry.Record.Number(80, 94) >= 0 && entry.Trace.StartsWith(batch.OriginatingBank, StringComparison.Ordinal), "the trace number does not begin with the originating bank");
        Expect(problems, line, entry.AddendaIndicator == (entry.Addenda.Count > 0 ? '1' : '0'), "the addenda indicator is wrong");
        for (var i = 0; i < entry.Addenda.Count; i++)
        {
            CheckAddenda(entry, entry.Addenda[i], i + 1, problems);
        }
    }

    private static void CheckAddenda(AchEntry entry, AchAddenda addenda, int place, List<AchProblem> problems)
    {
        var line = addenda.Record.Line;
        switch (addenda.Type)
        {
            case "05":
                Expect(problems, line, addenda.Record.Number(84, 87) == place, "addenda sequence numbers do not ascend from 1");
                Expect(problems, line, entry.Trace.EndsWith(addenda.EntrySequence, StringComparison.Ordinal), "the addenda names another entry");
                break;
            case "98":
                Expect(problems, line, addenda.Code is ['C', ..], "the change code does not begin with C");
                break;
            case "99":
                Expect(problems, line, addenda.Code is ['R', ..], "the return code does not begin with R");
                break;
            default:
                problems.Add(new AchProblem(line, $"addenda type {addenda.Type} is not known"));
                break;
        }
    }

    private static void Expect(List<AchProblem> problems, int line, bool holds, string otherwise)
    {
        if (!holds)
        {
            problems.Add(new AchProblem(line, otherwise));
        }
    }

    private static void Equal(List<AchProblem> problems, int line, string name, string written, long worked)
    {
        if (!long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number != worked)
        {
            problems.Add(new AchProblem(line, $"{name} {written} is {worked}"));
        }
    }
}
