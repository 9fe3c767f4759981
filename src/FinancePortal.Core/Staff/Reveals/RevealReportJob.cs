using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Staff.Reveals;

/// <summary>Tells supervisors and auditors each morning which full numbers were shown the day before, to whom and why (F-1203).</summary>
public sealed class RevealReportJob(PortalDbContext db, Letterhead letterhead, TimeProvider clock) : Job
{
    public override string Name => "reveal-report";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        var day = on.AddDays(-1);
        var (from, until) = (BusinessClock.ToUtc(day, TimeOnly.MinValue), BusinessClock.ToUtc(on, TimeOnly.MinValue));
        var shown = await db.AuditRows.AsNoTracking()
            .Where(a => a.At >= from && a.At < until && (a.Action == RevealService.SsnShown || a.Action == RevealService.BankNumberShown))
            .OrderBy(a => a.AuditRowId).ToListAsync(cancellationToken);
        var subject = $"Full numbers shown on {DateWords.Brief(day)}";
        if (shown.Count == 0 || await db.OutboxEmails.AnyAsync(e => e.Subject == subject, cancellationToken))
        {
            return $"{shown.Count} numbers shown, no report to send";
        }

        long[] readers = [Roles.IdOf(Roles.Supervisor), Roles.IdOf(Roles.Auditor)];
        var people = await db.Users.AsNoTracking().Where(u => u.DisabledAt == null && db.UserRoles.Any(r => r.UserId == u.Id && readers.Contains(r.RoleId))).ToListAsync(cancellationToken);
        foreach (var person in people.Where(p => p.Email is not null))
        {
            var draft = new EmailDraft
            {
                To = person.Email!,
                CustomerId = null,
                Subject = subject,
                Greeting = person.DisplayName,
                Paragraphs = [$"{shown.Count} full numbers were shown to colleagues. Look at each reason; the audit trail has the rest."],
                Facts = [.. shown.Select(a => ($"{a.ActorName}, {BusinessClock.ToNewYork(a.At):HH:mm}", $"{a.Action}, {a.Subject}: {a.Reason}"))],
                Link = ("/staff/audit", "Open the audit trail"),
            };
            db.OutboxEmails.Add(draft.ToOutbox(letterhead, clock.UtcNow()));
        }

        await db.SaveChangesAsync(cancellationToken);
        return $"{shown.Count} numbers shown, {people.Count} told";
    }
}
