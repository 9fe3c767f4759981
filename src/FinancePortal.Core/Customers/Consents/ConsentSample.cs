using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Pdf;
using FinancePortal.Core.Secrets;

namespace FinancePortal.Core.Customers.Consents;

/// <summary>A document as ours are, with a code in it: whoever types the code can open what we send .</summary>
public static class ConsentSample
{
    private const uint Codes = 1_000_000;

    /// <summary>Six digits that are this person's for this version, the same however often the sample is opened.</summary>
    public static string CodeOf(long userId, SecretKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var hash = HMACSHA256.HashData(keys.Lookups.CurrentKey, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"consent sample|{userId}|{ConsentStatement.Version}")));
        return (BinaryPrimitives.ReadUInt32BigEndian(hash) % Codes).ToString("000000", CultureInfo.InvariantCulture);
    }

    public static byte[] Print(string code, Letterhead letterhead, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(letterhead);
        var pdf = new PdfDocument(new PdfInfo("Sample document", letterhead.Company, $"{letterhead.Company} · {letterhead.Phone}", now));
        pdf.Lines(letterhead.Company, PdfStyle.Strong);
        pdf.Space(24);
        pdf.Heading(1, "This is how our documents look");
        pdf.Paragraph("You can read this, so you can open the statements and letters that we put in the portal.");
        pdf.Paragraph("Type this code on the page that you came from:");
        pdf.Paragraph(code, PdfStyle.Figure);
        return pdf.ToBytes();
    }
}
