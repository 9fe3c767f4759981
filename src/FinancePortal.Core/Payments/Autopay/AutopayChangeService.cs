using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Emails;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments.Autopay;

/// <summary>
/// Small changes of an authorization that holds: skip one debit, pause, go on, another bank account (F-404). Each is made from a page, whose
/// <see cref="AutopayEnrollment.Stamp"/> it brings along; a stale one throws <see cref="ChangedMeanwhileException"/>.
/// </summary>
public sealed class AutopayChangeService(PortalDbContext db, AccountHolderService holders, NoticeService notices, Letterhead letterhead, TimeProvider clock)
{
    /// <summary>How long a customer may pause.</summary>
    public const int MostPauseDays = 92;

    /// <summary>Passes over the next debit, or takes it after all. Says which date it is; null when there is none.</summary>
    /// <exception cref="NotFoundException">No such account, no right to pay it, or autopay is off.</exception>
    public Task<DateOnly?> SkipAsync(string accountReference, bool skip, string? seen, Actor actor, CancellationToken cancellationToken) => ChangeAsync<DateOnly?>(accountReference, seen, actor, enrollment =>
    {
        if (enrollment.NextDebitOn is not { } next)
        {
            return null;
        }

        if (!skip)
        {
            var skipped = enrollment.SkippedOn;
            enrollment.TakeAfterAll();
            return skipped;
        }

        var state = enrollment.Account.State;
        var on = AutopayPlan.Next(enrollment.Account.CurrentTerms, state, enrollment.Rule, next, count: 1, enrollment.Takes) is [var debit] ? debit.On : next;
        enrollment.Skip(on);
        return on;
    }, on => on is null ? null : skip
        ? ("autopay debit skipped", $"Autopay passes over {AutopayWords.Date(on.Value)}", "Nothing is debited that day. The payment is still due: make it yourself to avoid a late fee.")
        : ("autopay debit restored", $"Autopay takes {AutopayWords.Date(on.Value)} after all", "The debit that you had skipped is made."), cancellationToken);

    /// <summary>No debits through a day. False when the day is not possible.</summary>
    /// <exception cref="NotFoundException">No such account, no right to pay it, or autopay is off.</exception>
    public Task<bool> PauseAsync(string accountReference, DateOnly through, string? seen, Actor actor, CancellationToken cancellationToken) => ChangeAsync(accountReference, seen, actor, enrollment =>
    {
        var today = clock.Today();
        if (through <= today || through > today.AddDays(MostPauseDays))
        {
            return false;
        }

        enrollment.Pause(AutopayPause.ByCustomer, through);
        return true;
    }, done => done ? ("autopay paused", $"Autopay is paused through {AutopayWords.Date(through)}", "Nothing is debited until then. Payments that are due meanwhile are yours to make.") : null, cancellationToken);

    /// <summary>Ends the pause.</summary>
    /// <exception cref="NotFoundException">No such account, no right to pay it, or autopay is off.</exception>
    public Task<bool> ResumeAsync(string accountReference, string? seen, Actor actor, CancellationToken cancellationToken) => ChangeAsync(accountReference, seen, actor, enrollment =>
    {
        enrollment.Resume();
        return true;
    }, _ => ("autopay resumed", "Autopay goes on", "Debits are made again from the next date on."), cancellationToken);

    /// <summary>Debits another of the customer's bank accounts from now on; the terms stay. False when it cannot be used.</summary>
    /// <exception cref="NotFoundException">No such account, no right to pay it, or autopay is off.</exception>
    public Task<bool> ChangeMethodAsync(string accountReference, string methodReference, string? seen, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            var enrollment = await FindAsync(accountReference, seen, actor, cancellationToken);
            var method = await db.PaymentMethods.Include(m => m.Customer).SingleOrDefaultAsync(m => m.Reference == methodReference && m.CustomerId == actor.CustomerId, cancellationToken);
            if (method is not { MayDebit: true, IsBankAccount: true })
            {
                return false;
            }

            if (method.PaymentMethodId == enrollment.PaymentMethodId)
            {
                return true;
            }

            var (now, account) = (clock.UtcNow(), enrollment.Account);
            method.Use(now);
            enrollment.End(now);
            await db.SaveChangesAsync(cancellationToken);
            var next = AutopayPlan.Next(account.CurrentTerms, account.State, enrollment.Rule, enrollment.NextDebitOn ?? clock.Today().AddDays(1), count: 1, enrollment.Follows);
            var renewed = enrollment.With(method, now, AutopayWords.Authorization(letterhead, account, method, enrollment.Rule, next is [var first] ? first : null));
            db.AutopayEnrollments.Add(renewed);
            notices.Tell(method.Customer, NotificationKind.Payment, AutopayEmails.On(renewed, method.Customer), $"Autopay now debits {method.Name} ending in {method.LastFour}.", isRequired: true);
            db.AuditRows.Add(new AuditRow(actor, "autopay bank account changed", renewed.Reference, now, financedAccountId: account.FinancedAccountId, before: enrollment.Method.LastFour, after: method.LastFour));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    private Task<T> ChangeAsync<T>(string accountReference, string? seen, Actor actor, Func<AutopayEnrollment, T> change, Func<T, (string Action, string Subject, string Sentence)?> words, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            var enrollment = await FindAsync(accountReference, seen, actor, cancellationToken);
            var answer = change(enrollment);
            if (words(answer) is { } said)
            {
                foreach (var holder in await holders.WhoPayAsync(enrollment.Account, cancellationToken))
                {
                    notices.Tell(holder, NotificationKind.Payment, AutopayEmails.Changed(enrollment, holder, said.Subject, said.Sentence), $"{enrollment.Account.Vehicle.Name}, account ending in {enrollment.Account.LastFour}.");
                }

                db.AuditRows.Add(new AuditRow(actor, said.Action, enrollment.Reference, clock.UtcNow(), financedAccountId: enrollment.FinancedAccountId, after: said.Subject));
                await db.SaveChangesAsync(cancellationToken);
            }

            return answer;
        }, cancellationToken);
    }

    private async Task<AutopayEnrollment> FindAsync(string accountReference, string? seen, Actor actor, CancellationToken cancellationToken)
    {
        var customerId = actor.CustomerId ?? throw new NotFoundException("Only a customer changes autopay.");
        var account = await holders.FindAsync(db.Accounts, customerId, PartyRights.Pay, accountReference, cancellationToken);
        var active = await db.AutopayEnrollments.Include(a => a.Method).ThenInclude(m => m.Customer)
            .SingleOrDefaultAsync(a => a.FinancedAccountId == account.FinancedAccountId && a.EndedAt == null, cancellationToken);
        ChangedMeanwhileException.ThrowIfStale(seen, AutopayEnrollment.StampOf(active));
        return active ?? throw new NotFoundException();
    }
}
