using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Ledger;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Accounts;

/// <summary>
/// A customer's contracts and leases together, as of today. Read from the stored checkpoints, so that the length of a
/// contract's life does not matter; a fixed number of statements whatever the number of accounts.
/// </summary>
public sealed class AccountService(PortalDbContext db, PaymentHistoryService payments, TermsCache terms, TimeProvider clock)
{
    private const int RecentMonths = 3;
    private const int MostRecentPayments = 50;

    public async Task<CustomerHome> HomeAsync(long customerId, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var rows = await AccountsAsync(customerId, today, reference: null, cancellationToken);
        var recent = await RecentAsync(customerId, today, account: null, cancellationToken);
        var overviews = await OverviewsAsync(rows, recent, today, cancellationToken);
        return new CustomerHome
        {
            FirstName = rows.Count == 0 ? "" : rows[0].FirstName,
            Accounts = [.. overviews
                .OrderBy(a => a.IsPastDue ? 0 : a.IsOpen ? 1 : 2)
                .ThenBy(a => a.Position.PastDueSince ?? a.Position.NextDueOn ?? DateOnly.MaxValue)
                .ThenByDescending(a => a.OpenedOn)],
            UnreadNotifications = rows.Count == 0 ? 0 : rows[0].Unread,
            Today = today,
        };
    }

    /// <exception cref="NotFoundException">No such account, or not this customer's to see.</exception>
    public async Task<AccountDetails> DetailsAsync(long customerId, string reference, int latestPayments, CancellationToken cancellationToken)
    {
        if (!Reference.IsWellFormed(reference))
        {
            throw new NotFoundException();
        }

        var today = clock.Today();
        var rows = await AccountsAsync(customerId, today, reference, cancellationToken);
        if (rows.Count == 0)
        {
            throw new NotFoundException();
        }

        var id = rows[0].FinancedAccountId;
        var recent = await RecentAsync(customerId, today, id, cancellationToken);
        var overview = (await OverviewsAsync(rows, recent, today, cancellationToken)).Single();
        return new AccountDetails
        {
            Account = overview,
            PrincipalHistory = overview.IsLease ? [] : await PrincipalHistoryAsync(id, cancellationToken),
            Schedule = overview is { IsLease: false, IsOpen: true }
                ? AmortizationSchedule.Remaining(overview.Terms, overview.Terms.Servicing().BilledThrough(overview.State, today)).Rows
                : [],
            Latest = await payments.LatestAsync(customerId, reference, latestPayments, cancellationToken),
            UnreadNotifications = rows[0].Unread,
            Today = today,
        };
    }

    /// <summary>Whether autopay is on, for pages that need nothing else of it.</summary>
    public Task<bool> HasAutopayAsync(long customerId, string reference, CancellationToken cancellationToken) =>
        db.AutopayEnrollments.AnyAsync(
            a => a.EndedAt == null && db.Accounts.OfCustomer(customerId, PartyRights.View, clock.Today()).Any(mine => mine.Reference == reference && mine.FinancedAccountId == a.FinancedAccountId),
            cancellationToken);

    private async Task<List<AccountRow>> AccountsAsync(long customerId, DateOnly today, string? reference, CancellationToken cancellationToken)
    {
        var rows = await Accounts.For(db)(db, customerId, today, reference).ToListAsync(cancellationToken);
        rows.ForEach(r => r.Terms = terms.Find(r.AccountTermsId));
        var missing = rows.Where(r => r.Terms is null).ToLookup(r => r.AccountTermsId);
        if (missing.Count > 0)
        {
            var keys = missing.Select(m => m.Key).ToList();
            foreach (var read in await db.Terms.AsNoTracking().Where(t => keys.Contains(t.AccountTermsId)).ToListAsync(cancellationToken))
            {
                terms.Keep(read);
                missing[read.AccountTermsId].ToList().ForEach(r => r.Terms = read);
            }
        }

        return rows;
    }

