using FinancePortal.Core.Cases;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Staff;

/// <summary>Tells supervisors each morning which cases run out of time: due within two days, or late (F-1204).</summary>
public sealed class EscalateCasesJob(PortalDbContext db, Letterhead letterhead, TimeProvider clock) : Job
{
    private const int DaysAhead = 2;
    private const int MostNamed = 20;

    public override string Name => "escalate-cases";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        var until = on.AddDays(DaysAhead);
        var late = await db.StaffCases.AsNoTracking().Where(c => c.State != CaseState.Closed && c.DueOn != null && c.DueOn <= until).OrderBy(c => c.DueOn).ToListAsync(cancellationToken);
        var subject = $"Cases that run out of time, {DateWords.Brief(on)}";
        if (late.Count == 0 || await db.OutboxEmails.AnyAsync(e => e.Subject == subject, cancellationToken))
        {
            return $"{late.Count} cases run out of time, nobody to tell";
        }

        var supervisor = Roles.IdOf(Roles.Supervisor);
        var people = await db.Users.AsNoTracking().Where(u => u.DisabledAt == null && u.Email != null && db.UserRoles.Any(r => r.UserId == u.Id && r.RoleId == supervisor)).ToListAsync(cancellationToken);
        foreach (var person in people)
        {
            var draft = new EmailDraft
            {
                To = person.Email!,
                CustomerId = null,
                Subject = subject,
                Greeting = person.DisplayName,
                Paragraphs = [$"{late.Count} cases are due within {DaysAhead} days or late. The law's clock runs for some of them."],
                Facts = [.. late.Take(MostNamed).Select(c => ($"Due {DateWords.Brief(c.DueOn)}", $"{c.Title}, {(c.State is CaseState.Taken ? c.OwnerName : "nobody has it")}"))],
                Link = ("/staff", "Open the queues"),
            };
            db.OutboxEmails.Add(draft.ToOutbox(letterhead, clock.UtcNow()));
        }

        await db.SaveChangesAsync(cancellationToken);
        return $"{late.Count} cases run out of time, {people.Count} told";
    }
}
