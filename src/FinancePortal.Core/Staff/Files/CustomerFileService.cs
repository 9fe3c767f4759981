using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Payments.Collections;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Staff.Files;

/// <summary>Opens customers' files, with a reason that is written down and that the customer can read (F-1201).</summary>
public sealed class CustomerFileService(PortalDbContext db, CallerCodeService codes, TimeProvider clock)
{
    private const int MostContacts = 8;

    /// <exception cref="NotFoundException">No such customer.</exception>
    public async Task<ClosedFile> FindAsync(string reference, CancellationToken cancellationToken)
    {
        var row = await (from customer in db.Customers.AsNoTracking()
                         where customer.Reference == reference
                         join number in db.Set<CustomerSsn>() on customer.CustomerId equals number.CustomerId into numbers
                         from ssn in numbers.DefaultIfEmpty()
                         select new { Customer = customer, LastFour = (string?)ssn.LastFour })
            .SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
        var c = row.Customer;
        return new ClosedFile(c.CustomerId, c.Reference, $"{c.FirstName} {c.LastName}", c.City, c.State, row.LastFour ?? "", c.IsRestricted);
    }

    /// <summary>The file if this session has it open; null when it has to be opened first.</summary>
    public async Task<OpenFile?> CurrentAsync(ClosedFile file, long sessionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var now = clock.UtcNow();
        var opening = await db.Set<OpenedFile>().AsNoTracking().Where(f => f.SessionId == sessionId && f.CustomerId == file.CustomerId && f.EndsAt > now)
            .OrderByDescending(f => f.OpenedFileId).FirstOrDefaultAsync(cancellationToken);
        return opening is null ? null
            : new OpenFile(file.CustomerId, file.Reference, file.Name, opening, opening.ShowsMoney(now), opening.IsVerified(now) ? opening.VerifiedAt + OpenedFile.VerifiedLasts : null);
    }