    private async Task<ILookup<long, RecentPayment>> RecentAsync(long customerId, DateOnly today, long? account, CancellationToken cancellationToken)
    {
        var rows = await Payments.For(db)(db, customerId, today, today.AddMonths(-RecentMonths), account).ToListAsync(cancellationToken);
        return rows.ToLookup(p => p.FinancedAccountId, p => new RecentPayment(p.CreditOn, Money.FromCents(p.Cents), p.Purpose, p.Trace));
    }

    private async Task<IReadOnlyList<PrincipalOn>> PrincipalHistoryAsync(long accountId, CancellationToken cancellationToken)
    {
        var changes = await (
                from entry in db.LedgerEntries.AsNoTracking()
                where entry.FinancedAccountId == accountId && entry.Account == LedgerAccount.PrincipalReceivable
                join journal in db.Journals on entry.JournalId equals journal.JournalId
                group entry.Amount.Cents by journal.EffectiveOn into day
                orderby day.Key
                select new { On = day.Key, Cents = day.Sum() })
            .ToListAsync(cancellationToken);
        var principal = Money.Zero;
        return [.. changes.Where(c => c.Cents != 0).Select(c => new PrincipalOn(c.On, principal += Money.FromCents(c.Cents)))];
    }

    /// <summary>Without a notice a near debit is the usual one; notices are read only when that would hold something back.</summary>
    private async Task<List<AccountOverview>> OverviewsAsync(List<AccountRow> rows, ILookup<long, RecentPayment> recent, DateOnly today, CancellationToken cancellationToken)
    {
        var overviews = Overviews(rows, recent, Array.Empty<AutopayNotice>().ToLookup(n => n.FinancedAccountId), today).ToList();
        if (!overviews.Exists(a => a.Autopay is { Next.HeldBack.IsPositive: true }))
        {
            return overviews;
        }

        var accounts = rows.ConvertAll(r => r.FinancedAccountId);
        var told = await db.AutopayNotices.AsNoTracking().Where(n => accounts.Contains(n.FinancedAccountId) && n.DebitOn >= today).ToListAsync(cancellationToken);
        return [.. Overviews(rows, recent, told.ToLookup(n => n.FinancedAccountId), today)];
    }

    private static IEnumerable<AccountOverview> Overviews(List<AccountRow> rows, ILookup<long, RecentPayment> recent, ILookup<long, AutopayNotice> told, DateOnly today) =>
        rows.GroupBy(r => r.FinancedAccountId).Select(versions =>
        {
            var row = versions.MaxBy(r => r.TermsVersion)!;
            var contract = row.Terms!;
            var state = row.Checkpoint is null ? new AccountState() : AccountState.FromCheckpoint(row.Checkpoint);
            return new AccountOverview
            {
                Reference = row.Reference,
                Product = row.Product,
                LastFour = row.AccountNumber[^4..],
                Vehicle = row.Vehicle,
                OpenedOn = row.OpenedOn,
                ClosedOn = row.ClosedOn,
                Rights = versions.Aggregate(PartyRights.None, (all, r) => all | r.Rights),
                Terms = contract,
                State = state,
                Position = AccountPosition.On(contract, state, today),
                Autopay = row.Autopay is { } rule
                    ? new ActiveAutopay(NextDebit(row, contract, state, rule, recent[row.FinancedAccountId], [.. told[row.FinancedAccountId]], today), row.AutopayPaused is not null, row.MethodFrozenAt is not null, PaymentMethod.NameOf(row.MethodKind!.Value, row.MethodNickname!), row.MethodLastFour!)
                    : null,
                Payments = [.. recent[row.FinancedAccountId]],
            };
        });

