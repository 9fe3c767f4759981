using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Staff.Files;

/// <summary>Something that went between the company and a customer.</summary>
/// <param name="How">E-mail, in the portal, or a case that the customer began.</param>
/// <param name="State">Whether it arrived, was read, or was answered.</param>
public sealed record FileMessage(DateTime At, string How, string Title, string Words, string State, bool IsTrouble, string Link = "");

/// <summary>The customer's sign-in as a colleague may know it.</summary>
public sealed record FileSecurity(IReadOnlyList<UserSession> Sessions, IReadOnlyList<AccessLogEntry> Log, Factors Factors);

/// <summary>The other pages of a customer's file: papers, messages, sign-in (F-1201).</summary>
public sealed class FileRecordService(PortalDbContext db, DocumentService documents, FactorService factors, TimeProvider clock)
{
    private const int MostMessages = 100;
    private const int MostLog = 30;

    public Task<DocumentList> DocumentsAsync(long customerId, int page, CancellationToken cancellationToken) =>
        documents.ListAsync(customerId, new DocumentFilter(), page, cancellationToken);

    /// <summary>One paper of the customer's; the customer reads in their portal that it was opened, and why.</summary>
    /// <exception cref="NotFoundException">No such paper, or not this customer's.</exception>
    public async Task<DocumentAnswer> OpenAsync(OpenFile file, string reference, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var document = await documents.FindAsync(file.CustomerId, reference, cancellationToken);
        db.AuditRows.Add(new AuditRow(actor, AuditTrailService.DocumentOpened, document.Reference, clock.UtcNow(), file.CustomerId, document.FinancedAccountId, after: document.Title));
        await db.SaveChangesAsync(cancellationToken);
        return await documents.OpenAsync(file.CustomerId, reference, cancellationToken);
    }

    /// <summary>E-mails, notices and what the customer asked, newest first.</summary>
    public async Task<IReadOnlyList<FileMessage>> MessagesAsync(long customerId, CancellationToken cancellationToken)
    {
        var emails = await db.OutboxEmails.AsNoTracking().Where(e => e.CustomerId == customerId).OrderByDescending(e => e.OutboxEmailId).Take(MostMessages)
            .Select(e => new { e.CreatedAt, e.To, e.Subject, e.TextBody, e.SentAt, e.DueAt }).ToListAsync(cancellationToken);
        var notices = await db.Notifications.AsNoTracking().Where(n => n.CustomerId == customerId).OrderByDescending(n => n.NotificationId).Take(MostMessages).ToListAsync(cancellationToken);
        var cases = await db.StaffCases.AsNoTracking().Where(c => c.CustomerId == customerId && (c.Kind == CaseKind.Question || c.Kind == CaseKind.BillingDispute))
            .OrderByDescending(c => c.StaffCaseId).Take(MostMessages).ToListAsync(cancellationToken);
        return
        [
            .. emails.Select(e => new FileMessage(e.CreatedAt, $"E-mail to {e.To}", e.Subject, e.TextBody.Replace(OutboxEmail.SecretMark, "(hidden)", StringComparison.Ordinal), e.SentAt is not null ? "Sent" : e.DueAt is not null ? "Waits to be sent" : "Could not be sent", e.SentAt is null && e.DueAt is null))
                .Concat(notices.Select(n => new FileMessage(n.CreatedAt, "In the portal", n.Title, n.Body, n.ReadAt is null ? "Not read yet" : "Read", IsTrouble: false)))
                .Concat(cases.Select(c => new FileMessage(c.OpenedAt, "From the customer", c.Title, c.Note, c.State is CaseState.Closed ? $"Answered: {c.Outcome}" : "Open", IsTrouble: false, $"/staff/cases/{c.Reference}")))
                .OrderByDescending(m => m.At).Take(MostMessages),
        ];
    }

    /// <summary>Where they are signed in and what was tried; null without a sign-in.</summary>
    public async Task<FileSecurity?> SecurityAsync(long customerId, CancellationToken cancellationToken)
    {
        var user = await db.Users.AsNoTracking().Where(u => u.CustomerId == customerId).Select(u => (long?)u.Id).SingleOrDefaultAsync(cancellationToken);
        return user is not { } id ? null : new FileSecurity(
            await db.Set<UserSession>().AsNoTracking().Where(s => s.UserId == id && s.EndedAt == null).OrderByDescending(s => s.LastSeenAt).ToListAsync(cancellationToken),
            await db.Set<AccessLogEntry>().AsNoTracking().Where(e => e.UserId == id).OrderByDescending(e => e.AccessLogEntryId).Take(MostLog).ToListAsync(cancellationToken),
            await factors.OfAsync(id, cancellationToken));
    }
}
