using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.Risk;
using FinancePortal.Core.Data;
using FinancePortal.Core.Documents.Emails;
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

    /// <summary>UTC.</summary>
    public required DateTime Now { get; init; }

    /// <summary>Whether a payoff letter can be asked for: an open loan, and the right to.</summary>
    public required bool MayAsk { get; init; }

    /// <summary>The address on file, one line.</summary>
    public required string Addressee { get; init; }
    public required IReadOnlyList<IssuedLetter> Letters { get; init; }
}

/// <summary>A customer asks for payoff letters and sees who checked them (F-501).</summary>
public sealed class PayoffLetterService(PortalDbContext db, DeliveryService delivery, NoticeService notices, Letterhead letterhead, TimeProvider clock)
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
            Now = clock.UtcNow(),
            MayAsk = mayAsk,
            Addressee = await AddresseeAsync(customerId, cancellationToken),
            Letters = await db.IssuedLetters.AsNoTracking().Include(l => l.Document).Include(l => l.Lookups).AsSplitQuery()
                .Where(l => l.FinancedAccountId == found.FinancedAccountId).OrderByDescending(l => l.IssuedLetterId).Take(50).ToListAsync(cancellationToken),
        };
    }

    /// <summary>
    /// Writes a payoff letter good through a day. To a new address it is mailed after three days only, and whoever owns the account
    /// is told at once and can take it back (F-607): what somebody else's hand asked for does not leave the house.
    /// </summary>
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

            var customer = await db.Customers.AsNoTracking().SingleAsync(c => c.CustomerId == customerId, cancellationToken);
            var today = clock.Today();
            var quote = PayoffQuote.On(found.CurrentTerms, found.CurrentTerms.Servicing().BilledThrough(found.State, today), today, goodThrough);
            var number = Reference.NewConfirmationNumber();
            var letter = PayoffLetter.Of(quote, found, sendTo ?? Addressee.Of(customer), number, letterhead);
            var route = sendTo is not null ? DeliveryRoute.Paper : (await delivery.RoutesAsync([found.FinancedAccountId], DeliveryClass.Letters, cancellationToken))[found.FinancedAccountId];
            var issued = Issued(IssuedLetterKind.Payoff, found.FinancedAccountId, number, letter, $"Payoff letter {number}", quote.Total, goodThrough, route, clock.UtcNow(), HeldUntil(customer, sendTo, route));
            db.IssuedLetters.Add(issued);
            if (sendTo is not null)
            {
                await WarnAsync(issued, found, sendTo.Split('\n')[0], cancellationToken);
            }
            else
            {
                await delivery.TellAsync([issued.Document], cancellationToken);
            }

            db.AuditRows.Add(new AuditRow(actor, "payoff letter issued", number, clock.UtcNow(), financedAccountId: found.FinancedAccountId, after: $"{quote.Total} through {goodThrough:yyyy-MM-dd}{(sendTo is null ? "" : ", to another address")}"));
            await db.SaveChangesAsync(cancellationToken);
            return issued;
        }, cancellationToken);
    }

    /// <summary>Takes a letter back that has not been mailed: nobody gets it, and whoever checks it hears that it is no longer right.</summary>
    /// <returns>False when it is on its way already.</returns>
    /// <exception cref="NotFoundException">No such letter, or no right to ask for the payoff of its loan.</exception>
    public Task<bool> StopAsync(string account, string number, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var customerId = actor.CustomerId ?? throw new NotFoundException();
        return db.WriteAsync(async () =>
        {
            var found = await FindAsync(customerId, account, PartyRights.RequestPayoff, cancellationToken);
            var letter = await db.IssuedLetters.Include(l => l.Document).SingleOrDefaultAsync(l => l.FinancedAccountId == found.FinancedAccountId && l.Number == number, cancellationToken) ?? throw new NotFoundException();
            var now = clock.UtcNow();
            if (!letter.IsHeld(now))
            {
                return letter.WithdrawnAt is not null;
            }

            letter.Withdraw(now);
            db.AuditRows.Add(new AuditRow(actor, "payoff letter taken back", number, now, financedAccountId: found.FinancedAccountId));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    private DateTime? HeldUntil(Customer customer, string? sendTo, DeliveryRoute route) =>
        sendTo is not null ? clock.UtcNow() + RiskService.AfterContactChange
        : route is DeliveryRoute.Paper && customer.MoneyOutHeldUntil > clock.UtcNow() ? customer.MoneyOutHeldUntil
        : null;

    private async Task WarnAsync(IssuedLetter issued, FinancedAccount account, string recipient, CancellationToken cancellationToken)
    {
        var owners = await db.Parties.Where(p => p.FinancedAccountId == account.FinancedAccountId && (p.Role == PartyRole.Borrower || p.Role == PartyRole.CoBorrower) && p.Until == null)
            .Select(p => p.Customer).ToListAsync(cancellationToken);
        foreach (var owner in owners)
        {
            notices.Tell(owner, NotificationKind.Security, PayoffLetterElsewhereEmail.For(issued, account, recipient, owner), $"It goes to {recipient} in three days. If you didn’t ask for it, take it back.", isRequired: true);
        }
    }

    internal static IssuedLetter Issued(IssuedLetterKind kind, long account, string number, Letter letter, string title, Money total, DateOnly? goodThrough, DeliveryRoute route, DateTime at, DateTime? heldUntil = null) => new()
    {
        Number = number,
        Kind = kind,
        FinancedAccountId = account,
        Total = total,
        GoodThrough = goodThrough,
        IssuedAt = at,
        Document = Paper.Papers.Of(letter, DocumentKind.Letter, account, number, at, route, title, heldUntil),
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
