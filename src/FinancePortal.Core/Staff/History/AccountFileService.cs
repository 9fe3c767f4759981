using FinancePortal.Core.Accounts;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Staff.History;

/// <summary>Reads an account of a customer's file as it stood on any day (F-1201). It changes nothing.</summary>
public sealed class AccountFileService(PortalDbContext db, TimeProvider clock)
{
    /// <param name="asOf">Today or earlier; null for today.</param>
    /// <param name="knownOn">As known at the end of that day; null for all that is known.</param>
    /// <exception cref="NotFoundException">The customer is no party of such an account.</exception>
    public async Task<AccountFile> ReadAsync(long customerId, string reference, DateOnly? asOf, DateOnly? knownOn, CancellationToken cancellationToken)
    {
        var account = await AccountAsync(customerId, reference, cancellationToken);
        var events = await EventsAsync(account.FinancedAccountId, cancellationToken);
        var today = clock.Today();
        var (day, known) = (Earlier(asOf, today), Earlier(knownOn, today));
        var now = AccountHistory.Of(account.CurrentTerms, events, today);
        return new AccountFile
        {
            FinancedAccountId = account.FinancedAccountId,
            Reference = account.Reference,
            Product = account.Product,
            LastFour = account.LastFour,
            VehicleName = account.Vehicle.Name,
            Terms = account.CurrentTerms,
            AsOf = day,
            KnownOn = known,
            Today = today,
            LastSequence = account.LastSequence,
            Now = now,
            Then = day == today && known == today ? now : AccountHistory.Of(account.CurrentTerms, AccountHistory.KnownOn(events, known), day),
        };
    }

    /// <summary>How the money of one event was worked out.</summary>
    /// <exception cref="NotFoundException">No such event, or it moved nothing that needs explaining.</exception>
    public async Task<ExplainedFigure> ExplainAsync(long customerId, string reference, int sequence, CancellationToken cancellationToken)
    {
        var account = await AccountAsync(customerId, reference, cancellationToken);
        var events = await EventsAsync(account.FinancedAccountId, cancellationToken);
        var why = Replay.Explain(account.CurrentTerms, events, sequence);
        return events.FirstOrDefault(e => e.Sequence == sequence) is { } explained && why.Steps is [.., var last]
            ? new ExplainedFigure(account.Reference, account.Vehicle.Name, account.Product, account.LastFour, explained.EffectiveOn, last, why.Steps)
            : throw new NotFoundException();
    }

    private static DateOnly Earlier(DateOnly? asked, DateOnly today) => asked is { } day && day < today ? day : today;

    private async Task<FinancedAccount> AccountAsync(long customerId, string reference, CancellationToken cancellationToken) =>
        await db.Accounts.AsNoTracking().Include(a => a.Terms).Include(a => a.Vehicle)
            .SingleOrDefaultAsync(a => a.Reference == reference && a.Parties.Any(p => p.CustomerId == customerId), cancellationToken) ?? throw new NotFoundException();

    private Task<List<AccountEvent>> EventsAsync(long accountId, CancellationToken cancellationToken) =>
        db.Events.AsNoTracking().Where(e => e.FinancedAccountId == accountId).OrderBy(e => e.Sequence).ToListAsync(cancellationToken);
}
