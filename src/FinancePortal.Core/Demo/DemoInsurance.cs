using System.Globalization;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Pdf;
using FinancePortal.Core.ServicePlans.Insurance;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Demo;

/// <summary>
/// Proofs of insurance that demo people sent: a year's policy from the contract's anniversary on, accepted; one that ran out is
/// followed by a proof that nobody has looked at.
/// </summary>
internal sealed class DemoInsurance(PortalDbContext db, IDocumentStore store, DateTime now)
{
    private const string Insurer = "Example Mutual";
    private Dictionary<long, long?> senders = [];
    private readonly DateOnly today = BusinessClock.BusinessDateOf(now);

    public async Task FillAsync(IReadOnlyList<FinancedAccount> accounts, CancellationToken cancellationToken)
    {
        senders = await db.Users.Where(u => u.CustomerId != null).ToDictionaryAsync(u => u.CustomerId!.Value, u => (long?)u.Id, cancellationToken);
        var papers = new List<(FinancedAccount Account, Document Document, DateOnly From, bool IsAccepted)>();
        foreach (var account in accounts)
        {
            var until = account.ClosedOn ?? today;
            var years = until.Year - account.OpenedOn.Year - (account.OpenedOn.AddYears(until.Year - account.OpenedOn.Year) > until ? 1 : 0);
            var lapsed = IsLapsed(account);
            var from = lapsed ? today.AddDays(-384) : account.OpenedOn.AddYears(years);
            papers.Add((account, await PaperAsync(account, from, At(from), isWaiting: false, cancellationToken), from, true));
            if (lapsed)
            {
                papers.Add((account, await PaperAsync(account, from.AddYears(1), At(today.AddDays(-1)), isWaiting: true, cancellationToken), from.AddYears(1), false));
            }
        }

        db.Documents.AddRange(papers.Select(p => p.Document));
        await db.SaveChangesAsync(cancellationToken);
        foreach (var (account, document, from, isAccepted) in papers)
        {
            Keep(account, document, from, isAccepted);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static bool IsLapsed(FinancedAccount account) => account.Parties.Exists(p => p.Customer.FirstName == "Blake");

    private void Keep(FinancedAccount account, Document document, DateOnly from, bool isAccepted)
    {
        var proof = new InsuranceProof { FinancedAccountId = account.FinancedAccountId, DocumentId = document.DocumentId, Insurer = Insurer, PolicyLastFour = PolicyOf(account)[^4..], CoversFrom = from, CoversUntil = UntilOf(from), SentAt = document.CreatedAt };
        db.InsuranceProofs.Add(proof);
        if (isAccepted)
        {
            proof.Decide(accept: true, "", "Sam Whitfield", document.CreatedAt.AddHours(5) < now ? document.CreatedAt.AddHours(5) : now);
            return;
        }

        db.StaffCases.Add(StaffCase.Open(CaseKind.UploadToConfirm, $"insurance {proof.Reference}", $"Confirm the insurance of a {account.Vehicle.Name}", document.CreatedAt, BankCalendar.AddBankingDays(today, 2), BorrowerOf(account).CustomerId, account.FinancedAccountId, Insurer));
    }

    private async Task<Document> PaperAsync(FinancedAccount account, DateOnly from, DateTime sentAt, bool isWaiting, CancellationToken cancellationToken)
    {
        var pdf = Print(account, from, sentAt);
        var document = new Document
        {
            FinancedAccountId = account.FinancedAccountId,
            Kind = DocumentKind.Insurance,
            Form = DocumentForm.File,
            Title = $"Proof of insurance, {Insurer}",
            DatedOn = BusinessClock.BusinessDateOf(sentAt),
            Subject = Document.HashOf(pdf),
            CreatedAt = sentAt,
            UploadedBy = senders.GetValueOrDefault(BorrowerOf(account).CustomerId),
        };
        document.Fix(pdf);
        if (isWaiting)
        {
            document.Wait();
        }

        await store.KeepAsync(document.Sha256!, pdf, cancellationToken);
        return document;
    }

    private static byte[] Print(FinancedAccount account, DateOnly from, DateTime at)
    {
        var pdf = new PdfDocument(new PdfInfo("Insurance declarations page", Insurer, $"{Insurer} · an invented company", at));
        pdf.Lines(Insurer, PdfStyle.Section);
        pdf.Space(20);
        pdf.Heading(1, "Insurance declarations page");
        pdf.Paragraph("This policy covers the vehicle below for the time below. Northline Auto Finance is named as loss payee.");
        pdf.Facts("Policy",
        [
            ("Policy number", PolicyOf(account)),
            ("Named insured", BorrowerOf(account).FullName),
            ("Vehicle", account.Vehicle.Name),
            ("VIN", account.Vehicle.Vin),
            ("Covers from", from.ToString("MMMM d, yyyy", CultureInfo.GetCultureInfo("en-US"))),
            ("Covers until", UntilOf(from).ToString("MMMM d, yyyy", CultureInfo.GetCultureInfo("en-US"))),
            ("Collision, deductible", "$500.00"),
            ("Comprehensive, deductible", "$250.00"),
        ]);
        return pdf.ToBytes();
    }

    private static Customer BorrowerOf(FinancedAccount account) => account.Parties.Find(p => p.Role is PartyRole.Borrower)!.Customer;

    private static string PolicyOf(FinancedAccount account) => $"EM {account.Vehicle.Vin[^6..]} {account.AccountNumber[^4..]}";

    private static DateOnly UntilOf(DateOnly from) => from.AddYears(1).AddDays(-1);

    private DateTime At(DateOnly day)
    {
        var at = BusinessClock.ToUtc(day, new TimeOnly(12, 20));
        return at < now ? at : now;
    }
}
