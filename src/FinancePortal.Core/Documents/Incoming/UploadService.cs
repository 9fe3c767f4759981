using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Documents.Emails;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.ServicePlans.Papers;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Documents.Incoming;

/// <summary>What a paper is that a customer sends by themselves. Proofs of insurance and invoices of services have pages of their own.</summary>
public enum UploadKind
{
    Registration = 1,
    Title = 2,
    Identity = 3,
    ProofOfPayment = 4,
    MilitaryOrders = 5,
    PowerOfAttorney = 6,
    CourtPapers = 7,
    AccidentReport = 8,
    Other = 9,
}

/// <summary>A paper that a customer sent, and what became of it.</summary>
/// <param name="Why">Why a colleague refused it; empty otherwise.</param>
public sealed record SentPaper(string Reference, string Title, string Note, string VehicleName, string LastFour, DateTime SentAt, DocumentState State, bool IsRead, string Why);

/// <summary>The accounts for which a customer may send papers, and what was sent, newest first.</summary>
public sealed record UploadDesk(IReadOnlyList<DocumentAccount> Accounts, IReadOnlyList<SentPaper> Sent);

/// <summary>Takes in any paper that a customer wants us to have; a colleague reads each one (F-601).</summary>
public sealed class UploadService(PortalDbContext db, IncomingFileService incoming, CaseService cases, NoticeService notices, TimeProvider clock)
{
    public const int LongestNote = 300;
    private const int MostShown = 50;
    private const int DaysToRead = 3;

    public async Task<UploadDesk> DeskAsync(long customerId, CancellationToken cancellationToken)
    {
        var rows = await db.Accounts.AsNoTracking().Include(a => a.Vehicle).OfCustomer(customerId, PartyRights.Pay, clock.Today()).OrderBy(a => a.OpenedOn).ThenBy(a => a.FinancedAccountId).ToListAsync(cancellationToken);
        var accounts = rows.ConvertAll(a => new DocumentAccount(a.FinancedAccountId, a.Reference, a.Product, a.LastFour, a.Vehicle.Name, a.OpenedOn));
        var keys = accounts.ConvertAll(a => (long?)a.FinancedAccountId);
        var sent = await All().Where(d => keys.Contains(d.FinancedAccountId)).OrderByDescending(d => d.DocumentId).Take(MostShown).ToListAsync(cancellationToken);
        return new UploadDesk(accounts, [.. from d in sent
                                          join a in accounts on d.FinancedAccountId equals a.FinancedAccountId
                                          select new SentPaper(d.Reference, d.Title, d.Content, a.VehicleName, a.LastFour, d.CreatedAt, d.State, d.DecidedAt is not null, d.DecidedWhy)]);
    }

