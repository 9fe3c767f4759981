using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Ledger;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments;

/// <summary>A customer's payments, past and to come, read from the events and the ledger (F-407). It changes nothing.</summary>
public sealed class PaymentHistoryService(PortalDbContext db, TimeProvider clock)
{
    public const int PageSize = 25;

    /// <summary>Further than any history goes; a page past the end is the last one anyway.</summary>
    private const int LastPage = 100_000;

    /// <summary>One page, newest first; a page past the end is the last one.</summary>
    /// <exception cref="NotFoundException">The filter names an account that is not this customer's.</exception>
    public async Task<PaymentHistory> ListAsync(long customerId, PaymentHistoryFilter filter, int page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var accounts = await AccountsAsync(customerId, cancellationToken);
        if (filter.Account is { } one && !accounts.Any(a => a.Account.Reference == one))
        {
            throw new NotFoundException();
        }

        var received = Received(customerId, filter);
        page = Math.Clamp(page, 1, LastPage);
        var found = await TakeAsync(received, (page - 1) * PageSize, PageSize, cancellationToken);
        if (found.Lines.Count == 0 && page > 1)
        {
            page = Math.Max(1, PagesOf(await received.CountAsync(cancellationToken)));
            found = await TakeAsync(received, (page - 1) * PageSize, PageSize, cancellationToken);
        }

        return new PaymentHistory
        {
            Accounts = accounts,
            Scheduled = await ScheduledAsync(customerId, filter, cancellationToken),
            Lines = found.Lines,
            Page = page,
            Pages = Math.Max(1, PagesOf(found.Total)),
            Total = found.Total,
        };
    }

    /// <summary>The newest payments of one account.</summary>
    public Task<LatestPayments> LatestAsync(long customerId, string account, int count, CancellationToken cancellationToken) =>
        TakeAsync(Received(customerId, new PaymentHistoryFilter { Account = account }), skip: 0, count, cancellationToken);

    /// <summary>All that the filter lets through, row by row from the database, so that the longest history needs no memory.</summary>
    /// <exception cref="NotFoundException">The filter names an account that is not this customer's; thrown before the first row.</exception>
    public async Task<IAsyncEnumerable<PaymentHistoryLine>> OpenAsync(long customerId, PaymentHistoryFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (filter.Account is not null && !await Mine(customerId, filter).AnyAsync(cancellationToken))
        {
            throw new NotFoundException();
        }

        return Stream();

        async IAsyncEnumerable<PaymentHistoryLine> Stream()
        {
            await foreach (var row in Rows(Received(customerId, filter)).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                yield return row.ToLine();
            }
        }
    }

    /// <summary>Some lines, and how many there are in all, in one statement.</summary>
    private async Task<LatestPayments> TakeAsync(IQueryable<AccountEvent> received, int skip, int count, CancellationToken cancellationToken)
    {
        var rows = await Rows(received).Skip(skip).Take(count).Select(r => new { Row = r, Total = received.Count() }).ToListAsync(cancellationToken);
        return new LatestPayments([.. rows.Select(r => r.Row.ToLine())], rows.Count == 0 ? 0 : rows[0].Total);
    }

    private static int PagesOf(int total) => (total + PageSize - 1) / PageSize;

    private IQueryable<FinancedAccount> Mine(long customerId, PaymentHistoryFilter filter)
    {
        var mine = db.Accounts.AsNoTracking().OfCustomer(customerId, PartyRights.View, clock.Today());
        return filter.Account is { } reference ? mine.Where(a => a.Reference == reference) : mine;
    }

    private async Task<IReadOnlyList<HistoryAccount>> AccountsAsync(long customerId, CancellationToken cancellationToken)
    {
        var payable = db.Accounts.OfCustomer(customerId, PartyRights.Pay, clock.Today());
        var rows = await Mine(customerId, new PaymentHistoryFilter())
            .OrderBy(a => a.OpenedOn).ThenBy(a => a.FinancedAccountId)
            .Select(a => new
            {
                Account = new AccountRow { Reference = a.Reference, Product = a.Product, Number = a.AccountNumber, Vehicle = a.Vehicle },
                a.OpenedOn,
                a.NextDueOn,
                MayPay = a.Status == AccountStatus.Open && payable.Any(p => p.FinancedAccountId == a.FinancedAccountId),
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(r => new HistoryAccount(r.Account.ToAccount(), r.OpenedOn, r.NextDueOn, r.MayPay))];
    }

    private async Task<IReadOnlyList<ScheduledPayment>> ScheduledAsync(long customerId, PaymentHistoryFilter filter, CancellationToken cancellationToken)
    {
        var rows = await (
                from a in Mine(customerId, filter)
                join payment in db.Payments on a.FinancedAccountId equals payment.FinancedAccountId
                where payment.Status == PaymentStatus.Scheduled
                orderby payment.CreditOn, payment.PaymentId
                select new
                {
                    Account = new AccountRow { Reference = a.Reference, Product = a.Product, Number = a.AccountNumber, Vehicle = a.Vehicle },
                    Payment = payment,
                })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(r => new ScheduledPayment(r.Account.ToAccount(), r.Payment.CreditOn, r.Payment.Amount, PaymentTrace.Of(r.Payment)))];
    }

