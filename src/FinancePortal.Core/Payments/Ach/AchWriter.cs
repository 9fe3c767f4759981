using System.Globalization;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Ach;

/// <summary>
/// Writes one bank file record by record: header, company batches, totals, padding to whole blocks. It keeps the counts, hashes
/// and totals itself, so that a file of any size is written in one pass. What it refuses would be refused by the bank.
/// </summary>
public sealed class AchWriter(TextWriter output, AchOrigin origin)
{
    private const long LargestAmount = 99_999_999_99;
    private static readonly string Padding = new('9', AchFile.RecordLength);

    private int records;
    private int batches;
    private Totals file;
    private Totals batch;
    private AchBatchHead? open;
    private int lastSequence;

    /// <param name="createdAt">In New York.</param>
    /// <param name="modifier">A to Z, then 0 to 9: tells the files of one day apart.</param>
    public void Begin(DateTime createdAt, char modifier)
    {
        Require(RoutingNumber.IsValid(origin.BankRouting), "our bank's routing number is not valid");
        Require(char.IsAsciiLetterUpper(modifier) || char.IsAsciiDigit(modifier), $"'{modifier}' tells no file apart");
        Record($"101 {origin.BankRouting}{AchText.Exact(origin.SenderId, 10, "sender id")}{createdAt:yyMMddHHmm}{modifier}094101{AchText.Fit(origin.BankName, 23)}{AchText.Fit(origin.SenderName, 23)}{"",8}");
    }

    public void BeginBatch(AchBatchHead head)
    {
        Require(open is null, "a batch is still open");
        Require(head.EntryClass.Length == 3, $"'{head.EntryClass}' is no entry class");
        open = head;
        batch = default;
        lastSequence = 0;
        batches++;
        Record($"5{head.Direction:D}{AchText.Fit(origin.CompanyName, 16)}{"",20}{CompanyId}{head.EntryClass}{AchText.Fit(head.Description, 10)}{"",6}{head.EffectiveOn:yyMMdd}{"",3}1{origin.OriginatingBank}{batches:D7}");
    }

    public void Add(AchEntryDraft entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Require(open is not null, "no batch is open");
        Check(entry);
        lastSequence = entry.Sequence;
        var trace = $"{origin.OriginatingBank}{entry.Sequence:D7}";
        batch.Add(entry);
        Record($"6{entry.TransactionCode}{entry.Routing}{AchText.Exact(entry.Account, 17, "account number")}{entry.Amount.Cents:D10}{AchText.Exact(entry.IndividualId, 15, "individual id")}{AchText.Fit(entry.IndividualName, 22)}{entry.PaymentType} {(entry.Addenda.Count > 0 ? 1 : 0)}{trace}");
        for (var i = 0; i < entry.Addenda.Count; i++)
        {
            var addenda = entry.Addenda[i];
            Record($"7{addenda.Type}{addenda.Content}{(addenda.Type == "05" ? $"{i + 1:D4}{entry.Sequence:D7}" : trace)}");
        }
    }

    public void EndBatch()
    {
        Require(open is not null, "no batch is open");
        Require(batch.Count > 0, "the batch is empty");
        Record($"8{open!.Value.Direction:D}{batch.Count:D6}{batch.Hash:D10}{batch.Debit:D12}{batch.Credit:D12}{CompanyId}{"",19}{"",6}{origin.OriginatingBank}{batches:D7}");
        file.Add(batch);
        open = null;
    }

    /// <summary>Ends the file; after it nothing more can be written.</summary>
    public void End()
    {
        Require(open is null, "a batch is still open");
        Require(batches > 0, "the file is empty");
        var blocks = (records + AchFile.RecordsPerBlock) / AchFile.RecordsPerBlock;
        Record($"9{batches:D6}{blocks:D6}{file.Count:D8}{file.Hash:D10}{file.Debit:D12}{file.Credit:D12}{"",39}");
        while (records % AchFile.RecordsPerBlock != 0)
        {
            Record(Padding);
        }
    }

    private string CompanyId => AchText.Exact(origin.CompanyId, 10, "company id");

    private void Check(AchEntryDraft entry)
    {
        var isDebit = AchEntry.IsDebitCode(entry.TransactionCode);
        Require(AchRules.IsTransactionCode(entry.TransactionCode), $"transaction code {entry.TransactionCode} does not exist");
        Require(open!.Value.Direction is AchDirection.Mixed || open.Value.Direction is AchDirection.Debits == isDebit, "the entry goes the other way than its batch");
        Require(RoutingNumber.IsValid(entry.Routing), "the routing number's check digit is wrong");
        Require(entry.Account.Trim().Length > 0, "there is no account number");
        Require(entry.Amount.Cents is >= 0 and <= LargestAmount, "the amount does not fit");
        Require(entry.Amount.IsZero == AchRules.IsForNothing(entry.TransactionCode) || entry.Addenda is [{ Type: "98" or "99" }], "only a prenotification is of nothing");
        Require(entry.Sequence > lastSequence && entry.Sequence <= 9_999_999, "trace numbers do not ascend");
    }

    private void Record(FormattableString record) => Record(record.ToString(CultureInfo.InvariantCulture));

    private void Record(string record)
    {
        if (record.Length != AchFile.RecordLength)
        {
            throw new InvalidOperationException($"Record {records + 1} of type {record[0]} has {record.Length} characters.");
        }

        output.Write(record);
        output.Write('\n');
        records++;
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new FormatException($"The bank file cannot be written: {otherwise}.");
        }
    }

    private struct Totals
    {
        public int Count;
        public long Hash;
        public long Debit;
        public long Credit;

        public void Add(AchEntryDraft entry)
        {
            Count += 1 + entry.Addenda.Count;
            Hash = (Hash + long.Parse(entry.Routing.AsSpan(0, 8), NumberStyles.None, CultureInfo.InvariantCulture)) % AchHash.Modulus;
            if (AchEntry.IsDebitCode(entry.TransactionCode))
            {
                Debit += entry.Amount.Cents;
            }
            else
            {
                Credit += entry.Amount.Cents;
            }
        }

        public void Add(Totals other)
        {
            Count += other.Count;
            Hash = (Hash + other.Hash) % AchHash.Modulus;
            Debit += other.Debit;
            Credit += other.Credit;
        }
    }
}