    /// <summary>Keeps a paper and asks a colleague to read it. The same bytes sent again are the paper that is there.</summary>
    /// <returns>The paper, which a colleague or scanner may have refused before.</returns>
    /// <exception cref="NotFoundException">No such account, or no right to act for it.</exception>
    public async Task<Document> SendAsync(string accountReference, UploadKind kind, string note, IncomingFile file, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var document = await incoming.KeepAsync(accountReference, DocumentKind.Upload, TitleOf(kind), file, actor, cancellationToken, note);
        if (document.DecidedAt is null && document.State is not DocumentState.Refused)
        {
            await db.WriteAsync(async () =>
            {
                await cases.OpenAsync(CaseKind.UploadToConfirm, SubjectOf(document.Reference), $"Read an upload: {document.Title}", BankCalendar.AddBankingDays(clock.Today(), DaysToRead), actor.CustomerId, document.FinancedAccountId,
                    document.Content.Length > 0 ? $"The customer wrote: {document.Content}" : "", cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                return true;
            }, cancellationToken);
        }

        return document;
    }

    /// <summary>Papers that no colleague has read, the oldest first. What belongs to a service or an insurance is decided there.</summary>
    public async Task<IReadOnlyList<WaitingPaper>> WaitingAsync(CancellationToken cancellationToken)
    {
        var papers = await Unread().OrderBy(d => d.DocumentId).Take(MostShown * 2).ToListAsync(cancellationToken);
        var keys = papers.ConvertAll(d => d.FinancedAccountId!.Value);
        var accounts = await db.Accounts.AsNoTracking().Include(a => a.Vehicle).Where(a => keys.Contains(a.FinancedAccountId)).ToDictionaryAsync(a => a.FinancedAccountId, cancellationToken);
        return [.. papers.Select(d => Of(d, accounts[d.FinancedAccountId!.Value]))];
    }

    /// <summary>A paper that no colleague has read; null when nothing of that reference waits here.</summary>
    public async Task<WaitingPaper?> FindAsync(string reference, CancellationToken cancellationToken) =>
        Reference.IsWellFormed(reference) && await Unread().SingleOrDefaultAsync(d => d.Reference == reference, cancellationToken) is { } document
            ? Of(document, await db.Accounts.AsNoTracking().Include(a => a.Vehicle).SingleAsync(a => a.FinancedAccountId == document.FinancedAccountId, cancellationToken))
            : null;

    /// <summary>A colleague has read it: taken, or refused with a reason that its sender reads.</summary>
    /// <returns>The paper; null when nothing of that reference waits here.</returns>
    public Task<WaitingPaper?> DecideAsync(string reference, bool accept, string why, Actor colleague, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(colleague);
        return db.WriteAsync(async () =>
        {
            if (await FindAsync(reference, cancellationToken) is not { } paper)
            {
                return null;
            }

            var document = await db.Documents.SingleAsync(d => d.Reference == reference, cancellationToken);
            document.Decide(accept, why, clock.UtcNow());
            await cases.CloseAsync(CaseKind.UploadToConfirm, SubjectOf(reference), accept ? "taken" : "refused", cancellationToken);
            if (await SenderAsync(document, cancellationToken) is { } sender)
            {
                notices.Tell(sender, NotificationKind.Document, UploadDecidedEmail.For(paper, accept, why, sender), accept ? $"{paper.VehicleName}: nothing is left to do." : why);
            }

            db.AuditRows.Add(new AuditRow(colleague with { Reason = why }, accept ? "upload taken" : "upload refused", reference, clock.UtcNow(), financedAccountId: document.FinancedAccountId, after: document.Title));
            await db.SaveChangesAsync(cancellationToken);
            return paper;
        }, cancellationToken);
    }

    public static string TitleOf(UploadKind kind) => kind switch
    {
        UploadKind.Registration => "Registration",
        UploadKind.Title => "Title",
        UploadKind.Identity => "ID or proof of address",
        UploadKind.ProofOfPayment => "Proof of a payment",
        UploadKind.MilitaryOrders => "Military orders",
        UploadKind.PowerOfAttorney => "Power of attorney",
        UploadKind.CourtPapers => "Court or bankruptcy papers",
        UploadKind.AccidentReport => "Accident report or insurance claim",
        _ => "Another paper",
    };

    private static string SubjectOf(string reference) => $"upload {reference}";

    private static WaitingPaper Of(Document document, FinancedAccount account) =>
        new(IsInsurance: false, document.Reference, document.Title, document.Content.Length > 0 ? document.Content : "Nothing was written with it", account.Vehicle.Name, account.Vehicle.Vin, document.CreatedAt, document.DocumentId);

    private IQueryable<Document> Unread() => All().Where(d => d.DecidedAt == null && d.State != DocumentState.Refused);

    /// <summary>Without what belongs to a service or an insurance: that has its own page.</summary>
    private IQueryable<Document> All() => db.Documents.AsNoTracking()
        .Where(d => d.Kind == DocumentKind.Upload && d.Form == DocumentForm.File && d.FinancedAccountId != null && d.UploadedBy != null && !db.MaintenanceRecords.Any(r => r.DocumentId == d.DocumentId));

    private async Task<Customer?> SenderAsync(Document document, CancellationToken cancellationToken) =>
        await db.Customers.SingleOrDefaultAsync(c => db.Users.Any(u => u.Id == document.UploadedBy && u.CustomerId == c.CustomerId), cancellationToken);
}
