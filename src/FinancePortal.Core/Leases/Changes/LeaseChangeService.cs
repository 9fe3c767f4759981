using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.Emails;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Leases.Changes;

/// <summary>What a lessee signs: the typed name, and the lease as it was when the figures were shown.</summary>
public sealed record SignChange(string LeaseReference, string SignedBy, int LastSequence);

/// <summary>A lease, what was signed about buying it, and what buying it costs today.</summary>
/// <param name="Quote">Null when it is not for sale (any more).</param>
public sealed record PurchaseFile(LeaseFile Lease, LeasePurchase? Purchase, PurchaseOptionQuote? Quote, Money OfficialFees)
{
    public Money? Total => Quote?.Total + OfficialFees;
}

/// <summary>The papers that change a lease: the extension amendment, and the bill of sale.</summary>
public sealed class LeaseChangeService(PortalDbContext db, LeaseService leases, ContractService contracts, CaseService cases, LeaseChangeBooks books, NoticeService notices, TimeProvider clock)
{
    private const int DaysToSendTheTitle = 30;

    /// <summary>Extends the lease: payments go on, and so does the allowance. The name of the paper; null when the lease changed meanwhile or may not be extended so.</summary>
    public Task<string?> ExtendAsync(SignChange request, int months, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            var (account, file) = await leases.OpenAsync(LeaseActs.CustomerOf(actor), request.LeaseReference, PartyRights.Pay, cancellationToken);
            if (account.LastSequence != request.LastSequence)
            {
                return await PaperOfAsync(account, LeasePaperKind.ExtensionAmendment, request.SignedBy, cancellationToken);
            }

            if (!LeaseActs.MayExtend(file, months))
            {
                return null;
            }

            var quote = LeaseExtensionQuote.Of(file.Terms, file.State, months);
            await BookAsync(account, new NewEvent(AccountEventKind.LeaseExtended, LaterOf(file.Today, account)) { Number = months, Cause = "signed by customer" }, actor, cancellationToken);
            return await KeepAsync(account, LeasePaperKind.ExtensionAmendment, "Lease extension", LeaseChangePapers.Extension(file, quote), request.SignedBy, "lease extended", $"{months} months to {quote.EndsOn:yyyy-MM-dd}", actor,
                c => LeaseChangeEmails.Extended(file, c, quote), cancellationToken);
        }, cancellationToken);
    }

    /// <exception cref="NotFoundException">No such lease, or not this customer's to see.</exception>
    public async Task<PurchaseFile> PurchaseAsync(long customerId, string reference, CancellationToken cancellationToken)
    {
        var file = await leases.FileAsync(customerId, reference, cancellationToken);
        var purchase = await db.LeasePurchases.AsNoTracking().SingleOrDefaultAsync(p => db.Accounts.Any(a => a.Reference == reference && a.FinancedAccountId == p.FinancedAccountId), cancellationToken);
        return new PurchaseFile(file, purchase, LeaseActs.MayBuy(file) ? QuoteOf(file) : null, books.Policy.OfficialFeesIn(file.Terms.State));
    }

    /// <summary>Buys the vehicle: the lease ends, and price, fees and tax are due. The name of the paper; null when the price is not the one that was shown, or the vehicle is not for sale.</summary>
    public Task<string?> BuyAsync(SignChange request, Money shown, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            var (account, file) = await leases.OpenAsync(LeaseActs.CustomerOf(actor), request.LeaseReference, PartyRights.Pay, cancellationToken);
            if (account.LastSequence != request.LastSequence)
            {
                return await PaperOfAsync(account, LeasePaperKind.BillOfSale, request.SignedBy, cancellationToken);
            }

            var fees = books.Policy.OfficialFeesIn(file.Terms.State);
            if (!LeaseActs.MayBuy(file) || QuoteOf(file) is not { } quote || quote.Total + fees != shown)
            {
                return null;
            }

            var on = LaterOf(file.Today, account);
            await BookAsync(account, new NewEvent(AccountEventKind.PurchaseOptionExercised, on, quote.TaxedAmount) { Rate = file.Terms.TaxPercent, Cause = "signed by customer" }, actor, cancellationToken);
            if (quote.TaxedAmount == quote.Price && quote.OptionFee.IsPositive)
            {
                await BookAsync(account, new NewEvent(AccountEventKind.FeeAssessed, on, quote.OptionFee) { Cause = "purchase option fee" }, actor, cancellationToken);
            }

            if (fees.IsPositive)
            {
                await BookAsync(account, new NewEvent(AccountEventKind.FeeAssessed, on, fees) { Cause = "title and registration" }, actor, cancellationToken);
            }

            db.LeasePurchases.Add(new LeasePurchase { FinancedAccountId = account.FinancedAccountId, SignedOn = file.Today });
            await cases.OpenAsync(CaseKind.TitleDeadline, request.LeaseReference, "Lease vehicle bought: send the title when it is paid", file.Today.AddDays(DaysToSendTheTitle), actor.CustomerId, account.FinancedAccountId, cancellationToken: cancellationToken);
            return await KeepAsync(account, LeasePaperKind.BillOfSale, "Bill of sale", LeaseChangePapers.BillOfSale(file, quote, fees, books.Letterhead.Company), request.SignedBy, "leased vehicle bought", shown.ToString(), actor,
                c => LeaseChangeEmails.Bought(file, c, shown), cancellationToken);
        }, cancellationToken);
    }

    /// <summary>The title was sent, or the state confirmed it. False when that is not the next step, or something is still to be paid.</summary>
    public Task<bool> TitleAsync(string reference, PurchaseStep step, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            var (account, file) = await leases.OpenForStaffAsync(reference, cancellationToken);
            if (await db.LeasePurchases.SingleOrDefaultAsync(p => p.FinancedAccountId == account.FinancedAccountId, cancellationToken) is not { } purchase || file.Position.AmountDueNow.IsPositive || !purchase.Take(step, file.Today))
            {
                return false;
            }

            await cases.CloseAsync(CaseKind.TitleDeadline, reference, "Title sent", cancellationToken);
            db.AuditRows.Add(new AuditRow(actor, step is PurchaseStep.TitleSent ? "title sent" : "title confirmed", reference, clock.UtcNow(), financedAccountId: account.FinancedAccountId));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    /// <summary>At the end, the price at the end: every payment is billed by then. Before, today's price with what is due already.</summary>
    private static PurchaseOptionQuote QuoteOf(LeaseFile file) => PurchaseOptionQuote.Of(file.Terms, file.State);

    private static DateOnly LaterOf(DateOnly today, FinancedAccount account) => today < account.State.LastEffectiveOn ? account.State.LastEffectiveOn : today;

    /// <summary>The same thing signed twice is the paper that is there.</summary>
    private async Task<string?> PaperOfAsync(FinancedAccount account, LeasePaperKind kind, string signedBy, CancellationToken cancellationToken)
    {
        var since = clock.UtcNow().AddMinutes(-10);
        return await db.LeasePapers.Where(p => p.FinancedAccountId == account.FinancedAccountId && p.Kind == kind && p.SignedBy == signedBy && p.MadeAt >= since).OrderByDescending(p => p.LeasePaperId).Select(p => p.Reference).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<string?> KeepAsync(FinancedAccount account, LeasePaperKind kind, string title, IReadOnlyList<PaperPart> parts, string signedBy, string action, string after, Actor actor, Func<Customer, EmailDraft> email, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow();
        var paper = LeasePaper.Of(account.FinancedAccountId, kind, title, parts, now, signedBy);
        db.LeasePapers.Add(paper);
        var customer = await db.Customers.SingleAsync(c => c.CustomerId == actor.CustomerId, cancellationToken);
        notices.Tell(customer, NotificationKind.Account, email(customer), $"{title}. A copy is in your papers.", isRequired: true);
        db.AuditRows.Add(new AuditRow(actor, action, account.Reference, now, financedAccountId: account.FinancedAccountId, after: after));
        await db.SaveChangesAsync(cancellationToken);
        return paper.Reference;
    }

    private async Task BookAsync(FinancedAccount account, NewEvent next, Actor actor, CancellationToken cancellationToken)
    {
        if ((await contracts.BookAsync(account, next, actor, cancellationToken)).Refusal is { } refusal)
        {
            throw new InvalidOperationException($"{next.Kind} could not be booked: {refusal}.");
        }
    }
}

/// <summary>What the papers are made with.</summary>
public sealed record LeaseChangeBooks(LeasePolicy Policy, Letterhead Letterhead);
