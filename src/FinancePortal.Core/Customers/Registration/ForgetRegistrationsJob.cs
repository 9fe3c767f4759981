using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Registration;

/// <summary>Takes away what registration leaves behind: attempts that are over and e-mails that were written to nobody.</summary>
public sealed class ForgetRegistrationsJob(PortalDbContext db, SecurityClock clock) : Job
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public override string Name => "forget-registrations";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        var before = clock.UtcNow - Kept;
        var attempts = await db.Set<RegistrationAttempt>().Where(a => a.ExpiresAt < before).ExecuteDeleteAsync(cancellationToken);
        var mails = await db.OutboxEmails.Where(e => e.To == "" && e.DueAt == null && e.CreatedAt < before).ExecuteDeleteAsync(cancellationToken);
        return $"{attempts} attempts and {mails} e-mails to nobody removed";
    }
}
