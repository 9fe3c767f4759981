using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers.Contact;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Staff.Corrections;

/// <summary>One correction with everything that decides about it.</summary>
/// <param name="Effect">As things stand now; null once it is decided.</param>
/// <param name="EvidenceType">The content type of the attached file; null without one.</param>
/// <param name="SeenSequence">The account's last event; a decision made on an older one is refused.</param>
public sealed record CorrectionFile(Correction Correction, string CustomerName, string CustomerReference, FinancedAccount? Account, AccountEvent? Corrected, CorrectionEffect? Effect, int SeenSequence, string? TargetLastFour, string? EvidenceType);

/// <summary>The second pair of eyes (F-1202): never the maker's, never after the time is over, never on figures that changed meanwhile.</summary>
public sealed class CorrectionApprovalService(PortalDbContext db, CorrectionService corrections, CorrectionBookingService booking, LastChangeService changes, CaseService cases, TimeProvider clock)
{
    private const int Most = 100;

    /// <param name="state">Null for all, newest first; otherwise the oldest waits first.</param>
    public Task<List<Correction>> ListAsync(CorrectionState? state, CancellationToken cancellationToken)
    {
        var all = db.Corrections.AsNoTracking().Include(c => c.Customer).Include(c => c.Account);
        return (state is { } one ? all.Where(c => c.State == one).OrderBy(c => c.MadeAt) : all.OrderByDescending(c => c.MadeAt)).Take(Most).ToListAsync(cancellationToken);
    }

    /// <exception cref="NotFoundException">No such correction.</exception>
    public async Task<CorrectionFile> FindAsync(string reference, CancellationToken cancellationToken)
    {
        var c = await db.Corrections.AsNoTracking().Include(c => c.Customer).Include(c => c.Account!.Terms).Include(c => c.Account!.Vehicle).SingleOrDefaultAsync(c => c.Reference == reference, cancellationToken)
            ?? throw new NotFoundException();
        var events = await db.Events.AsNoTracking().Where(e => e.FinancedAccountId == c.FinancedAccountId).OrderBy(e => e.Sequence).ToListAsync(cancellationToken);
        var target = await db.Accounts.Where(a => a.FinancedAccountId == c.TargetAccountId).Select(a => a.AccountNumber).SingleOrDefaultAsync(cancellationToken);
        var effect = c is not { State: CorrectionState.WaitsForApproval, Account: { } account } ? null
            : c.Kind is CorrectionKind.LeaseReading ? await booking.ReadingEffectAsync(account, c.Field, c.NewValue, cancellationToken)
            : CorrectionEffects.Of(account.CurrentTerms, events, CorrectionBookingService.RequestOf(c), clock.Today(), clock.UtcNow());
        var evidence = await db.EvidenceFiles.Where(f => f.EvidenceFileId == c.EvidenceFileId).Select(f => f.ContentType).SingleOrDefaultAsync(cancellationToken);
        return new CorrectionFile(c, c.Customer!.FullName, c.Customer.Reference, c.Account, events.Find(e => e.Sequence == c.Sequence), effect, c.Account?.LastSequence ?? 0, target?[^4..], evidence);
    }

    /// <summary>The file that was attached; null when there is none.</summary>
    public async Task<EvidenceFile?> EvidenceAsync(string reference, CancellationToken cancellationToken) =>
        await (from c in db.Corrections.AsNoTracking() where c.Reference == reference join f in db.EvidenceFiles on c.EvidenceFileId equals f.EvidenceFileId select f).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Has it booked, or sends it back.</summary>
    /// <param name="seenSequence">What the form showed.</param>
    public Task<CorrectionAnswer> DecideAsync(string reference, bool approve, string note, int seenSequence, Actor actor, CancellationToken cancellationToken) => db.WriteAsync<CorrectionAnswer>(
        async () =>
        {
            ArgumentNullException.ThrowIfNull(actor);
            var c = await db.Corrections.Include(c => c.Account).SingleOrDefaultAsync(c => c.Reference == reference, cancellationToken) ?? throw new NotFoundException();
            if (c.DecidedAt is { } at)
            {
                return new CorrectionAnswer.DecidedAlready(c.DecidedByName, at);
            }

            if (c.IsExpired(clock.Today()))
            {
                return new CorrectionAnswer.Expired();
            }

            if (c.MadeByUserId == actor.UserId)
            {
                return new CorrectionAnswer.OwnRequest();
            }

            if (!approve)
            {
                return await SendBackAsync(c, note, actor, cancellationToken);
            }

            if (c.Account is { } account && account.LastSequence != seenSequence)
            {
                return new CorrectionAnswer.Stale(await corrections.MeanwhileAsync(account.FinancedAccountId, seenSequence, cancellationToken));
            }

            if (await IsOutdatedAsync(c, cancellationToken))
            {
                return new CorrectionAnswer.Stale([], await changes.FindAsync(c.CustomerId, cancellationToken));
            }

            if (await booking.BookAsync(c, note, actor, cancellationToken) is { } problem)
            {
                return new CorrectionAnswer.Refused(problem);
            }

            await db.SaveChangesAsync(cancellationToken);
            return new CorrectionAnswer.Booked(reference);
        },
        cancellationToken);

    /// <summary>Somebody changed the detail, or withdrew the reading, after the correction was made.</summary>
    private async Task<bool> IsOutdatedAsync(Correction c, CancellationToken cancellationToken) => c.Kind switch
    {
        CorrectionKind.PersonalData => PersonalDetails.Read(await db.Customers.SingleAsync(p => p.CustomerId == c.CustomerId, cancellationToken), c.Field) != c.OldValue,
        CorrectionKind.LeaseReading => !await db.OdometerReadings.AnyAsync(r => r.Reference == c.Field && r.WithdrawnAt == null, cancellationToken),
        _ => false,
    };

    private async Task<CorrectionAnswer> SendBackAsync(Correction c, string note, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow();
        c.Return(actor, note, now);
        db.AuditRows.Add(new AuditRow(actor, "correction sent back", c.Reference, now, c.CustomerId, c.FinancedAccountId));
        await cases.CloseAsync(CaseKind.CorrectionToApprove, c.Reference, $"Sent back by {actor.Name}", cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new CorrectionAnswer.SentBack(c.Reference);
    }
}
