using System.Net.Mail;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.Notifications;

/// <summary>
/// The relay of the outbox (DATA part 8). Each instance leases a few rows at a time, so two instances never send the same
/// e-mail at once; after a crash the lease runs out and another takes over. Failures wait longer each time. An e-mail that
/// is refused ten times is set aside with an alert in the log; while it is the server that is away, none is (A1).
/// </summary>
public sealed class SendEmailsJob(PortalDbContext db, IEmailSender sender, FieldCipher cipher, CaseService cases, TimeProvider clock, ILogger<SendEmailsJob> log) : Job
{
    private const int BatchSize = 20;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public override string Name => "send-emails";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        var sent = 0;
        var failed = 0;
        while (await TakeAsync(cancellationToken) is { Count: > 0 } batch)
        {
            foreach (var email in batch)
            {
                if (await TrySendAsync(email, cancellationToken))
                {
                    sent++;
                }
                else
                {
                    failed++;
                }
            }

            progress.Report(sent + failed, "e-mails");
        }

        return $"{sent} sent, {failed} failed";
    }

    private async Task<List<OutboxEmail>> TakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.UtcNow();
        var due = await db.OutboxEmails
            .Where(e => e.DueAt != null && e.DueAt <= now && (e.LeasedUntil == null || e.LeasedUntil < now))
            .OrderBy(e => e.DueAt).ThenBy(e => e.OutboxEmailId)
            .Select(e => e.OutboxEmailId)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        if (due.Count == 0)
        {
            return [];
        }

        var taking = Reference.New();
        await db.OutboxEmails
            .Where(e => due.Contains(e.OutboxEmailId) && e.DueAt != null && (e.LeasedUntil == null || e.LeasedUntil < now))
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.LeaseOwner, taking).SetProperty(e => e.LeasedUntil, now + Lease), cancellationToken);
        return await db.OutboxEmails.Where(e => e.LeaseOwner == taking).OrderBy(e => e.OutboxEmailId).ToListAsync(cancellationToken);
    }

    private async Task<bool> TrySendAsync(OutboxEmail email, CancellationToken cancellationToken)
    {
        email.Attempts++;
        try
        {
            await sender.SendAsync(email.Opened(cipher), cancellationToken);
            email.SentAt = clock.UtcNow();
            email.DueAt = null;
            email.LastError = "";
        }
        catch (Exception e) when (e is SmtpException or IOException or UnauthorizedAccessException or FormatException or SealedFieldException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The exception's text may hold the address: only its kind is kept.
            email.LastError = e is SmtpException smtp ? $"{nameof(SmtpException)}: {smtp.StatusCode}" : e.GetType().Name;
            var isGivenUp = IsServerAway(e) ? clock.UtcNow() - email.CreatedAt > OutboxEmail.Patience : email.Attempts >= OutboxEmail.MostAttempts;
            email.DueAt = isGivenUp ? null : clock.UtcNow() + Wait(email.Attempts);
            if (isGivenUp)
            {
                log.LogError("E-mail {OutboxEmailId} was given up after {Attempts} attempts: {Error}", email.OutboxEmailId, email.Attempts, email.LastError);
                await CameBackAsync(email, e, cancellationToken);
            }
            else if (email.Attempts == OutboxEmail.MostAttempts)
            {
                log.LogError("E-mail {OutboxEmailId} has waited for the mail server for {Attempts} attempts and goes on: {Error}", email.OutboxEmailId, email.Attempts, email.LastError);
            }
        }

        if (email.DueAt is null)
        {
            email.SealedSecret = null;
        }

        email.LeaseOwner = null;
        email.LeasedUntil = null;
        await db.SaveChangesAsync(cancellationToken);
        return email.SentAt is not null;
    }

    /// <summary>There is no such mailbox: somebody finds out where the customer is reached (F-1204).</summary>
    private async Task CameBackAsync(OutboxEmail email, Exception why, CancellationToken cancellationToken)
    {
        if (why is SmtpException { StatusCode: SmtpStatusCode.MailboxUnavailable } && email.CustomerId is { } customerId)
        {
            var customer = await db.Customers.Where(c => c.CustomerId == customerId).Select(c => c.Reference).SingleAsync(cancellationToken);
            await cases.OpenAsync(CaseKind.ReturnedMail, EmailSubject(customer), "E-mails come back: there is no such mailbox", customerId: customerId,
                note: $"The first was \u201c{email.Subject}\u201d. Ask the customer for an address that works; only they can change it.", cancellationToken: cancellationToken);
        }
    }

    /// <summary>What the case of a customer whose e-mails come back is about.</summary>
    internal static string EmailSubject(string customer) => $"e-mail {customer}";

    /// <summary>Not this message is refused: nobody takes any just now. Of SMTP's answers, those that say "later", and no answer at all.</summary>
    private static bool IsServerAway(Exception e) =>
        e is IOException or UnauthorizedAccessException or OperationCanceledException or SmtpException { StatusCode: SmtpStatusCode.GeneralFailure or (>= (SmtpStatusCode)400 and < (SmtpStatusCode)500) };

    /// <summary>5 s, 10 s, 20 s … at most 4 minutes, so that everything is out within five minutes of a server's return.</summary>
    private static TimeSpan Wait(int attempts) => TimeSpan.FromSeconds(Math.Min(240, 5 * (1 << Math.Min(attempts - 1, 10))));
}
