using FinancePortal.Core.Documents.Letters;
using FinancePortal.Core.Documents.Statements;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Documents;

/// <summary>Makes the PDF of a letter or statement from its frozen content, with the company’s name and address of its day.</summary>
public sealed class DocumentPrinter(Ruled<Letterhead> letterheads)
{
    /// <exception cref="InvalidOperationException">The document is a file: nothing is to be printed.</exception>
    public byte[] Print(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var letterhead = HeadOf(document);
        return document.Form switch
        {
            DocumentForm.Letter => LetterFrame.Print(DocumentWords.FromContent<Letter>(document.Content), letterhead, document.CreatedAt),
            DocumentForm.Statement => StatementPdf.Print(DocumentWords.FromContent<Statement>(document.Content), letterhead, document.CreatedAt),
            _ => throw new InvalidOperationException($"Document {document.Reference} is a file."),
        };
    }

    /// <summary>The sheet with the address that goes with a paper copy.</summary>
    public byte[] PrintAddress(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var addressee = document.Form is DocumentForm.Statement
            ? DocumentWords.FromContent<Statement>(document.Content).Addressee
            : DocumentWords.FromContent<Letter>(document.Content).Addressee;
        return LetterFrame.PrintAddress(HeadOf(document), addressee, $"{document.Title}, {document.Reference}", document.CreatedAt);
    }

    private Letterhead HeadOf(Document document) => letterheads.On(BusinessClock.BusinessDateOf(document.CreatedAt));
}
