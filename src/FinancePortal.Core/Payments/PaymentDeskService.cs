using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Ledger;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments;

/// <summary>What a customer sees before and after paying. Reads only.</summary>
public sealed class PaymentDeskService(PortalDbContext db, CurrentRules rules, TimeProvider clock)
{
    /// <exception cref="NotFoundException">No such account, or no right to pay it.</exception>
    public async Task<PaymentDesk> DeskAsync(long customerId, string accountReference, CancellationToken cancellationToken) =>
        (await OpenAsync(db.Accounts.AsNoTracking(), customerId, accountReference, cancellationToken)).Desk;

    /// <summary>What a payment would do, or why it cannot be made.</summary>
    /// <exception cref="NotFoundException">No such account, or no right to pay it.</exception>
    public async Task<(PaymentReview? Review, MakePaymentAnswer.Refused? Refused)> ReviewAsync(long customerId, MakePayment request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (account, desk) = await OpenAsync(db.Accounts.AsNoTracking(), customerId, request.AccountReference, cancellationToken);
        var creditOn = desk.CreditOn(request);
        if (desk.Refuse(request, creditOn) is { } refused)
        {
            return (null, refused);
        }

        var allocation = PaymentAllocation.Preview(account.CurrentTerms, account.State, request.Amount, creditOn, KindOf(request.Purpose));
        return (new PaymentReview
        {
            Desk = desk,
            Amount = request.Amount,
            CreditOn = creditOn,
            Method = desk.Methods.Single(m => m.Reference == request.MethodReference),
            Split = allocation.Split,
            After = AccountPosition.On(account.CurrentTerms, allocation.After, creditOn),
            Saving = request.Purpose is PaymentPurpose.PrincipalOnly ? PrincipalSaving.Of(account.CurrentTerms, account.State, creditOn, request.Amount) : null,
        }, null);
    }

    /// <exception cref="NotFoundException">No such payment on an account that this customer may see.</exception>
    public async Task<PaymentReceipt> ReceiptAsync(long customerId, string paymentReference, CancellationToken cancellationToken)
    {
        var payment = await PaymentAsync(customerId, PartyRights.View, paymentReference, cancellationToken);
        var account = payment.Account;
        var split = payment is { Status: PaymentStatus.Credited, CreditedBySequence: { } sequence }
            ? await SplitAsync(account.FinancedAccountId, sequence, cancellationToken)
            : (PaymentSplit?)null;
        return new PaymentReceipt(payment, split, AccountPosition.On(account.CurrentTerms, account.State, clock.Today()), MayCancel(payment))
        {
            DeclineCode = payment.BankStatus is BankStatus.Declined ? await db.CardCharges.Where(c => c.PaymentId == payment.PaymentId).Select(c => c.DeclineCode).SingleAsync(cancellationToken) : "",
            Return = payment is { BankStatus: BankStatus.Returned, ReturnCode: { } code } ? await ReturnAsync(payment, code, cancellationToken) : null,
        };
    }

    /// <summary>What was paid with this key, if it was.</summary>
    public Task<Payment?> PaidAsync(string requestKey, CancellationToken cancellationToken) =>
        db.Payments.AsNoTracking().SingleOrDefaultAsync(p => p.RequestKey == requestKey, cancellationToken);

    /// <summary>The tracked account with its desk: for the service that books.</summary>
    internal Task<(FinancedAccount Account, PaymentDesk Desk)> OpenAsync(long customerId, string accountReference, CancellationToken cancellationToken) =>
        OpenAsync(db.Accounts, customerId, accountReference, cancellationToken);

    /// <summary>The tracked payment with its account, vehicle and terms.</summary>
    internal async Task<Payment> PaymentAsync(long customerId, PartyRights right, string reference, CancellationToken cancellationToken)
    {
        if (!Reference.IsWellFormed(reference))
        {
            throw new NotFoundException();
        }

        var mine = db.Accounts.OfCustomer(customerId, right, clock.Today()).Select(a => a.FinancedAccountId);
        return await db.Payments
            .Include(p => p.Account).ThenInclude(a => a.Vehicle)
            .Include(p => p.Account).ThenInclude(a => a.Terms)
            .Include(p => p.Method)
            .SingleOrDefaultAsync(p => p.Reference == reference && mine.Contains(p.FinancedAccountId), cancellationToken) ?? throw new NotFoundException();
    }

    internal bool MayCancel(Payment payment) =>
        payment is { BankStatus: BankStatus.WaitingForFile, Status: PaymentStatus.Scheduled or PaymentStatus.Credited }
        && clock.UtcNow() < CreditDate.ChangeableUntil(payment.CreditOn);

