using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Staff.Corrections;

/// <summary>Ends corrections that nobody decided in time: their case leaves the queue, and whoever made one is told (F-1202).</summary>
public sealed class ExpireCorrectionsJob(PortalDbContext db, CaseService cases, Letterhead letterhead, TimeProvider clock) : Job
{
    private const string Outcome = "Nobody decided in time";
    private static readonly Actor Self = Actor.System("expire-corrections");

    public override string Name => "expire-corrections";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        var ended = await db.WriteAsync(async () =>
        {
            var late = await db.Corrections.Where(c => c.State == CorrectionState.WaitsForApproval && c.ExpiresOn < on).OrderBy(c => c.CorrectionId).ToListAsync(cancellationToken);
            var makers = late.Select(c => c.MadeByUserId).ToList();
            var addresses = await db.Users.Where(u => makers.Contains(u.Id) && u.Email != null).ToDictionaryAsync(u => u.Id, u => u.Email!, cancellationToken);
            foreach (var correction in late)
            {
                correction.Expire();
                await cases.CloseAsync(CaseKind.CorrectionToApprove, correction.Reference, Outcome, cancellationToken);
                db.AuditRows.Add(new AuditRow(Self, "correction expired", correction.Reference, clock.UtcNow(), correction.CustomerId, correction.FinancedAccountId, after: Outcome));
                if (addresses.GetValueOrDefault(correction.MadeByUserId) is { } to)
                {
                    db.OutboxEmails.Add(Told(correction, to).ToOutbox(letterhead, clock.UtcNow()));
                }
            }

            await db.SaveChangesAsync(cancellationToken);
            return late.Count;
        }, cancellationToken);
        return $"{ended} ended";
    }

    private static EmailDraft Told(Correction correction, string to) => new()
    {
        To = to,
        CustomerId = null,
        Greeting = correction.MadeByName,
        Subject = "Nobody decided your correction in time",
        Paragraphs = ["Its time is over, and nothing changed on the account. If it is still right, make it again: a supervisor finds it in the queue."],
        Link = ($"/staff/corrections/{correction.Reference}", "See the correction"),
    };
}
