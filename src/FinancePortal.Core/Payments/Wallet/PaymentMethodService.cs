using FinancePortal.Core.Audit;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.Risk;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Emails;
using FinancePortal.Core.Payments.Refunds;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments.Wallet;

/// <summary>A customer's bank accounts and cards: added, proven, named and removed (F-415).</summary>
public sealed class PaymentMethodService(PortalDbContext db, IAccountValidation validation, AccountNumberSeal seal, NoticeService notices, RiskService risk, TimeProvider clock)
{
    /// <summary>The same account sent again so soon is a double click, not a second wish.</summary>
    private static readonly TimeSpan DoubleClick = TimeSpan.FromMinutes(2);

    /// <summary>In the order in which they were added.</summary>
    public async Task<IReadOnlyList<WalletMethod>> ListAsync(long customerId, CancellationToken cancellationToken)
    {
        var rows = await Mine(customerId).AsNoTracking().Include(m => m.Customer).OrderBy(m => m.AddedAt).ThenBy(m => m.PaymentMethodId)
            .Select(m => new
            {
                Method = m,
                Check = db.MicroDepositChecks.FirstOrDefault(c => c.PaymentMethodId == m.PaymentMethodId),
                Autopay = db.AutopayEnrollments.Any(a => a.PaymentMethodId == m.PaymentMethodId && a.EndedAt == null),
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(r => new WalletMethod(r.Method, r.Check, r.Autopay))];
    }

    /// <exception cref="NotFoundException">No such method in this customer's wallet.</exception>
    public async Task<WalletMethod> FindAsync(long customerId, string reference, CancellationToken cancellationToken) =>
        (await ListAsync(customerId, cancellationToken)).FirstOrDefault(m => m.Method.Reference == reference) ?? throw new NotFoundException();

    /// <summary>Adds a bank account. What is known of it is asked first, outside any transaction.</summary>
    public async Task<AddBankAccountAnswer> AddAsync(AddBankAccount request, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var customerId = CustomerOf(actor);
        if (Refuse(request) is { } refused)
        {
            return refused;
        }

        var known = await validation.AskAsync(request.RoutingNumber, request.AccountNumber, request.Kind, cancellationToken);
        return known is AccountValidation.Refused no
            ? new AddBankAccountAnswer.Refused(BankAccountField.AccountNumber, no.Message)
            : await db.WriteAsync(() => AddOnceAsync(request, known, customerId, actor, cancellationToken), cancellationToken);
    }

    /// <summary>The customer says what the two deposits were, in either order.</summary>
    /// <exception cref="NotFoundException">No such method in this customer's wallet.</exception>
    public Task<ProveAnswer> ProveAsync(string reference, MicroDeposits amounts, Actor actor, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        var method = await TrackedAsync(reference, actor, cancellationToken);
        var check = await db.MicroDepositChecks.SingleOrDefaultAsync(c => c.PaymentMethodId == method.PaymentMethodId, cancellationToken);
        if (check is null || check.EndedAt is not null || method.ValidatedAt is not null || method.BlockedAt is not null)
        {
            return ProveAnswer.NotAsked;
        }

        var now = clock.UtcNow();
        var today = BusinessClock.BusinessDateOf(now);
        if (check.ArrivesOn is not { } arrives || today < arrives)
        {
            return ProveAnswer.NotThereYet;
        }

        if (today > check.AnswerBy)
        {
            return ProveAnswer.TooLate;
        }

        var answer = check.Try(amounts.First, amounts.Second, now) ? ProveAnswer.Proven : check.TriesLeft > 0 ? ProveAnswer.Wrong : ProveAnswer.TooManyTries;
        if (answer is ProveAnswer.Proven)
        {
            method.ValidatedAt = now;
            notices.Tell(method.Customer, NotificationKind.Security, BankAccountReadyEmail.For(method, method.Customer), $"You can pay from {Named(method)} now.");
        }
        else if (answer is ProveAnswer.TooManyTries)
        {
            method.Block(PaymentMethod.TooManyTries, now);
        }

        db.AuditRows.Add(new AuditRow(actor, "payment method amounts typed", method.Reference, now, after: answer.ToString()));
        await db.SaveChangesAsync(cancellationToken);
        return answer;
    }, cancellationToken);