    /// <summary>The debit that comes next, as the collection will make it.</summary>
    private static AutopayDebit? NextDebit(AccountRow row, AccountTerms terms, AccountState state, AutopayAmount amount, IEnumerable<RecentPayment> payments, IReadOnlyList<AutopayNotice> told, DateOnly today)
    {
        var rule = new AutopayRule
        {
            AmountRule = amount,
            Amount = Money.FromCents(row.AutopayCents!.Value),
            Rhythm = row.AutopayRhythm!.Value,
            Day = row.AutopayDay,
            SecondDay = row.AutopaySecondDay,
            StartsOn = row.AutopayStartsOn!.Value,
            TakesBalloon = row.AutopayTakesBalloon!.Value,
            ChargesUpTo = row.AutopayChargesUpTo is { } cents ? Money.FromCents(cents) : null,
            DisputedFee = row.AutopayDisputedFee,
        };
        return AutopayPlan.Next(terms, state, rule, row.AutopayNextDebitOn ?? today, count: 1,
            takes: on => row.AutopaySkippedOn != on && !(row.AutopayPaused is not null && (row.AutopayPausedThrough is null || on <= row.AutopayPausedThrough)),
            expected: [.. payments.Where(p => p.Trace.Status is PaymentStatus.Scheduled).OrderBy(p => p.CreditOn).Select(p => new ExpectedPayment(p.CreditOn, p.Amount, p.Purpose))],
            most: AutopayNotice.Limits(terms, rule, told, today)) is [var next] ? next : null;
    }

    /// <summary>
    /// One row for each version of the terms and each role of the customer; there is hardly ever more than one. Compiled: the
    /// home page is what customers open most, and building this query anew costs more than running it.
    /// </summary>
    private static readonly PerModel<Func<PortalDbContext, long, DateOnly, string?, IAsyncEnumerable<AccountRow>>> Accounts = new(() =>
        EF.CompileAsyncQuery((PortalDbContext db, long customerId, DateOnly today, string? reference) =>
            from party in db.Parties.AsNoTracking()
            where party.CustomerId == customerId && (party.Rights & PartyRights.View) == PartyRights.View
                && party.From <= today && (party.Until == null || party.Until >= today)
            join account in db.Accounts on party.FinancedAccountId equals account.FinancedAccountId
            where reference == null || account.Reference == reference
            join version in db.Terms on account.FinancedAccountId equals version.FinancedAccountId
            join active in db.AutopayEnrollments.Where(a => a.EndedAt == null) on account.FinancedAccountId equals active.FinancedAccountId into autopays
            from autopay in autopays.DefaultIfEmpty()
            select new AccountRow
            {
                FirstName = party.Customer.FirstName,
                Rights = party.Rights,
                FinancedAccountId = account.FinancedAccountId,
                Reference = account.Reference,
                AccountNumber = account.AccountNumber,
                Product = account.Product,
                OpenedOn = account.OpenedOn,
                ClosedOn = account.ClosedOn,
                Checkpoint = account.Checkpoint,
                Vehicle = account.Vehicle,
                AccountTermsId = version.AccountTermsId,
                TermsVersion = version.TermsVersion,
                Autopay = autopay == null ? null : autopay.AmountRule,
                AutopayCents = autopay == null ? null : autopay.Amount.Cents,
                AutopayRhythm = autopay == null ? null : autopay.Rhythm,
                AutopayDay = autopay == null ? null : autopay.Day,
                AutopaySecondDay = autopay == null ? null : autopay.SecondDay,
                AutopayStartsOn = autopay == null ? null : autopay.StartsOn,
                AutopayTakesBalloon = autopay == null ? null : autopay.TakesBalloon,
                AutopayChargesUpTo = autopay == null ? null : autopay.ChargesUpToCents,
                AutopayDisputedFee = autopay == null ? null : autopay.DisputedFee,
                AutopayNextDebitOn = autopay == null ? null : autopay.NextDebitOn,
                AutopaySkippedOn = autopay == null ? null : autopay.SkippedOn,
                AutopayPaused = autopay == null ? null : autopay.Paused,
                AutopayPausedThrough = autopay == null ? null : autopay.PausedThrough,
                MethodFrozenAt = autopay == null ? null : autopay.Method.Customer.PaymentsFrozenAt,
                MethodKind = autopay == null ? null : autopay.Method.Kind,
                MethodNickname = autopay == null ? null : autopay.Method.Nickname,
                MethodLastFour = autopay == null ? null : autopay.Method.LastFour,
                Unread = db.Notifications.Count(n => n.CustomerId == customerId && n.ReadAt == null),
            }));

