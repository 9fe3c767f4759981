using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Documents.Emails;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Documents.Paper;

/// <summary>How papers reach people: by e-mail or on paper, as each has chosen, and what they are told.</summary>
public sealed class DeliveryService(PortalDbContext db, NoticeService notices, TimeProvider clock)
{
    /// <summary>What somebody has chosen, one line a class.</summary>
    public async Task<IReadOnlyList<DeliveryChoice>> ChoicesAsync(long customerId, CancellationToken cancellationToken)
    {
        var chosen = await db.DeliveryChoices.AsNoTracking().Where(c => c.CustomerId == customerId).ToListAsync(cancellationToken);
        return [.. Enum.GetValues<DeliveryClass>().Select(c => chosen.Find(x => x.Class == c) ?? new DeliveryChoice { CustomerId = customerId, Class = c })];
    }

    /// <summary>Which classes are paperless from now on; all others come on paper.</summary>
    public Task<bool> ChooseAsync(IReadOnlySet<DeliveryClass> paperless, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(paperless);
        ArgumentNullException.ThrowIfNull(actor);
        var customerId = actor.CustomerId ?? throw new NotFoundException();
        return db.WriteAsync(async () =>
        {
            var rows = await db.DeliveryChoices.Where(c => c.CustomerId == customerId).ToListAsync(cancellationToken);
            var before = Words(rows.Where(r => r.IsPaperless).Select(r => r.Class));
            foreach (var one in Enum.GetValues<DeliveryClass>())
            {
                var row = rows.Find(r => r.Class == one);
                if (row is null)
                {
                    row = new DeliveryChoice { CustomerId = customerId, Class = one };
                    db.DeliveryChoices.Add(row);
                }

                row.Choose(paperless.Contains(one), clock.UtcNow());
            }

            db.AuditRows.Add(new AuditRow(actor, "delivery of documents chosen", "paperless", clock.UtcNow(), before: before, after: Words(paperless)));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    /// <summary>How the papers of a class go to the borrowers of these accounts.</summary>
    public async Task<IReadOnlyDictionary<long, DeliveryRoute>> RoutesAsync(IReadOnlyList<long> accounts, DeliveryClass papers, CancellationToken cancellationToken)
    {
        var paperless = await (
                from p in db.Parties
                join c in db.DeliveryChoices on p.CustomerId equals c.CustomerId
                where accounts.Contains(p.FinancedAccountId) && p.Role == PartyRole.Borrower && p.Until == null && c.Class == papers && c.IsPaperless
                select p.FinancedAccountId)
            .ToListAsync(cancellationToken);
        return accounts.ToDictionary(a => a, a => paperless.Contains(a) ? DeliveryRoute.Email : DeliveryRoute.Paper);
    }

    /// <summary>How the papers of a class go to one person.</summary>
    public async Task<DeliveryRoute> RouteAsync(long customerId, DeliveryClass papers, CancellationToken cancellationToken) =>
        await db.DeliveryChoices.AnyAsync(c => c.CustomerId == customerId && c.Class == papers && c.IsPaperless, cancellationToken) ? DeliveryRoute.Email : DeliveryRoute.Paper;

    /// <summary>
    /// Tells people of new papers, in the caller's unit of work: the borrower of the account, or the one person whom a paper is
    /// for. Those that go by e-mail are delivered with it.
    /// </summary>
    public async Task TellAsync(IReadOnlyList<Document> papers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(papers);
        foreach (var paper in papers.Where(p => p.CustomerId is not null))
        {
            Tell(paper, await db.Customers.SingleAsync(c => c.CustomerId == paper.CustomerId, cancellationToken), "");
        }

        var keys = papers.Where(p => p.FinancedAccountId is not null && p.CustomerId is null).Select(p => p.FinancedAccountId!.Value).Distinct().ToList();
        var borrowers = await (
                from p in db.Parties
                join a in db.Accounts on p.FinancedAccountId equals a.FinancedAccountId
                where keys.Contains(p.FinancedAccountId) && p.Role == PartyRole.Borrower && p.Until == null
                select new { p.FinancedAccountId, p.Customer, a.AccountNumber, a.Vehicle })
            .AsNoTracking().ToListAsync(cancellationToken);
        foreach (var paper in papers.Where(p => p.CustomerId is null))
        {
            if (borrowers.Find(b => b.FinancedAccountId == paper.FinancedAccountId) is { } borrower)
            {
                Tell(paper, borrower.Customer, $"{borrower.Vehicle.Name}, account ending in {borrower.AccountNumber[^4..]}");
            }
        }
    }

    /// <param name="account">The account that the paper is of; empty of a paper about the person alone.</param>
    private void Tell(Document paper, Customer customer, string account)
    {
        var email = DocumentReadyEmail.For(paper, customer, account);
        var about = account.Length > 0 ? account : "For you alone";
        if (paper.Delivery is DeliveryRoute.Email)
        {
            notices.Tell(customer, NotificationKind.Document, email, about + ".");
            paper.Deliver(clock.UtcNow());
        }
        else
        {
            notices.Tell(customer, NotificationKind.Document, email with { To = "" }, about + (paper.Delivery is DeliveryRoute.Paper ? ". A paper copy is on its way by mail." : "."));
        }
    }

    private static string Words(IEnumerable<DeliveryClass> classes) => string.Join(", ", classes.Order()) is { Length: > 0 } words ? $"paperless: {words}" : "all on paper";
}