    /// <summary>Opens it for this session; the actor's reason is what the customer will read.</summary>
    public async Task OpenAsync(ClosedFile file, OpeningReason reason, string words, long sessionId, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(actor);
        var now = clock.UtcNow();
        db.Add(new OpenedFile { CustomerId = file.CustomerId, UserId = actor.UserId!.Value, SessionId = sessionId, Reason = reason, Words = words, OpenedAt = now, EndsAt = now + OpenedFile.Lasts });
        db.AuditRows.Add(new AuditRow(actor, AuditTrailService.FileOpened, file.Reference, now, file.CustomerId));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Checks the code that the caller reads out. True when it is theirs.</summary>
    public Task<bool> VerifyCallerAsync(OpenFile file, string code, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        return db.WriteAsync(
            async () =>
            {
                var right = await codes.CheckAsync(file.CustomerId, code, cancellationToken);
                var opening = await db.Set<OpenedFile>().SingleAsync(f => f.OpenedFileId == file.Opening.OpenedFileId, cancellationToken);
                opening.VerifiedAt = right ? clock.UtcNow() : opening.VerifiedAt;
                db.AuditRows.Add(new AuditRow(actor, right ? "caller verified" : "caller code wrong", file.Reference, clock.UtcNow(), file.CustomerId));
                await db.SaveChangesAsync(cancellationToken);
                return right;
            },
            cancellationToken);
    }

    /// <summary>The call is over: the next look asks for a reason.</summary>
    public async Task EndAsync(OpenFile file, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var now = clock.UtcNow();
        var opening = await db.Set<OpenedFile>().SingleAsync(f => f.OpenedFileId == file.Opening.OpenedFileId, cancellationToken);
        opening.EndsAt = now;
        db.AuditRows.Add(new AuditRow(actor, "file closed", file.Reference, now, file.CustomerId));
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<CustomerFile> ReadAsync(long customerId, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var customer = await db.Customers.AsNoTracking().SingleAsync(c => c.CustomerId == customerId, cancellationToken);
        var accounts = await db.Accounts.AsNoTracking().Include(a => a.Vehicle).Include(a => a.Terms).Include(a => a.Parties.Where(p => p.CustomerId == customerId))
            .Where(a => a.Parties.Any(p => p.CustomerId == customerId)).OrderByDescending(a => a.OpenedOn).AsSplitQuery().ToListAsync(cancellationToken);
        var ids = accounts.ConvertAll(a => a.FinancedAccountId);
        var flagged = await db.CollectionFlags.Where(f => ids.Contains(f.FinancedAccountId) && f.EndedOn == null).ToDictionaryAsync(f => f.FinancedAccountId, f => f.RaisedOn, cancellationToken);
        var quietSince = clock.UtcNow().AddDays(-CollectionFlagService.QuietDays);
        var helped = await db.HelpAgreements.Where(h => ids.Contains(h.FinancedAccountId) && h.SignedAt >= quietSince).GroupBy(h => h.FinancedAccountId)
            .Select(g => new { g.Key, At = g.Max(h => h.SignedAt) }).ToDictionaryAsync(h => h.Key, h => BusinessClock.BusinessDateOf(h.At), cancellationToken);
        var signIn = await db.Users.AsNoTracking().Where(u => u.CustomerId == customerId).Select(u => new { u.Id, u.Email, u.FrozenAt, u.DisabledAt }).SingleOrDefaultAsync(cancellationToken);
        return new CustomerFile
        {
            Customer = customer,
            SsnLastFour = await db.Set<CustomerSsn>().Where(s => s.CustomerId == customerId).Select(s => s.LastFour).SingleOrDefaultAsync(cancellationToken) ?? "",
            SignIn = signIn is null ? null : new FileSignIn(
                signIn.Email ?? "",
                await db.Set<UserSession>().Where(s => s.UserId == signIn.Id).MaxAsync(s => (DateTime?)s.CreatedAt, cancellationToken),
                signIn.FrozenAt is not null,
                signIn.DisabledAt is not null,
                await db.Set<UserSession>().CountAsync(s => s.UserId == signIn.Id && s.EndedAt == null, cancellationToken)),
            Accounts = [.. accounts.Select(a => new FileAccount(
                a.Reference, a.Product, a.LastFour, a.Vehicle.Name, a.Vehicle.Vin, a.Parties[0].Role, a.Status, AccountPosition.On(a.CurrentTerms, a.State, today), a.CurrentTerms)
            {
                FlaggedOn = flagged.TryGetValue(a.FinancedAccountId, out var since) ? since : null,
                HelpedOn = helped.TryGetValue(a.FinancedAccountId, out var on) ? on : null,
                Plate = a.Vehicle.Plate,
                Flags = [.. FlagsOf(a, today)],
            })],
            Cases = await db.StaffCases.AsNoTracking().Where(c => c.CustomerId == customerId && c.State != CaseState.Closed).OrderBy(c => c.DueOn).ToListAsync(cancellationToken),
            Contacts = await ContactsAsync(customerId, cancellationToken),
            Today = today,
        };
    }

    private static IEnumerable<string> FlagsOf(FinancedAccount account, DateOnly today)
    {
        if (account.State.ReliefRate is not null && (account.State.ReliefUntil is not { } until || today <= until))
        {
            yield return "Servicemember relief";
        }

        if (account.State.ReturnReportedOn is not null)
        {
            yield return "Vehicle returned";
        }
    }

    private async Task<IReadOnlyList<FileContact>> ContactsAsync(long customerId, CancellationToken cancellationToken)
    {
        var emails = await db.OutboxEmails.AsNoTracking().Where(e => e.CustomerId == customerId).OrderByDescending(e => e.CreatedAt).Take(MostContacts).Select(e => new FileContact(e.CreatedAt, e.Subject, "E-mail")).ToListAsync(cancellationToken);
        var notices = await db.Notifications.AsNoTracking().Where(n => n.CustomerId == customerId).OrderByDescending(n => n.CreatedAt).Take(MostContacts).Select(n => new FileContact(n.CreatedAt, n.Title, "In the portal")).ToListAsync(cancellationToken);
        return [.. emails.Concat(notices).OrderByDescending(c => c.At).Take(MostContacts)];
    }
}
