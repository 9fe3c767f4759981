using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Payments.Ach;

/// <summary>Bank files that the product writes, for tests.</summary>
internal static class AchFiles
{
    public static AchOrigin Origin { get; } = new()
    {
        BankRouting = "123456780",
        BankName = "First Example Bank",
        SenderId = "1123456789",
        SenderName = "Northline Auto Finance",
        CompanyName = "Northline Auto",
        CompanyId = "1123456789",
    };

    public static AchEntryDraft Entry(int sequence, string code = "27", long cents = 488_53) => new()
    {
        TransactionCode = code,
        Routing = "021000021",
        Account = "123456789",
        Amount = Money.FromCents(cents),
        IndividualId = "7KQ4-MX92-HTD",
        IndividualName = "Zoë Müller-Whitfield Jr.",
        PaymentType = 'S',
        Sequence = sequence,
    };

    public static AchBatchHead Debits(string description = AchDescription.LoanPayment) => new(AchDirection.Debits, "WEB", description, new DateOnly(2026, 3, 11));

    public static AchBatchHead Credits(string description = AchDescription.Refund) => new(AchDirection.Credits, "PPD", description, new DateOnly(2026, 3, 11));

    public static string Write(params (AchBatchHead Head, AchEntryDraft[] Entries)[] batches) => Write(Origin, batches);

    public static string Write(AchOrigin origin, params (AchBatchHead Head, AchEntryDraft[] Entries)[] batches)
    {
        using var text = new StringWriter();
        var writer = new AchWriter(text, origin);
        writer.Begin(new DateTime(2026, 3, 10, 18, 0, 0), 'A');
        foreach (var (head, entries) in batches)
        {
            writer.BeginBatch(head);
            Array.ForEach(entries, writer.Add);
            writer.EndBatch();
        }

        writer.End();
        return text.ToString();
    }
}
