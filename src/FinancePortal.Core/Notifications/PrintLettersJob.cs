using System.Globalization;
using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Pdf;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Notifications;

/// <summary>
/// Prints letters that wait into the print queue, each whole or not at all. A letter that was printed but not noted is printed again under the same
/// name; once it is noted its secret is gone from the database.
/// </summary>
public sealed class PrintLettersJob(PortalDbContext db, FieldCipher cipher, Letterhead letterhead, PrintFolder folder, TimeProvider clock) : Job
{
    private const int BatchSize = 50;
    private const int WindowOfEnvelope = 150;

    public override string Name => "print-letters";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        if (!folder.IsSetUp)
        {
            return "no print queue is set up";
        }

        var letters = await db.Set<PostalLetter>().Where(l => l.PrintedAt == null).OrderBy(l => l.PostalLetterId).Take(BatchSize).ToListAsync(cancellationToken);
        foreach (var letter in letters)
        {
            await folder.PutAsync($"{letter.Reference}.pdf", Print(letter), cancellationToken);
            letter.PrintedAt = clock.UtcNow();
            letter.SealedSecret = null;
            await db.SaveChangesAsync(cancellationToken);
        }

        return $"{letters.Count} letters put into the print queue";
    }

    private byte[] Print(PostalLetter letter)
    {
        var pdf = new PdfDocument(new PdfInfo(letter.Subject, letterhead.Company, $"{letterhead.Company} · {letterhead.Phone} · {letterhead.Hours}", letter.CreatedAt));
        pdf.Lines(letterhead.Company, PdfStyle.Strong);
        pdf.MoveDownTo(WindowOfEnvelope);
        pdf.Lines(letter.Addressee);
        pdf.Space(36);
        pdf.Paragraph(BusinessClock.BusinessDateOf(letter.CreatedAt).ToString("MMMM d, yyyy", CultureInfo.GetCultureInfo("en-US")));
        pdf.Heading(1, letter.Subject);
        foreach (var paragraph in letter.Opened(cipher).Split("\n\n"))
        {
            pdf.Paragraph(paragraph);
        }

        pdf.Paragraph(letterhead.Company);
        return pdf.ToBytes();
    }
}
