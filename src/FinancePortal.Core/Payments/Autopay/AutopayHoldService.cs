using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Emails;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments.Autopay;

/// <summary>
/// Stops autopay, or a part of it, because of something else that was agreed or is disputed, and lets it go on (F-404). Always in the
/// caller's unit of work; nothing happens where autopay is off.
/// </summary>
public sealed class AutopayHoldService(PortalDbContext db, NoticeService notices, TimeProvider clock)
{
    /// <summary>Payments were put off or moved: no debit before the first one that the new dates ask for.</summary>
    public async Task FollowAsync(FinancedAccount account, CancellationToken cancellationToken)
    {
        if (await FindAsync(account, cancellationToken) is not { } enrollment)
        {
            return;
        }

        DateOnly? through = AutopayPlan.Next(account.CurrentTerms, account.State, enrollment.Rule, clock.Today().AddDays(1), count: 1) is [var first] ? first.On.AddDays(-1) : null;
        if (through is null || through >= clock.Today())
        {
            enrollment.Pause(AutopayPause.HelpToPay, through);
        }

        enrollment.GoOnFrom(clock.Today().AddDays(1), account.State.DueDay);
        Tell(enrollment, account, "Autopay follows your new schedule", through is { } day ? $"Autopay is paused through {AutopayWords.Date(day)} and goes on by itself after that." : "Autopay is paused until you let it go on.");
    }

    /// <summary>
    /// The customer says that an entry is wrong. A fee that is still owed is left out of the debits while everything else goes on; about
    /// anything else no debit is made until we have answered or the customer lets it go on.
    /// </summary>
    public async Task DisputeAsync(FinancedAccount account, AccountEvent entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (await FindAsync(account, cancellationToken) is not { } enrollment)
        {
            return;
        }

        var isOwed = account.State.Fees.Any(f => f.Sequence == entry.Sequence);
        if (isOwed && AutopayPlan.MayLeaveOut(account.CurrentTerms))
        {
            enrollment.LeaveOut(Math.Min(enrollment.DisputedFee ?? entry.Sequence, entry.Sequence));
            Tell(enrollment, account, "Autopay leaves out what you dispute", $"The {entry.Amount} that you dispute isn't debited while we look into it, and neither are fees that come after it. Your payments are.");
        }
        else if (enrollment.Paused is null && (isOwed || entry.Kind is not (AccountEventKind.LateFeeAssessed or AccountEventKind.ReturnedPaymentFeeAssessed or AccountEventKind.FeeAssessed)))
        {
            enrollment.Pause(AutopayPause.Dispute, through: null);
            Tell(enrollment, account, "Autopay is paused", "Nothing is debited while we look into what you disputed. Payments that are due meanwhile and that you don't dispute are yours to make. You can let autopay go on at any time.");
        }
    }

    /// <summary>Nothing is disputed on the account any more.</summary>
    public async Task AnsweredAsync(FinancedAccount account, CancellationToken cancellationToken)
    {
        if (await FindAsync(account, cancellationToken) is not { } enrollment || (enrollment.Paused is not AutopayPause.Dispute && enrollment.DisputedFee is null))
        {
            return;
        }

        enrollment.LeaveOut(disputedFee: null);
        if (enrollment.Paused is AutopayPause.Dispute)
        {
            enrollment.Resume();
        }

        Tell(enrollment, account, "Autopay goes on", "We answered your dispute. Debits are made as before; we write to you at least 10 days before one that is not the usual amount.");
    }

    private Task<AutopayEnrollment?> FindAsync(FinancedAccount account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        return db.AutopayEnrollments.Include(a => a.Account).ThenInclude(a => a.Vehicle).Include(a => a.Method).ThenInclude(m => m.Customer)
            .SingleOrDefaultAsync(a => a.FinancedAccountId == account.FinancedAccountId && a.EndedAt == null, cancellationToken);
    }

    private void Tell(AutopayEnrollment enrollment, FinancedAccount account, string subject, string sentence) => notices.Tell(
        enrollment.Method.Customer, NotificationKind.Payment, AutopayEmails.Changed(enrollment, enrollment.Method.Customer, subject, sentence), $"{account.Vehicle.Name}, account ending in {account.LastFour}.", isRequired: true);
}
