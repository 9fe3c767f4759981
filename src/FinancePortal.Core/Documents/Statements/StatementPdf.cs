using FinancePortal.Core.Documents.Letters;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Pdf;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Documents.Statements;

/// <summary>The statement on paper.</summary>
internal static class StatementPdf
{
    public static byte[] Print(Statement statement, Letterhead letterhead, DateTime madeAt)
    {
        var pdf = LetterFrame.Open(letterhead, statement.Title, statement.Addressee, DocumentWords.Day(statement.MadeOn), madeAt);
        pdf.Paragraph($"{statement.VehicleName}, {(statement.IsLease ? "lease" : "loan")} ending in {statement.LastFour}. What was booked from {DocumentWords.Day(statement.From)} to {DocumentWords.Day(statement.Through)}.");
        pdf.Plate("What is due", [("Amount due", statement.AmountDue.ToString()), ("Due date", DocumentWords.Day(statement.DueOn)), (statement.BalanceName, statement.BalanceAfter.ToString())]);
        foreach (var sentence in new[] { statement.DueSentence, statement.BalanceSentence, statement.AutopaySentence, statement.LateFeeSentence }.Where(s => s.Length > 0))
        {
            pdf.Paragraph(sentence);
        }

        pdf.Heading(2, "How the amount due adds up");
        pdf.Facts("How the amount due adds up", statement.DueParts().Select(p => (p.Label, p.Value.ToString())), lastIsTotal: true);
        Activity(pdf, statement);
        pdf.Heading(2, $"This year, since January 1, {statement.MadeOn.Year}");
        pdf.Facts("Received this year", statement.YearParts().Select(p => (p.Label, p.Value.ToString())));
        if (statement.Messages.Count > 0)
        {
            pdf.Heading(2, "Messages");
            foreach (var message in statement.Messages)
            {
                pdf.Paragraph(message);
            }
        }

        pdf.Heading(2, "How to pay");
        pdf.Paragraph($"On the portal, or by check with the number of your account on it to {letterhead.ChecksTo}. A wrong figure? Call {letterhead.Phone} or write to us on the portal.");
        pdf.Link(letterhead.Portal.AbsoluteUri, letterhead.Portal);
        return pdf.ToBytes();
    }

    private static void Activity(PdfDocument pdf, Statement statement)
    {
        pdf.Heading(2, "Activity");
        string[] before = [DocumentWords.Short(statement.From), $"{statement.BalanceName} before", .. Balance(statement, statement.BalanceBefore)];
        pdf.Table(new PdfTable
        {
            Summary = "Activity since the last statement",
            Columns = statement.IsLease
                ? [new("Date", 4), new("What happened", 13), new("Amount", 4, IsAmount: true)]
                : [new("Date", 5), new("What happened", 9), new("Amount", 4, IsAmount: true), new("Principal", 4, IsAmount: true), new("Interest", 3, IsAmount: true), new("Fees", 3, IsAmount: true)],
            Rows = [before, .. statement.Lines.Select(l => Row(statement, l))],
            Total = [DocumentWords.Short(statement.Through), $"{statement.BalanceName} after", .. Balance(statement, statement.BalanceAfter)],
        });
        if (statement.Lines.Count == 0)
        {
            pdf.Paragraph("Nothing was booked in this time.");
        }
    }

    private static string[] Balance(Statement statement, Money amount) => statement.IsLease ? [amount.ToString()] : ["", amount.ToString(), "", ""];

    private static IReadOnlyList<string> Row(Statement statement, StatementLine line) => statement.IsLease
        ? [DocumentWords.Short(line.On), line.What, line.Amount.ToString()]
        : [DocumentWords.Short(line.On), line.What, line.Amount.ToString(), line.Principal.ToString(), line.Interest.ToString(), line.Fees.ToString()];
}
