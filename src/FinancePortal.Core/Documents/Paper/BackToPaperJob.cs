using FinancePortal.Core.Audit;
using FinancePortal.Core.Data;
using FinancePortal.Core.Documents.Emails;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Documents.Paper;

/// <summary>
/// When an e-mail was given up because the mailbox refused it, everything that this person has by e-mail comes on paper again,
/// with a banner, until they choose anew (F-603).
/// </summary>
public sealed class BackToPaperJob(PortalDbContext db, TimeProvider clock) : Job
{
    private const int BatchSize = 100;

    /// <summary>What the relay writes when the receiving server says that there is no such mailbox.</summary>
    public const string Refused = "SmtpException: MailboxUnavailable";

    private static readonly Actor Self = Actor.System("back-to-paper");

    public override string Name => "back-to-paper";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        var turned = await db.WriteAsync(async () =>
        {
            var choices = await db.DeliveryChoices
                .Where(c => c.IsPaperless && db.OutboxEmails.Any(e => e.CustomerId == c.CustomerId && e.SentAt == null && e.DueAt == null && e.LastError == Refused && e.CreatedAt >= c.ChangedAt))
                .OrderBy(c => c.DeliveryChoiceId).Take(BatchSize).ToListAsync(cancellationToken);
            var now = clock.UtcNow();
            foreach (var choice in choices)
            {
                choice.Bounce(now);
            }

            foreach (var customerId in choices.Select(c => c.CustomerId).Distinct())
            {
                db.Notifications.Add(BackToPaperNotice.For(customerId, now));
                db.AuditRows.Add(new AuditRow(Self, "documents turned back to paper", "paperless", now, customerId, after: "an e-mail came back"));
            }

            await db.SaveChangesAsync(cancellationToken);
            return choices.Count;
        }, cancellationToken);
        return $"{turned} turned to paper";
    }
}
