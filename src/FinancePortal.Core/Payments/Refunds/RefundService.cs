using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.Risk;
using FinancePortal.Core.Data;
using FinancePortal.Core.Ledger;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Emails;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments.Refunds;

/// <summary>Gives back what was paid over the total owed: on request within three banking days, and by itself before six months .</summary>
public sealed class RefundService(PortalDbContext db, ContractService contracts, NoticeService notices, RiskService risk, TimeProvider clock)
{
    /// <exception cref="NotFoundException">No such account, or this customer is no borrower of it.</exception>
    public async Task<CreditDesk> DeskAsync(long customerId, string accountReference, CancellationToken cancellationToken)
    {
        var account = await AccountAsync(db.Accounts.AsNoTracking(), customerId, accountReference, cancellationToken);
        var refunds = await db.Refunds.AsNoTracking().Where(r => r.FinancedAccountId == account.FinancedAccountId).OrderByDescending(r => r.RefundId).ToListAsync(cancellationToken);
        var methods = await Usable(customerId).AsNoTracking().ToListAsync(cancellationToken);
        var credit = account.State.Credit;
        return new CreditDesk
        {
            AccountReference = account.Reference,
            Product = account.Product,
            LastFour = account.LastFour,
            VehicleName = account.Vehicle.Name,
            Credit = credit,
            GoesBackOn = CreditBalance.MustBeRefunded(credit) && await SinceAsync(account.FinancedAccountId, cancellationToken) is { } since ? CreditAge.GoesBackOn(since) : null,
            WaitsForPaymentUntil = await FinalOnAsync(account.FinancedAccountId, cancellationToken),
            Current = refunds.Find(r => r.Status is RefundStatus.Open or RefundStatus.WaitingForFile),
            Earlier = [.. refunds.Where(r => r.Status is not (RefundStatus.Open or RefundStatus.WaitingForFile))],
            Methods = [.. methods.Select(m => new PaymentMethodChoice(m.Reference, m.Name, m.LastFour, m.BankName))],
        };
    }

