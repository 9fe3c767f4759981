using FinancePortal.Core.Notifications;
using FinancePortal.Core.Pdf;
using QRCoder;

namespace FinancePortal.Core.Documents.Letters;

/// <summary>The paper that all letters and statements are printed on: the company's head, the address for a window envelope, the foot.</summary>
internal static class LetterFrame
{
    private const int AddressFromTop = 140;
    private const int BodyFromTop = 226;
    private const int CodeSide = 84;

    /// <summary>Heading, words, address and code of how a letter is checked: they stay on one page.</summary>
    private const int CheckHeight = CodeSide + 120;

    public static PdfDocument Open(Letterhead letterhead, string title, string addressee, string dateLine, DateTime madeAt)
    {
        var pdf = new PdfDocument(new PdfInfo(title, letterhead.Company, $"{letterhead.Company} · Questions? Call {letterhead.Phone}, {letterhead.Hours}", madeAt));
        pdf.Lines(letterhead.Company, PdfStyle.Section);
        pdf.Lines(letterhead.AddressBelowName is { Length: > 0 } address ? address : letterhead.Phone, PdfStyle.Small);
        pdf.MoveDownTo(AddressFromTop);
        pdf.Lines(addressee);
        pdf.MoveDownTo(BodyFromTop);
        pdf.Lines(dateLine, PdfStyle.Small);
        pdf.Space(6);
        pdf.Heading(1, title);
        return pdf;
    }

    public static byte[] Print(Letter letter, Letterhead letterhead, DateTime madeAt)
    {
        var pdf = Open(letterhead, letter.Title, letter.Addressee, DocumentWords.Day(letter.DatedOn), madeAt);
        foreach (var part in letter.Parts)
        {
            Write(pdf, part);
        }

        pdf.Paragraph($"Sincerely,\n{letterhead.Company}");
        if (letter.VerifyPath.Length > 0)
        {
            var address = letterhead.Page(letter.VerifyPath);
            pdf.KeepTogether(CheckHeight);
            pdf.Heading(2, "How anybody can check this letter");
            pdf.Paragraph("Scan the code or open this address and type the total. The page says whether this letter is genuine and still valid. It shows nothing about the customer.");
            pdf.Link(address.AbsoluteUri, address);
            pdf.Squares(Code(address), CodeSide, $"QR code of {address.AbsoluteUri}");
        }

        return pdf.ToBytes();
    }

    /// <summary>Name and address alone on a sheet, for whoever puts the paper into an envelope.</summary>
    public static byte[] PrintAddress(Letterhead letterhead, string addressee, string what, DateTime madeAt)
    {
        var pdf = new PdfDocument(new PdfInfo($"Address sheet: {what}", letterhead.Company, letterhead.Company, madeAt));
        pdf.Lines(letterhead.Company, PdfStyle.Section);
        pdf.Lines(letterhead.AddressBelowName, PdfStyle.Small);
        pdf.MoveDownTo(AddressFromTop);
        pdf.Lines(addressee);
        pdf.MoveDownTo(BodyFromTop);
        pdf.Paragraph(what, PdfStyle.Small);
        return pdf.ToBytes();
    }

    private static void Write(PdfDocument pdf, LetterPart part)
    {
        if (part.Heading.Length > 0)
        {
            pdf.Heading(2, part.Heading);
        }

        foreach (var paragraph in part.Paragraphs)
        {
            pdf.Paragraph(paragraph);
        }

        if (part.Facts.Count > 0)
        {
            pdf.Facts(part.Heading.Length > 0 ? part.Heading : "Details", part.Facts.Select(f => (f.Label, f.Value)), part.LastFactIsTotal);
        }
    }

    private static List<System.Collections.BitArray> Code(Uri address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        return data.ModuleMatrix;
    }
}