    /// <summary>The newest are picked by their keys alone, which an index has in order, and only they are read.</summary>
    private static readonly PerModel<Func<PortalDbContext, long, DateOnly, DateOnly, long?, IAsyncEnumerable<PaymentRow>>> Payments = new(() =>
        EF.CompileAsyncQuery((PortalDbContext db, long customerId, DateOnly today, DateOnly since, long? account) =>
            (from payment in db.Payments.AsNoTracking()
             where (from party in db.Parties
                    where party.CustomerId == customerId && (party.Rights & PartyRights.View) == PartyRights.View
                        && party.From <= today && (party.Until == null || party.Until >= today)
                        && (account == null || party.FinancedAccountId == account)
                    join recent in db.Payments on party.FinancedAccountId equals recent.FinancedAccountId
                    where recent.CreditOn >= since
                    orderby recent.CreditOn descending, recent.PaymentId descending
                    select recent.PaymentId).Take(MostRecentPayments).Contains(payment.PaymentId)
             orderby payment.CreditOn descending, payment.PaymentId descending
             select new PaymentRow
             {
                 PaymentId = payment.PaymentId,
                 FinancedAccountId = payment.FinancedAccountId,
                 CreditOn = payment.CreditOn,
                 Cents = payment.Amount.Cents,
                 Purpose = payment.Purpose,
                 Trace = new PaymentTrace
                 {
                     Reference = payment.Reference,
                     ConfirmationNumber = payment.ConfirmationNumber,
                     MethodName = payment.MethodName,
                     MethodLastFour = payment.MethodLastFour,
                     Origin = payment.Origin,
                     Status = payment.Status,
                     BankStatus = payment.BankStatus,
                 },
             })));

    private sealed class AccountRow
    {
        public required string FirstName { get; init; }
        public required PartyRights Rights { get; init; }
        public required long FinancedAccountId { get; init; }
        public required string Reference { get; init; }
        public required string AccountNumber { get; init; }
        public required ProductKind Product { get; init; }
        public required DateOnly OpenedOn { get; init; }
        public required DateOnly? ClosedOn { get; init; }
        public required string? Checkpoint { get; init; }
        public required Vehicle Vehicle { get; init; }
        public required long AccountTermsId { get; init; }
        public required int TermsVersion { get; init; }

        /// <summary>Filled from what is known already, or by a second statement.</summary>
        public AccountTerms? Terms { get; set; }
        public required AutopayAmount? Autopay { get; init; }
        public required long? AutopayCents { get; init; }
        public required AutopayRhythm? AutopayRhythm { get; init; }
        public required int? AutopayDay { get; init; }
        public required int? AutopaySecondDay { get; init; }
        public required DateOnly? AutopayStartsOn { get; init; }
        public required bool? AutopayTakesBalloon { get; init; }
        public required long? AutopayChargesUpTo { get; init; }
        public required int? AutopayDisputedFee { get; init; }
        public required DateOnly? AutopayNextDebitOn { get; init; }
        public required DateOnly? AutopaySkippedOn { get; init; }
        public required AutopayPause? AutopayPaused { get; init; }
        public required DateOnly? AutopayPausedThrough { get; init; }
        public required DateTime? MethodFrozenAt { get; init; }
        public required PaymentMethodKind? MethodKind { get; init; }
        public required string? MethodNickname { get; init; }
        public required string? MethodLastFour { get; init; }
        public required int Unread { get; init; }
    }

    private sealed class PaymentRow
    {
        public required long PaymentId { get; init; }
        public required long FinancedAccountId { get; init; }
        public required DateOnly CreditOn { get; init; }
        public required long Cents { get; init; }
        public required PaymentPurpose Purpose { get; init; }
        public required PaymentTrace Trace { get; init; }
    }
}
