using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Documents.Letters;
using FinancePortal.Core.Documents.Paper;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Documents.Payoffs;

/// <summary>The letters of one account that others can check, and who has.</summary>
public sealed record LetterDesk
{
    public required string AccountReference { get; init; }
    public required string VehicleName { get; init; }
    public required string LastFour { get; init; }
    public required DateOnly Today { get; init; }

    /// <summary>Whether a payoff letter can be asked for: an open loan, and the right to.</summary>
    public required bool MayAsk { get; init; }

    /// <summary>The address on file, one line.</summary>
    public required string Addressee { get; init; }
    public required IReadOnlyList<IssuedLetter> Letters { get; init; }
}

/// <summary>A customer asks for payoff letters and sees who checked them (F-501).</summary>
public sealed class PayoffLetterService(PortalDbContext db, DeliveryService delivery, Letterhead letterhead, TimeProvider clock)
{
    /// <exception cref="NotFoundException">No such loan, or not this customer's to see.</exception>
    public async Task<LetterDesk> DeskAsync(long customerId, string account, CancellationToken cancellationToken)
    {
        var found = await FindAsync(customerId, account, PartyRights.View, cancellationToken);
        var mayAsk = found.Status is AccountStatus.Open && await db.Accounts.OfCustomer(customerId, PartyRights.RequestPayoff, clock.Today()).AnyAsync(a => a.FinancedAccountId == found.FinancedAccountId, cancellationToken);
        return new LetterDesk
        {
            AccountReference = found.Reference,
            VehicleName = found.Vehicle.Name,
            LastFour = found.LastFour,
            Today = clock.Today(),
            MayAsk = mayAsk,
            Addressee = await AddresseeAsync(customerId, cancellationToken),
            Letters = await db.IssuedLetters.AsNoTracking().Include(l => l.Document).Include(l => l.Lookups).AsSplitQuery()
                .Where(l => l.FinancedAccountId == found.FinancedAccountId).OrderByDescending(l => l.IssuedLetterId).Take(50).ToListAsync(cancellationToken),
        };
    }

    /// <summary>Writes a payoff letter good through a day.</summary>
    /// <param name="sendTo">Another name and address than the one on file, which needs a fresh second factor; null for that one.</param>
    /// <exception cref="NotFoundException">No such open loan, or no right to ask for its payoff.</exception>
    public Task<IssuedLetter> IssueAsync(string account, DateOnly goodThrough, string? sendTo, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var customerId = actor.CustomerId ?? throw new NotFoundException();
        return db.WriteAsync(async () =>
        {
            var found = await FindAsync(customerId, account, PartyRights.RequestPayoff, cancellationToken);
            if (found.Status is not AccountStatus.Open)
            {
                throw new NotFoundException("The loan is not open.");
            }

            var today = clock.Today();
            var quote = PayoffQuote.On(found.CurrentTerms, found.CurrentTerms.Servicing().BilledThrough(found.State, today), today, goodThrough);
            var number = Reference.NewConfirmationNumber();
            var letter = PayoffLetter.Of(quote, found, sendTo ?? await AddresseeAsync(customerId, cancellationToken), number, letterhead);
            var route = sendTo is not null ? DeliveryRoute.Paper : (await delivery.RoutesAsync([found.FinancedAccountId], DeliveryClass.Letters, cancellationToken))[found.FinancedAccountId];
            var issued = Issued(IssuedLetterKind.Payoff, found.FinancedAccountId, number, letter, $"Payoff letter {number}", quote.Total, goodThrough, route, clock.UtcNow());
            db.IssuedLetters.Add(issued);
            await delivery.TellAsync([issued.Document], cancellationToken);
            db.AuditRows.Add(new AuditRow(actor, "payoff letter issued", number, clock.UtcNow(), financedAccountId: found.FinancedAccountId, after: $"{quote.Total} through {goodThrough:yyyy-MM-dd}{(sendTo is null ? "" : ", to another address")}"));
            await db.SaveChangesAsync(cancellationToken);
            return issued;
        }, cancellationToken);
    }

    internal static IssuedLetter Issued(IssuedLetterKind kind, long account, string number, Letter letter, string title, Money total, DateOnly? goodThrough, DeliveryRoute route, DateTime at) => new()
    {
        Number = number,
        Kind = kind,
        FinancedAccountId = account,
        Total = total,
        GoodThrough = goodThrough,
        IssuedAt = at,
        Document = Paper.Papers.Of(letter, DocumentKind.Letter, account, number, at, route, title),
    };

    private async Task<FinancedAccount> FindAsync(long customerId, string account, PartyRights right, CancellationToken cancellationToken)
    {
        if (!Reference.IsWellFormed(account))
        {
            throw new NotFoundException();
        }

        var found = await db.Accounts.Include(a => a.Terms).Include(a => a.Vehicle).OfCustomer(customerId, right, clock.Today()).SingleOrDefaultAsync(a => a.Reference == account, cancellationToken);
        return found is { Product: not ProductKind.Lease } ? found : throw new NotFoundException();
    }

    private async Task<string> AddresseeAsync(long customerId, CancellationToken cancellationToken) =>
        Addressee.Of(await db.Customers.AsNoTracking().SingleAsync(c => c.CustomerId == customerId, cancellationToken));
}