    internal static AccountEventKind KindOf(PaymentPurpose purpose) => purpose switch
    {
        PaymentPurpose.PrincipalOnly => AccountEventKind.PrincipalOnlyPayment,
        PaymentPurpose.PaidAhead => AccountEventKind.PaidAheadPayment,
        PaymentPurpose.ReturnFee => AccountEventKind.FeePayment,
        _ => AccountEventKind.Payment,
    };

    private async Task<(FinancedAccount Account, PaymentDesk Desk)> OpenAsync(IQueryable<FinancedAccount> accounts, long customerId, string reference, CancellationToken cancellationToken)
    {
        if (!Reference.IsWellFormed(reference))
        {
            throw new NotFoundException();
        }

        var now = clock.UtcNow();
        var today = BusinessClock.BusinessDateOf(now);
        var account = await accounts.OfCustomer(customerId, PartyRights.Pay, today)
            .Include(a => a.Vehicle).Include(a => a.Terms)
            .SingleOrDefaultAsync(a => a.Reference == reference, cancellationToken) ?? throw new NotFoundException();
        var methods = await db.PaymentMethods.AsNoTracking()
            .Where(m => m.CustomerId == customerId && m.ValidatedAt != null && m.BlockedAt == null && m.RemovedAt == null && (m.Kind != PaymentMethodKind.DebitCard || m.CardToken != null))
            .Include(m => m.Customer)
            .OrderBy(m => m.AddedAt).ThenBy(m => m.PaymentMethodId)
            .ToListAsync(cancellationToken);
        var promised = await db.Payments
            .Where(p => p.FinancedAccountId == account.FinancedAccountId && p.Status == PaymentStatus.Scheduled)
            .SumAsync(p => p.Amount.Cents, cancellationToken);
        var terms = account.CurrentTerms;
        var state = account.State;
        return (account, new PaymentDesk
        {
            AccountReference = account.Reference,
            VehicleName = account.Vehicle.Name,
            Product = account.Product,
            LastFour = account.LastFour,
            AprPercent = (terms as RetailTerms)?.DisclosedAprPercent,
            Today = today,
            Position = AccountPosition.On(terms, state, today),
            AreMethodsFrozen = methods.Exists(m => m.Customer.PaymentsFrozenAt is not null),
            Methods = [.. methods.Where(m => m.MayDebit).Select(m => new PaymentMethodChoice(m.Reference, m.Name, m.LastFour, m.BankName, !m.IsBankAccount))],
            PromisedAlready = Money.FromCents(promised),
            Earliest = CreditDate.Earliest(now, rules.Book),
            CutOff = rules.Book.Time(Rule.CutOff, today),
            Latest = today.AddDays(rules.Book.Count(Rule.DaysAhead, today)),
            Smallest = rules.Book.Amount(Rule.SmallestPayment, today),
            LargestByCard = rules.Book.Limit(Rule.LargestCardPayment, today),
            OwedOn = day => TotalOwed.On(terms, state, day),
        });
    }

    private async Task<PaymentReturn> ReturnAsync(Payment payment, string code, CancellationToken cancellationToken)
    {
        var (first, next) = (payment.RetryOfPaymentId ?? payment.PaymentId, (payment.RetryNumber ?? 0) + 1);
        var retry = await db.Payments.AsNoTracking().SingleOrDefaultAsync(p => p.RetryOfPaymentId == first && p.RetryNumber == next && p.Status != PaymentStatus.Cancelled, cancellationToken);
        var cause = ReturnedEntryService.FeeCause(payment, code);
        var fee = await db.Events.Where(e => e.FinancedAccountId == payment.FinancedAccountId && e.Kind == AccountEventKind.ReturnedPaymentFeeAssessed && e.Cause == cause)
            .Select(e => e.Amount).FirstOrDefaultAsync(cancellationToken);
        return new PaymentReturn(ReturnReason.Of(code), fee, retry);
    }

    private async Task<PaymentSplit> SplitAsync(long financedAccountId, int sequence, CancellationToken cancellationToken)
    {
        // Original, reversal and new journal of one event net to what stands.
        var lines = await db.Journals.AsNoTracking()
            .Where(j => j.FinancedAccountId == financedAccountId && j.EventSequence == sequence)
            .SelectMany(j => j.Entries)
            .Select(e => new { e.Account, e.Amount })
            .ToListAsync(cancellationToken);
        return PaymentSplit.FromLines(lines.Select(l => new JournalLine(l.Account, l.Amount)));
    }
}
