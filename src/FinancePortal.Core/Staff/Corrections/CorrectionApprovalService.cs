using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Images;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Staff.Corrections;

/// <summary>One correction with everything that decides about it.</summary>
/// <param name="Effect">As things stand now; null once it is decided.</param>
/// <param name="SeenSequence">The account's last event; a decision made on an older one is refused.</param>
public sealed record CorrectionFile(Correction Correction, string CustomerName, string CustomerReference, FinancedAccount? Account, AccountEvent? Corrected, CorrectionEffect? Effect, int SeenSequence, string? TargetLastFour);

/// <summary>The second pair of eyes (F-1202): never the maker's, never after the time is over, never on figures that changed meanwhile.</summary>
public sealed class CorrectionApprovalService(PortalDbContext db, CorrectionService corrections, CorrectionBookingService booking, CaseService cases, TimeProvider clock)
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
        var effect = c is { State: CorrectionState.WaitsForApproval, Account: { } account } && c.Kind is not CorrectionKind.LeaseReading
            ? CorrectionEffects.Of(account.CurrentTerms, events, CorrectionBookingService.RequestOf(c), clock.Today(), clock.UtcNow())
            : null;
        return new CorrectionFile(c, c.Customer!.FullName, c.Customer.Reference, c.Account, events.Find(e => e.Sequence == c.Sequence), effect, c.Account?.LastSequence ?? 0, target?[^4..]);
    }

    /// <summary>The picture that was attached; null when there is none.</summary>
    public async Task<Photo?> EvidenceAsync(string reference, CancellationToken cancellationToken) =>
        await (from c in db.Corrections.AsNoTracking() where c.Reference == reference join p in db.Photos on c.EvidencePhotoId equals p.PhotoId select p).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Has it booked, or sends it back.</summary>
    /// <param name="seenSequence">What the form showed.</param>
    public Task<CorrectionAnswer> DecideAsync(string reference, bool approve, string note, int seenSequence, Actor actor, CancellationToken cancellationToken) => db.WriteAsync<CorrectionAnswer>(
        async () =>
        {
            ArgumentNullException.ThrowIfNull(actor);
            var c = await db.Corrections.Include(c => c.Account).SingleOrDefaultAsync(c => c.Reference == reference, cancellationToken) ?? throw new NotFoundException();
            if (c.State is not CorrectionState.WaitsForApproval)
            {
                return new CorrectionAnswer.DecidedAlready(c.DecidedByName, c.DecidedAt!.Value);
            }

            if (c.MadeByUserId == actor.UserId)
            {
                return new CorrectionAnswer.OwnRequest();
            }

            if (c.IsExpired(clock.Today()))
            {
                return new CorrectionAnswer.Expired();
            }

            if (!approve)
            {
                return await SendBackAsync(c, note, actor, cancellationToken);
            }

            if (c.Account is { } account && account.LastSequence != seenSequence)
            {
                return new CorrectionAnswer.Stale(await corrections.MeanwhileAsync(account.FinancedAccountId, seenSequence, cancellationToken));
            }

            if (c.Kind is CorrectionKind.PersonalData && PersonalDetails.Read(await db.Customers.SingleAsync(p => p.CustomerId == c.CustomerId, cancellationToken), c.Field) != c.OldValue)
            {
                return new CorrectionAnswer.Stale([]);
            }

            if (await booking.BookAsync(c, note, actor, cancellationToken) is { } problem)
            {
                return new CorrectionAnswer.Refused(problem);
            }

            await db.SaveChangesAsync(cancellationToken);
            return new CorrectionAnswer.Booked(reference);
        },
        cancellationToken);

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