    /// <summary>Gives it a name of the customer's own; an empty one takes it away.</summary>
    /// <exception cref="NotFoundException">No such method in this customer's wallet.</exception>
    public Task<string?> RenameAsync(string reference, string nickname, Actor actor, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        ArgumentNullException.ThrowIfNull(nickname);
        var method = await TrackedAsync(reference, actor, cancellationToken);
        var name = nickname.Trim();
        if (BankAccountRules.RefuseNickname(name) is { } refused)
        {
            return refused;
        }

        method.Nickname = name;
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }, cancellationToken);

    /// <summary>Removes it unless something still needs it; its number is erased.</summary>
    /// <exception cref="NotFoundException">No such method in this customer's wallet.</exception>
    public Task<RemoveAnswer> RemoveAsync(string reference, Actor actor, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        var method = await TrackedAsync(reference, actor, cancellationToken);
        var id = method.PaymentMethodId;
        if (await db.AutopayEnrollments.AnyAsync(a => a.PaymentMethodId == id && a.EndedAt == null, cancellationToken))
        {
            return RemoveAnswer.UsedByAutopay;
        }

        if (await db.Payments.AnyAsync(p => p.PaymentMethodId == id && (p.BankStatus == BankStatus.WaitingForFile || p.BankStatus == BankStatus.AtProcessor) && (p.Status == PaymentStatus.Scheduled || p.Status == PaymentStatus.Credited), cancellationToken))
        {
            return RemoveAnswer.UsedByPayment;
        }

        // Until a file is handed over, its text is still made from the number.
        if (await db.Refunds.AnyAsync(r => r.PaymentMethodId == id && r.Status == RefundStatus.WaitingForFile, cancellationToken)
            || await db.BankFileEntries.AnyAsync(e => e.PaymentMethodId == id && e.File.SentAt == null, cancellationToken))
        {
            return RemoveAnswer.UsedByRefund;
        }

        var now = clock.UtcNow();
        method.Remove(now);
        (await db.MicroDepositChecks.SingleOrDefaultAsync(c => c.PaymentMethodId == id && c.EndedAt == null, cancellationToken))?.End(now);
        notices.Tell(method.Customer, NotificationKind.Security, MethodRemovedEmail.For(method, method.Customer), $"Nothing will be debited from {Named(method)} any more.");
        db.AuditRows.Add(new AuditRow(actor, "payment method removed", method.Reference, now, before: Named(method)));
        await db.SaveChangesAsync(cancellationToken);
        return RemoveAnswer.Removed;
    }, cancellationToken);

    private async Task<AddBankAccountAnswer> AddOnceAsync(AddBankAccount request, AccountValidation known, long customerId, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow();
        var mine = await Mine(customerId).ToListAsync(cancellationToken);
        if (mine.Find(m => m.RoutingNumber == request.RoutingNumber && seal.Open(m) == request.AccountNumber) is { } same)
        {
            return now - same.AddedAt < DoubleClick
                ? new AddBankAccountAnswer.Added(same)
                : new AddBankAccountAnswer.Refused(BankAccountField.AccountNumber, $"You already have this account: {Named(same)}.");
        }

        var place = Enumerable.Range(1, PaymentMethod.Most).FirstOrDefault(p => mine.TrueForAll(m => m.Place != p));
        if (place == 0 || mine.Count >= PaymentMethod.Most)
        {
            return new AddBankAccountAnswer.Refused(BankAccountField.None, $"You can keep {PaymentMethod.Most} payment methods. Remove one first.");
        }

        var method = new PaymentMethod
        {
            Customer = await db.Customers.SingleAsync(c => c.CustomerId == customerId, cancellationToken),
            Kind = request.Kind,
            Place = place,
            LastFour = request.AccountNumber[^4..],
            BankName = BankNames.Of(request.RoutingNumber),
            Nickname = request.Nickname.Trim(),
            RoutingNumber = request.RoutingNumber,
            AddedAt = now,
            ValidatedAt = known is AccountValidation.Proven ? now : null,
        };
        seal.Close(method, request.AccountNumber);
        db.PaymentMethods.Add(method);
        var deposits = (known as AccountValidation.ByMicroDeposits)?.Deposits;
        if (deposits is { } two)
        {
            db.MicroDepositChecks.Add(new MicroDepositCheck { Method = method, First = two.First, Second = two.Second, RequestedAt = now });
        }

        notices.Tell(method.Customer, NotificationKind.Security, BankAccountAddedEmail.For(method, method.Customer, deposits), $"{Named(method)} was added to your payment methods.");
        db.AuditRows.Add(new AuditRow(actor, "payment method added", method.Reference, now, after: Named(method)));
        await db.SaveChangesAsync(cancellationToken);
        await risk.NoteAsync(customerId, RiskyAct.BankAccountAdded, cancellationToken);
        return new AddBankAccountAnswer.Added(method);
    }

    private static AddBankAccountAnswer.Refused? Refuse(AddBankAccount request) =>
        BankAccountRules.RefuseRouting(request.RoutingNumber) is { } routing ? new(BankAccountField.RoutingNumber, routing)
        : BankAccountRules.RefuseAccount(request.AccountNumber) is { } account ? new(BankAccountField.AccountNumber, account)
        : BankAccountRules.RefuseNickname(request.Nickname) is { } nickname ? new(BankAccountField.Nickname, nickname)
        : request.Kind is PaymentMethodKind.DebitCard ? throw new ArgumentException("A card is no bank account.", nameof(request))
        : null;

    private IQueryable<PaymentMethod> Mine(long customerId) => db.PaymentMethods.Where(m => m.CustomerId == customerId && m.RemovedAt == null);

    private async Task<PaymentMethod> TrackedAsync(string reference, Actor actor, CancellationToken cancellationToken)
    {
        var customerId = CustomerOf(actor);
        return await Mine(customerId).Include(m => m.Customer).SingleOrDefaultAsync(m => m.Reference == reference, cancellationToken) ?? throw new NotFoundException();
    }

    private static string Named(PaymentMethod method) => $"{method.BankName}, {method.KindName.ToLowerInvariant()} ending in {method.LastFour}";

    private static long CustomerOf(Actor actor) => actor?.CustomerId ?? throw new NotFoundException("Only a customer has a wallet.");
}
