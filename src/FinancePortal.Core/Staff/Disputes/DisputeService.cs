using System.Globalization;
using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Staff.History;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Staff.Disputes;

/// <summary>An account with the entries that a customer may ask about, and what was asked before.</summary>
public sealed record QuestionDesk(string AccountReference, string VehicleName, string LastFour, IReadOnlyList<HistoryRow> Entries, IReadOnlyList<StaffCase> Asked);

/// <summary>A customer asks about a line of their account, or says that it is wrong; a colleague answers before the legal clock runs out (F-1107).</summary>
public sealed class DisputeService(PortalDbContext db, CaseService cases, NoticeService notices, CurrentRules rules, AutopayHoldService autopay, TimeProvider clock)
{
    private const int MonthsShown = 24;

    /// <exception cref="NotFoundException">No such account, or not this customer's to dispute.</exception>
    public async Task<QuestionDesk> DeskAsync(long customerId, string accountReference, CancellationToken cancellationToken)
    {
        var account = await AccountAsync(customerId, accountReference, cancellationToken);
        var events = await db.Events.AsNoTracking().Where(e => e.FinancedAccountId == account.FinancedAccountId).OrderBy(e => e.Sequence).ToListAsync(cancellationToken);
        var today = clock.Today();
        var since = today.AddMonths(-MonthsShown);
        var rows = AccountHistory.Of(account.CurrentTerms, events, today).Rows
            .Where(r => r.Counts && r.Event.EffectiveOn >= since && r.Event.Kind is not AccountEventKind.PaymentSettled).Reverse().ToList();
        var asked = await db.StaffCases.AsNoTracking()
            .Where(c => c.CustomerId == customerId && c.FinancedAccountId == account.FinancedAccountId && (c.Kind == CaseKind.BillingDispute || c.Kind == CaseKind.Question))
            .OrderByDescending(c => c.StaffCaseId).ToListAsync(cancellationToken);
        return new QuestionDesk(account.Reference, account.Vehicle.Name, account.LastFour, rows, asked);
    }

    /// <summary>Opens the case, once for each line while it is open, and confirms it to the customer.</summary>
    /// <param name="sequence">The entry; null for a question about the account.</param>
    /// <param name="isWrong">The customer says that it is wrong; otherwise it is a question.</param>
    /// <exception cref="NotFoundException">No such account or entry.</exception>
    public Task OpenAsync(long customerId, string accountReference, int? sequence, bool isWrong, string words, Actor actor, CancellationToken cancellationToken) => db.WriteAsync(
        async () =>
        {
            var account = await AccountAsync(customerId, accountReference, cancellationToken);
            var entry = await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.FinancedAccountId == account.FinancedAccountId && e.Sequence == sequence, cancellationToken);
            if (sequence is not null && entry is null)
            {
                throw new NotFoundException();
            }

            var (today, now) = (clock.Today(), clock.UtcNow());
            var about = entry is null ? "the account" : About(entry);
            var opened = await cases.OpenAsync(
                isWrong ? CaseKind.BillingDispute : CaseKind.Question, $"{account.Reference} entry {sequence}", $"{(isWrong ? "Says it is wrong" : "Asks")}: {about}", today.AddDays(rules.Book.Count(Rule.DaysToAnswer, today)), customerId, account.FinancedAccountId, words, cancellationToken);
            if (isWrong && entry is not null && opened.StaffCaseId == 0)
            {
                await autopay.DisputeAsync(account, entry, cancellationToken);
            }

            var customer = await db.Customers.SingleAsync(c => c.CustomerId == customerId, cancellationToken);
            notices.Tell(customer, NotificationKind.Account, Mail(customer, account, "We got your question", $"We answer by {opened.DueOn:MMMM d, yyyy} at the latest. Until then, keep paying what you don’t dispute."), $"We answer by {opened.DueOn:MMMM d, yyyy} at the latest.");
            db.AuditRows.Add(new AuditRow(actor, isWrong ? "dispute opened" : "question asked", opened.Reference, now, customerId, account.FinancedAccountId, after: about));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Sends a colleague's answer to the customer. The caller saves.</summary>
    internal async Task AnswerAsync(StaffCase answered, CancellationToken cancellationToken)
    {
        if (answered is { Kind: CaseKind.BillingDispute or CaseKind.Question, CustomerId: { } customerId, FinancedAccountId: { } accountId })
        {
            var customer = await db.Customers.SingleAsync(c => c.CustomerId == customerId, cancellationToken);
            var account = await db.Accounts.Include(a => a.Vehicle).SingleAsync(a => a.FinancedAccountId == accountId, cancellationToken);
            var entries = $"{account.Reference} entry ";
            if (!await db.StaffCases.AnyAsync(c => c.StaffCaseId != answered.StaffCaseId && c.FinancedAccountId == accountId && c.Kind == CaseKind.BillingDispute && c.State != CaseState.Closed && c.Subject.StartsWith(entries), cancellationToken))
            {
                await autopay.AnsweredAsync(account, cancellationToken);
            }

            notices.Tell(customer, NotificationKind.Account, Mail(customer, account, "Our answer to your question", answered.Outcome), answered.Outcome[..Math.Min(answered.Outcome.Length, 250)]);
        }
    }

    /// <summary>Such as <c>late fee assessed, $24.11, Oct 27, 2026</c>.</summary>
    private static string About(AccountEvent entry)
    {
        var kind = string.Concat(entry.Kind.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
        return $"{kind}, {entry.Amount}, {entry.EffectiveOn.ToString("MMM d, yyyy", CultureInfo.GetCultureInfo("en-US"))}";
    }

    private static EmailDraft Mail(Customer customer, FinancedAccount account, string subject, string words) => new()
    {
        To = customer.Email,
        CustomerId = customer.CustomerId,
        Greeting = customer.FirstName,
        Subject = subject,
        Paragraphs = [words],
        Facts = [("For", $"{account.Vehicle.Name}, account ending in {account.LastFour}")],
        Link = ($"/accounts/{account.Reference}/question", "See your question and our answer"),
    };

    private async Task<FinancedAccount> AccountAsync(long customerId, string reference, CancellationToken cancellationToken) =>
        (Reference.IsWellFormed(reference)
            ? await db.Accounts.AsNoTracking().OfCustomer(customerId, PartyRights.Dispute, clock.Today()).Include(a => a.Terms).Include(a => a.Vehicle).SingleOrDefaultAsync(a => a.Reference == reference, cancellationToken)
            : null) ?? throw new NotFoundException();
}
