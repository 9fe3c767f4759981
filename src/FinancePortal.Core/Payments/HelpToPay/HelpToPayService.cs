using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Payments.Collections;
using FinancePortal.Core.Payments.Emails;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments.HelpToPay;

/// <summary>
/// Moves a due date or puts payments off when a customer signs for it (F-411, F-412). Agreement, event, autopay, collection flag and notice are
/// one transaction; from then on no late fee arises for what was put off, because it is not due.
/// </summary>
public sealed class HelpToPayService(
    PortalDbContext db, AccountHolderService holders, ContractService contracts, AutopayHoldService autopay, CollectionFlagService flags, NoticeService notices, Letterhead letterhead, HelpToPayOptions options, TimeProvider clock)
{
    /// <exception cref="NotFoundException">No such account, or no right to pay it.</exception>
    public Task<HelpToPayDesk> DeskAsync(long customerId, string accountReference, CancellationToken cancellationToken) => OpenAsync(db.Accounts.AsNoTracking(), customerId, accountReference, cancellationToken);

    /// <summary>What a choice would cost and change, or why it cannot be made.</summary>
    /// <exception cref="NotFoundException">No such account, or no right to pay it.</exception>
    public async Task<(HelpOffer? Offer, string? Refused)> OfferAsync(long customerId, string accountReference, HelpKind kind, int number, CancellationToken cancellationToken) =>
        Offer(await OpenAsync(db.Accounts.AsNoTracking(), customerId, accountReference, cancellationToken), kind, number);

    /// <exception cref="NotFoundException">No such account, or no right to pay it.</exception>
    public Task<SignHelpAnswer> SignAsync(SignHelp request, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var customerId = actor?.CustomerId ?? throw new NotFoundException("Only a customer signs here.");
        return db.WriteAsync(async () =>
        {
            var desk = await OpenAsync(db.Accounts, customerId, request.AccountReference, cancellationToken);
            var today = clock.Today();
            if (desk.Agreements.FirstOrDefault(s => s.Kind == request.Kind && s.Number == request.Number && BusinessClock.BusinessDateOf(s.SignedAt) == today) is { } already)
            {
                return new SignHelpAnswer.Accepted(already);
            }

            var (offer, refused) = Offer(desk, request.Kind, request.Number);
            if (offer is null)
            {
                return new SignHelpAnswer.Refused(refused!);
            }

            var customer = await db.Customers.SingleAsync(c => c.CustomerId == customerId, cancellationToken);
            if (!string.Equals(Squeeze(request.SignedName), Squeeze(customer.FullName), StringComparison.OrdinalIgnoreCase))
            {
                return new SignHelpAnswer.Refused($"Type your name as your contract has it: {customer.FullName}.", IsName: true);
            }

            return offer.Text == request.AgreedTo
                ? new SignHelpAnswer.Accepted(await CarryOutAsync(offer, customer, request.SignedName, actor, cancellationToken))
                : (SignHelpAnswer)new SignHelpAnswer.Refused("The figures changed while you were looking. Read the new ones, then sign.");
        }, cancellationToken);
    }

    private async Task<HelpAgreement> CarryOutAsync(HelpOffer offer, Customer customer, string signedName, Actor actor, CancellationToken cancellationToken)
    {
        var (account, now, today) = (offer.Desk.Account, clock.UtcNow(), clock.Today());
        var kind = offer.Kind is HelpKind.Extension ? AccountEventKind.Deferral : AccountEventKind.DueDateChanged;
        var booking = await contracts.BookAsync(account, new NewEvent(kind, today) { Number = offer.Number, Cause = "signed by the customer" }, actor, cancellationToken);
        if (booking.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"Help that was offered could not be booked: {refusal}.");
        }

        var agreement = new HelpAgreement
        {
            Account = account,
            Customer = customer,
            Kind = offer.Kind,
            Number = offer.Number,
            Text = offer.Text,
            SignedName = Squeeze(signedName),
            SignedAt = now,
            ExtraInterest = offer.ExtraInterest,
            BookedBySequence = booking.Sequence,
        };
        db.HelpAgreements.Add(agreement);
        await autopay.FollowAsync(account, cancellationToken);
        await flags.StopAsync(account, cancellationToken);
        foreach (var holder in await holders.WhoPayAsync(account, cancellationToken))
        {
            notices.Tell(holder, NotificationKind.Account, HelpSignedEmail.For(agreement, holder), $"{account.Vehicle.Name}, account ending in {account.LastFour}. Next payment {AutopayWords.Date(offer.NextAfter.DueOn)}.", isRequired: true);
        }

        db.AuditRows.Add(new AuditRow(actor, offer.Kind is HelpKind.Extension ? "payments put off" : "due date moved", agreement.Reference, now, financedAccountId: account.FinancedAccountId, after: $"{offer.Number}; next due {offer.NextAfter.DueOn:yyyy-MM-dd}"));
        await db.SaveChangesAsync(cancellationToken);
        return agreement;
    }

    private (HelpOffer? Offer, string? Refused) Offer(HelpToPayDesk desk, HelpKind kind, int number)
    {
        var (account, today) = (desk.Account, clock.Today());
        var refused = (kind is HelpKind.Extension ? desk.NoExtension : desk.NoDueDate) ?? HelpToPayRules.RefuseNumber(desk.Options, kind, number, account.State.DueDay);
        if (refused is not null)
        {
            return (null, refused);
        }

        var effect = kind is HelpKind.Extension
            ? WhatIf.Deferred(account.CurrentTerms, account.State, today, number)
            : WhatIf.DueDayChanged(account.CurrentTerms, account.State, today, number);
        return effect.Refusal is null && effect is { ScheduleBefore.Rows.Count: > 0, ScheduleAfter.Rows.Count: > 0 }
            ? (new HelpOffer { Desk = desk, Kind = kind, Number = number, Effect = effect, Text = HelpOffer.TextOf(desk, kind, number, effect, letterhead.Company) }, null)
            : (null, "This can't be done online for this account. Call us and we'll sort it out.");
    }

    private async Task<HelpToPayDesk> OpenAsync(IQueryable<FinancedAccount> accounts, long customerId, string reference, CancellationToken cancellationToken)
    {
        var account = await holders.FindAsync(accounts, customerId, PartyRights.Pay, reference, cancellationToken);
        var changes = await db.Events.AsNoTracking()
            .Where(e => e.FinancedAccountId == account.FinancedAccountId && (e.Kind == AccountEventKind.Deferral || e.Kind == AccountEventKind.DueDateChanged || e.Kind == AccountEventKind.Reversal))
            .Select(e => new { e.Sequence, e.Kind, e.EffectiveOn, e.Reverses }).ToListAsync(cancellationToken);
        var undone = changes.Where(c => c.Kind is AccountEventKind.Reversal).Select(c => c.Reverses).ToHashSet();
        List<EarlierHelp> earlier = [.. changes.Where(c => c.Kind is not AccountEventKind.Reversal && !undone.Contains(c.Sequence))
            .Select(c => new EarlierHelp(c.Kind is AccountEventKind.Deferral ? HelpKind.Extension : HelpKind.DueDateChange, c.EffectiveOn))];
        var position = AccountPosition.On(account.CurrentTerms, account.State, clock.Today());
        return new HelpToPayDesk
        {
            Account = account,
            Position = position,
            Options = options,
            NoExtension = HelpToPayRules.RefuseExtension(options, position, earlier),
            NoDueDate = HelpToPayRules.RefuseDueDate(options, position, earlier),
            Agreements = await db.HelpAgreements.AsNoTracking().Where(h => h.FinancedAccountId == account.FinancedAccountId).OrderByDescending(h => h.HelpAgreementId).ToListAsync(cancellationToken),
            HasAutopay = await db.AutopayEnrollments.AnyAsync(a => a.FinancedAccountId == account.FinancedAccountId && a.EndedAt == null, cancellationToken),
            Pending = await db.Payments.AsNoTracking().Where(p => p.FinancedAccountId == account.FinancedAccountId && p.Status == PaymentStatus.Scheduled)
                .OrderBy(p => p.CreditOn).Select(p => new PendingPayment(p.Reference, p.Amount, p.CreditOn)).ToListAsync(cancellationToken),
        };
    }

    private static string Squeeze(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