    private IQueryable<AccountEvent> Received(long customerId, PaymentHistoryFilter filter)
    {
        var events =
            from account in Mine(customerId, filter)
            join e in db.Events on account.FinancedAccountId equals e.FinancedAccountId
            where e.Kind == AccountEventKind.Payment || e.Kind == AccountEventKind.PrincipalOnlyPayment || e.Kind == AccountEventKind.PaidAheadPayment || e.Kind == AccountEventKind.FeePayment
            select e;
        if (filter.Year is { } year)
        {
            var (from, until) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            events = events.Where(e => e.EffectiveOn >= from && e.EffectiveOn <= until);
        }

        return events;
    }

    /// <summary>
    /// The parts of a payment are the sums of all the journals that its event ever caused: a back-dated correction reverses
    /// the first one and books another, and the sum is what holds.
    /// </summary>
    private IQueryable<Row> Rows(IQueryable<AccountEvent> events) =>
        from e in events
        join a in db.Accounts on e.FinancedAccountId equals a.FinancedAccountId
        join p in db.Payments
            on new { e.FinancedAccountId, Sequence = (int?)e.Sequence } equals new { p.FinancedAccountId, Sequence = p.CreditedBySequence } into payments
        from payment in payments.DefaultIfEmpty()
        orderby e.EffectiveOn descending, e.FinancedAccountId descending, e.Sequence descending
        select new Row
        {
            Account = new AccountRow { Reference = a.Reference, Product = a.Product, Number = a.AccountNumber, Vehicle = a.Vehicle },
            CreditedOn = e.EffectiveOn,
            Kind = e.Kind,
            Amount = e.Amount.Cents,
            Principal = db.Journals.Where(j => j.FinancedAccountId == e.FinancedAccountId && j.EventSequence == e.Sequence).SelectMany(j => j.Entries)
                .Where(l => l.Account == LedgerAccount.PrincipalReceivable).Sum(l => l.Amount.Cents),
            Interest = db.Journals.Where(j => j.FinancedAccountId == e.FinancedAccountId && j.EventSequence == e.Sequence).SelectMany(j => j.Entries)
                .Where(l => l.Account == LedgerAccount.InterestReceivable || l.Account == LedgerAccount.InterestIncome).Sum(l => l.Amount.Cents),
            Fees = db.Journals.Where(j => j.FinancedAccountId == e.FinancedAccountId && j.EventSequence == e.Sequence).SelectMany(j => j.Entries)
                .Where(l => l.Account == LedgerAccount.FeesReceivable).Sum(l => l.Amount.Cents),
            Lease = db.Journals.Where(j => j.FinancedAccountId == e.FinancedAccountId && j.EventSequence == e.Sequence).SelectMany(j => j.Entries)
                .Where(l => l.Account == LedgerAccount.LeaseReceivable).Sum(l => l.Amount.Cents),
            PrincipalAfter = db.Journals
                .Where(j => j.FinancedAccountId == e.FinancedAccountId
                    && (j.EffectiveOn < e.EffectiveOn || (j.EffectiveOn == e.EffectiveOn && j.EventSequence <= e.Sequence)))
                .SelectMany(j => j.Entries)
                .Where(l => l.Account == LedgerAccount.PrincipalReceivable)
                .Sum(l => l.Amount.Cents),
            IsReversed = db.Events.Any(r => r.FinancedAccountId == e.FinancedAccountId && r.Kind == AccountEventKind.Reversal && r.Reverses == e.Sequence),
            Payment = payment,
        };

    private sealed class AccountRow
    {
        public required string Reference { get; init; }
        public required ProductKind Product { get; init; }
        public required string Number { get; init; }
        public required Vehicle Vehicle { get; init; }

        public PaymentAccount ToAccount() => new(Reference, Product, Number[^4..], Vehicle.Name);
    }

    /// <summary>As the database has it: sums of entries, credits negative.</summary>
    private sealed class Row
    {
        public required AccountRow Account { get; init; }
        public required DateOnly CreditedOn { get; init; }
        public required AccountEventKind Kind { get; init; }
        public required long Amount { get; init; }
        public required long Principal { get; init; }
        public required long Interest { get; init; }
        public required long Fees { get; init; }
        public required long Lease { get; init; }
        public required long PrincipalAfter { get; init; }
        public required bool IsReversed { get; init; }
        public required Payment? Payment { get; init; }

        public PaymentHistoryLine ToLine() => new()
        {
            Account = Account.ToAccount(),
            CreditedOn = CreditedOn,
            Kind = Kind,
            Amount = Money.FromCents(Amount),
            Principal = Money.FromCents(-Principal),
            Interest = Money.FromCents(-Interest),
            Fees = Money.FromCents(-Fees),
            Lease = Money.FromCents(-Lease),
            PrincipalAfter = Money.FromCents(PrincipalAfter),
            IsReversed = IsReversed,
            Payment = Payment is null ? null : PaymentTrace.Of(Payment),
        };
    }
}
