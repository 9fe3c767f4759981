using FinancePortal.Core.Payments.Ach;

namespace FinancePortal.Testing;

/// <summary>The bank on the other side of the folders: it takes files, and writes returns and notifications of change about their entries.</summary>
public sealed class SandboxBank(string folder)
{
    private static readonly AchOrigin Returning = new()
    {
        BankRouting = "123456780",
        BankName = "Northline Auto Finance",
        SenderId = "123456780",
        SenderName = "First Example Bank",
        CompanyName = "Northline Auto",
        CompanyId = "1123456789",
    };

    private readonly string outbound = Path.Combine(folder, "outbound");
    private readonly string inbound = Path.Combine(folder, "inbound");
    private int written;

    /// <summary>The files that were handed over and not taken yet.</summary>
    public IReadOnlyList<string> Waiting => Directory.Exists(outbound) ? [.. Directory.EnumerateFiles(outbound).Order()] : [];

    /// <summary>Takes the waiting files as the carrier does, and reads them.</summary>
    public IReadOnlyList<AchFile> Take()
    {
        var files = new List<AchFile>();
        foreach (var path in Waiting)
        {
            files.Add(AchReader.Read(File.ReadAllText(path)));
            var sent = Directory.CreateDirectory(Path.Combine(outbound, "sent")).FullName;
            File.Move(path, Path.Combine(sent, Path.GetFileName(path)));
        }

        return files;
    }

    /// <summary>Puts a file with returns of some entries into the inbound folder, and says its name.</summary>
    public string Return(string code, params IEnumerable<AchEntry> entries) => Put(Returns(entries.Select(e => (e, code))));

    public static string Returns(IEnumerable<(AchEntry Entry, string Code)> returns) => Write("WEB", AchDescription.LoanPayment, returns.Select((r, i) =>
        Draft(r.Entry, i) with { Amount = r.Entry.Amount, Addenda = [AchAddendaDraft.Return(r.Code, r.Entry.Trace, r.Entry.Routing[..8])] }));

    /// <summary>Puts a notification of change into the inbound folder.</summary>
    public string Change(string code, string corrected, AchEntry entry) =>
        Put(Write("COR", AchDescription.LoanPayment, [Draft(entry, 0) with { Addenda = [AchAddendaDraft.Change(code, entry.Trace, entry.Routing[..8], corrected)] }]));

    public string Put(string text, string? name = null)
    {
        name ??= $"returns-{++written:000}.txt";
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(inbound).FullName, name), text);
        return name;
    }

    public bool IsDone(string name) => File.Exists(Path.Combine(inbound, "done", name));

    public bool IsRefused(string name) => File.Exists(Path.Combine(inbound, "refused", name));

    private static AchEntryDraft Draft(AchEntry entry, int index) => new()
    {
        TransactionCode = AchTransaction.Returned(AchTransaction.KindOf(entry.TransactionCode)!.Value, entry.IsDebit),
        Routing = "091000019",
        Account = entry.Account,
        Amount = default,
        IndividualId = entry.IndividualId,
        IndividualName = entry.IndividualName,
        Sequence = index + 1,
    };

    private static string Write(string entryClass, string description, IEnumerable<AchEntryDraft> entries)
    {
        using var text = new StringWriter();
        var writer = new AchWriter(text, Returning);
        writer.Begin(new DateTime(2026, 3, 12, 8, 30, 0), 'A');
        writer.BeginBatch(new AchBatchHead(AchDirection.Mixed, entryClass, description, new DateOnly(2026, 3, 12)));
        foreach (var entry in entries)
        {
            writer.Add(entry);
        }

        writer.EndBatch();
        writer.End();
        return text.ToString();
    }
}