    /// <summary>Sends the credit to one of the customer's proven bank accounts. Asked again, it is the refund that is already there.</summary>
    /// <exception cref="NotFoundException">No such account, or this customer is no borrower of it.</exception>
    public Task<RequestRefundAnswer> RequestAsync(string accountReference, string methodReference, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var customerId = actor.CustomerId ?? throw new NotFoundException();
        return db.WriteAsync(() => RequestOnceAsync(customerId, accountReference, methodReference, actor, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Books what can be booked of one account: an open refund, or the first one when the credit is old enough. For the job. Says
    /// whether something was booked.
    /// </summary>
    public Task<bool> BookDueAsync(long accountId, DateOnly on, Actor actor, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        var account = await db.Accounts.Include(a => a.Terms).Include(a => a.Vehicle).SingleAsync(a => a.FinancedAccountId == accountId, cancellationToken);
        var refund = await CurrentAsync(account, cancellationToken);
        if (refund is { Status: RefundStatus.WaitingForFile } || !account.State.Credit.IsPositive)
        {
            return false;
        }

        var since = await SinceAsync(accountId, cancellationToken);
        var isDue = since is { } day && CreditAge.GoesBackOn(day) <= on;
        if (refund is null && !isDue)
        {
            return false;
        }

        var borrower = await db.Parties.Where(p => p.FinancedAccountId == accountId && p.Role == PartyRole.Borrower).Select(p => p.Customer).FirstAsync(cancellationToken);
        var isNew = refund is null;
        refund ??= Open(account, CreditBalance.RefundBy(since!.Value), isRequested: false);
        if (refund.Method is not { IsUsable: true } && await MethodOfAsync(account, borrower, cancellationToken) is { } method)
        {
            method.Use(clock.UtcNow());
            refund.GoTo(method);
        }

        var booked = refund.Method is { IsUsable: true } && await TryBookAsync(refund, refund.Method.Customer, actor, cancellationToken);
        if (isNew && refund.Method is null)
        {
            notices.Tell(borrower, NotificationKind.Account, RefundNeedsAccountEmail.For(refund, borrower), "Tell us where it should go.");
        }

        await db.SaveChangesAsync(cancellationToken);
        return booked;
    }, cancellationToken);

    private async Task<RequestRefundAnswer> RequestOnceAsync(long customerId, string accountReference, string methodReference, Actor actor, CancellationToken cancellationToken)
    {
        var account = await AccountAsync(db.Accounts, customerId, accountReference, cancellationToken);
        var refund = await CurrentAsync(account, cancellationToken);
        if (refund is { Status: RefundStatus.WaitingForFile })
        {
            return new RequestRefundAnswer.Accepted(refund);
        }

        if (!account.State.Credit.IsPositive)
        {
            return new RequestRefundAnswer.Refused("There's no credit on this account any more.");
        }

        if (await Usable(customerId).Include(m => m.Customer).SingleOrDefaultAsync(m => m.Reference == methodReference, cancellationToken) is not { } method)
        {
            return new RequestRefundAnswer.Refused("Choose the bank account that it should go to.");
        }

        refund ??= Open(account, default, isRequested: true);
        refund.DueBy = BankCalendar.AddBankingDays(clock.Today(), Refund.BankingDays);
        refund.IsRequested = true;
        method.Use(clock.UtcNow());
        refund.GoTo(method);
        await risk.NoteAsync(customerId, RiskyAct.RefundRequested, cancellationToken);
        if (!await TryBookAsync(refund, method.Customer, actor, cancellationToken))
        {
            db.AuditRows.Add(new AuditRow(actor, "refund asked for", refund.Reference, clock.UtcNow(), customerId, account.FinancedAccountId, after: refund.Amount.ToString()));
        }

        await db.SaveChangesAsync(cancellationToken);
        return new RequestRefundAnswer.Accepted(refund);
    }

    /// <summary>Money that the bank can still take back, or that a thief may have asked for, is not sent out: then the refund stays open and is tried again each day.</summary>
    private async Task<bool> TryBookAsync(Refund refund, Customer customer, Actor actor, CancellationToken cancellationToken)
    {
        var account = refund.Account;
        if (await FinalOnAsync(account.FinancedAccountId, cancellationToken) is not null || await risk.IsMoneyOutHeldAsync(customer.CustomerId, cancellationToken))
        {
            return false;
        }

        var (now, today, amount) = (clock.UtcNow(), clock.Today(), account.State.Credit);
        var booking = await contracts.BookAsync(account, new NewEvent(AccountEventKind.CreditRefunded, today, amount) { Cause = refund.IsRequested ? "asked for" : "six months" }, actor, cancellationToken);
        if (booking.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The credit of account {account.Reference} could not be refunded: {refusal}.");
        }

        refund.Book(amount, booking.Sequence, today);
        notices.Tell(customer, NotificationKind.Account, RefundBookedEmail.For(refund, customer), $"{amount} goes to {refund.MethodName} ending in {refund.MethodLastFour}. Confirmation {refund.ConfirmationNumber}.");
        db.AuditRows.Add(new AuditRow(actor, "credit refunded", refund.Reference, now, customer.CustomerId, account.FinancedAccountId, after: $"{amount} to {refund.MethodName} ending in {refund.MethodLastFour}"));
        return true;
    }

    private Refund Open(FinancedAccount account, DateOnly dueBy, bool isRequested)
    {
        var refund = new Refund { Account = account, Amount = account.State.Credit, DueBy = dueBy, IsRequested = isRequested, CreatedAt = clock.UtcNow() };
        db.Refunds.Add(refund);
        return refund;
    }

    private Task<Refund?> CurrentAsync(FinancedAccount account, CancellationToken cancellationToken) =>
        db.Refunds.Include(r => r.Method!.Customer)
            .SingleOrDefaultAsync(r => r.FinancedAccountId == account.FinancedAccountId && (r.Status == RefundStatus.Open || r.Status == RefundStatus.WaitingForFile), cancellationToken);

    /// <summary>The borrower's account that paid last, or any proven one.</summary>
    private async Task<PaymentMethod?> MethodOfAsync(FinancedAccount account, Customer borrower, CancellationToken cancellationToken)
    {
        var usable = await Usable(borrower.CustomerId).Include(m => m.Customer).ToListAsync(cancellationToken);
        var ids = usable.ConvertAll(m => m.PaymentMethodId);
        var last = await db.Payments.Where(p => p.FinancedAccountId == account.FinancedAccountId && p.BankStatus == BankStatus.Final && ids.Contains(p.PaymentMethodId!.Value))
            .OrderByDescending(p => p.CreditOn).Select(p => p.PaymentMethodId).FirstOrDefaultAsync(cancellationToken);
        return usable.Find(m => m.PaymentMethodId == last) ?? usable.FirstOrDefault();
    }

    private IQueryable<PaymentMethod> Usable(long customerId) => db.PaymentMethods
        .Where(m => m.CustomerId == customerId && m.ValidatedAt != null && m.BlockedAt == null && m.RemovedAt == null && m.AccountNumber != null)
        .OrderBy(m => m.AddedAt).ThenBy(m => m.PaymentMethodId);

    /// <summary>When the last payment that the bank can still take back is final; null when all are.</summary>
    private async Task<DateOnly?> FinalOnAsync(long accountId, CancellationToken cancellationToken)
    {
        var last = await db.Payments
            .Where(p => p.FinancedAccountId == accountId && p.Status == PaymentStatus.Credited && p.PaymentMethodId != null && (p.BankStatus == BankStatus.WaitingForFile || p.BankStatus == BankStatus.Sent))
            .OrderByDescending(p => p.CreditOn).Select(p => (DateOnly?)p.CreditOn).FirstOrDefaultAsync(cancellationToken);
        return last is { } creditOn ? CreditDate.FinalOn(creditOn) : null;
    }

    private async Task<DateOnly?> SinceAsync(long accountId, CancellationToken cancellationToken)
    {
        var changes = await db.Journals.AsNoTracking().Where(j => j.FinancedAccountId == accountId)
            .OrderBy(j => j.EffectiveOn).ThenBy(j => j.JournalId)
            .Select(j => new { j.EffectiveOn, Cents = j.Entries.Where(e => e.Account == LedgerAccount.CustomerCredit).Sum(e => e.Amount.Cents) })
            .Where(j => j.Cents != 0)
            .ToListAsync(cancellationToken);

        // All of one day together: a reversal and what takes its place leave no gap.
        return CreditAge.Since(changes.GroupBy(c => c.EffectiveOn).Select(g => (g.Key, Money.FromCents(-g.Sum(c => c.Cents)))));
    }

    private async Task<FinancedAccount> AccountAsync(IQueryable<FinancedAccount> accounts, long customerId, string reference, CancellationToken cancellationToken) =>
        Reference.IsWellFormed(reference)
            ? await accounts.OfCustomer(customerId, PartyRights.Pay, clock.Today())
                .Where(a => a.Parties.Any(p => p.CustomerId == customerId && (p.Role == PartyRole.Borrower || p.Role == PartyRole.CoBorrower)))
                .Include(a => a.Terms).Include(a => a.Vehicle)
                .SingleOrDefaultAsync(a => a.Reference == reference, cancellationToken) ?? throw new NotFoundException()
            : throw new NotFoundException();
}
