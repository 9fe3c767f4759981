using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Emails;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments.Autopay;

/// <summary>A customer looks at autopay, turns it on, and turns it off in one step (F-404, F-405).</summary>
public sealed class AutopayService(PortalDbContext db, AccountHolderService holders, NoticeService notices, Letterhead letterhead, TimeProvider clock)
{
    /// <exception cref="NotFoundException">No such account, or no right to pay it.</exception>
    public async Task<AutopayDesk> DeskAsync(long customerId, string accountReference, CancellationToken cancellationToken) =>
        (await OpenAsync(db.Accounts.AsNoTracking(), db.AutopayEnrollments.AsNoTracking(), customerId, accountReference, cancellationToken)).Desk;

    /// <summary>What a choice would do, or why it cannot be made.</summary>
    /// <exception cref="NotFoundException">No such account, or no right to pay it.</exception>
    public async Task<(AutopayReview? Review, EnrollInAutopayAnswer.Refused? Refused)> ReviewAsync(long customerId, EnrollInAutopay request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (desk, methods, promised) = await OpenAsync(db.Accounts.AsNoTracking(), db.AutopayEnrollments.AsNoTracking(), customerId, request.AccountReference, cancellationToken);
        return Review(desk, methods, promised, request);
    }

    /// <summary>Turns it on, or puts other terms in the place of those that hold. The same terms again are those that hold.</summary>
    /// <exception cref="NotFoundException">No such account, or no right to pay it.</exception>
    /// <exception cref="ChangedMeanwhileException">Something else holds than the page would have replaced.</exception>
    public Task<EnrollInAutopayAnswer> EnrollAsync(EnrollInAutopay request, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var customerId = actor?.CustomerId ?? throw new NotFoundException("Only a customer turns autopay on.");
        return db.WriteAsync<EnrollInAutopayAnswer>(async () =>
        {
            var (desk, methods, promised) = await OpenAsync(db.Accounts, db.AutopayEnrollments, customerId, request.AccountReference, cancellationToken);
            if (desk.Enrollment is { } same && same.Rule == Normal(request.Rule, desk, same) && same.Method.Reference == request.MethodReference)
            {
                return new EnrollInAutopayAnswer.Accepted(same);
            }

            ChangedMeanwhileException.ThrowIfStale(request.Seen, AutopayEnrollment.StampOf(desk.Enrollment));

            var (review, refused) = Review(desk, methods, promised, request);
            if (refused is not null)
            {
                return refused;
            }

            if (request.AgreedTo is { } text && text != review!.Authorization)
            {
                return new EnrollInAutopayAnswer.Refused(AutopayField.None, "The figures changed while you were looking. Read the new ones, then choose again.");
            }

            var method = methods.Single(m => m.Reference == request.MethodReference);
            return new EnrollInAutopayAnswer.Accepted(await WriteAsync(desk, review!, method, actor, cancellationToken));
        }, cancellationToken);
    }

    /// <summary>Ends the authorization at once; a debit that was made can still be cancelled by itself. Says whether one was on.</summary>
    /// <exception cref="NotFoundException">No such account, or no right to pay it.</exception>
    public Task<bool> RevokeAsync(string accountReference, Actor actor, CancellationToken cancellationToken)
    {
        var customerId = actor?.CustomerId ?? throw new NotFoundException("Only a customer turns autopay off.");
        return db.WriteAsync(async () =>
        {
            var (desk, _, _) = await OpenAsync(db.Accounts, db.AutopayEnrollments, customerId, accountReference, cancellationToken);
            if (desk.Enrollment is not { } enrollment)
            {
                return false;
            }

            var now = clock.UtcNow();
            enrollment.End(now);
            foreach (var holder in await holders.WhoPayAsync(desk.Account, cancellationToken))
            {
                notices.Tell(holder, NotificationKind.Payment, AutopayEmails.Off(enrollment, holder), $"{desk.Account.Vehicle.Name}, account ending in {desk.Account.LastFour}.", isRequired: true);
            }

            db.AuditRows.Add(new AuditRow(actor, "autopay revoked", enrollment.Reference, now, financedAccountId: desk.Account.FinancedAccountId));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    private async Task<AutopayEnrollment> WriteAsync(AutopayDesk desk, AutopayReview review, PaymentMethod method, Actor actor, CancellationToken cancellationToken)
    {
        var (now, rule) = (clock.UtcNow(), review.Rule);
        method.Use(now);
        if (desk.Enrollment is { } old)
        {
            // Saved first: one account has one that holds.
            old.End(now);
            await db.SaveChangesAsync(cancellationToken);
        }

        var enrollment = new AutopayEnrollment
        {
            Account = desk.Account,
            Method = method,
            AmountRule = rule.AmountRule,
            Amount = rule.Amount,
            Rhythm = rule.Rhythm,
            Day = rule.Day,
            SecondDay = rule.SecondDay,
            StartsOn = rule.StartsOn,
            TakesBalloon = rule.TakesBalloon,
            ChargesUpToCents = rule.ChargesUpTo?.Cents,
            EnrolledAt = now,
            Authorization = review.Authorization,
        };
        enrollment.LeaveOut(rule.DisputedFee);
        enrollment.GoOnFrom(desk.Earliest, desk.Account.State.DueDay);
        db.AutopayEnrollments.Add(enrollment);
        if (review.Debits is [var first, ..])
        {
            db.AutopayNotices.Add(new AutopayNotice { Account = desk.Account, DebitOn = first.On, Amount = first.Total, Kind = AutopayNoticeKind.Authorized, ToldOn = desk.Today, ToldAt = now });
        }

        var customer = await db.Customers.SingleAsync(c => c.CustomerId == actor.CustomerId, cancellationToken);
        notices.Tell(customer, NotificationKind.Payment, AutopayEmails.On(enrollment, customer), $"{desk.Account.Vehicle.Name}, account ending in {desk.Account.LastFour}. We sent you what you agreed to.", isRequired: true);
        db.AuditRows.Add(new AuditRow(actor, desk.Enrollment is null ? "autopay turned on" : "autopay changed", enrollment.Reference, now, financedAccountId: desk.Account.FinancedAccountId, after: AutopayWords.When(rule)));
        await db.SaveChangesAsync(cancellationToken);
        return enrollment;
    }

    private (AutopayReview? Review, EnrollInAutopayAnswer.Refused? Refused) Review(AutopayDesk desk, IReadOnlyList<PaymentMethod> methods, IReadOnlyList<ExpectedPayment> promised, EnrollInAutopay request)
    {
        if (methods.FirstOrDefault(m => m.Reference == request.MethodReference) is not { } method)
        {
            return (null, new(AutopayField.Method, "Choose the bank account that autopay debits."));
        }

        var rule = Normal(request.Rule, desk, same: null);
        if (AutopayRules.Refuse(desk, rule) is { } refused)
        {
            return (null, refused);
        }

        var debits = AutopayPlan.Next(desk.Terms, desk.Account.State, rule, desk.Earliest, expected: promised);
        var choice = desk.Methods.Single(m => m.Reference == method.Reference);
        return (new AutopayReview(desk, rule, choice, debits, AutopayWords.Authorization(letterhead, desk.Account, method, rule, debits is [var first, ..] ? first : null)), null);
    }

    /// <summary>Leaves out what does not belong to the rhythm, so that equal choices are equal.</summary>
    private static AutopayRule Normal(AutopayRule rule, AutopayDesk desk, AutopayEnrollment? same) => rule with
    {
        Amount = rule.AmountRule is AutopayAmount.AmountDue ? Money.Zero : rule.Amount,
        Day = rule.Rhythm is AutopayRhythm.EveryTwoWeeks ? null : rule.Day,
        SecondDay = rule.Rhythm is AutopayRhythm.TwiceAMonth ? rule.SecondDay : null,
        StartsOn = rule.Rhythm is AutopayRhythm.EveryTwoWeeks ? rule.StartsOn : same?.StartsOn ?? desk.Earliest,
        TakesBalloon = desk.Balloon is null || rule.TakesBalloon,
        ChargesUpTo = desk.MayLeaveOut ? rule.ChargesUpTo : null,
        DisputedFee = desk.Enrollment?.DisputedFee,
    };

    private async Task<(AutopayDesk Desk, IReadOnlyList<PaymentMethod> Methods, IReadOnlyList<ExpectedPayment> Promised)> OpenAsync(
        IQueryable<FinancedAccount> accounts, IQueryable<AutopayEnrollment> enrollments, long customerId, string reference, CancellationToken cancellationToken)
    {
        var account = await holders.FindAsync(accounts, customerId, PartyRights.Pay, reference, cancellationToken);
        var all = await enrollments.Where(a => a.FinancedAccountId == account.FinancedAccountId)
            .Include(a => a.Method).ThenInclude(m => m.Customer)
            .OrderByDescending(a => a.AutopayEnrollmentId).ToListAsync(cancellationToken);
        var methods = await db.PaymentMethods
            .Where(m => m.CustomerId == customerId && m.Kind != PaymentMethodKind.DebitCard && m.ValidatedAt != null && m.BlockedAt == null && m.RemovedAt == null && m.Customer.PaymentsFrozenAt == null)
            .OrderBy(m => m.AddedAt).ThenBy(m => m.PaymentMethodId).ToListAsync(cancellationToken);
        var promised = (await db.Payments.AsNoTracking()
            .Where(p => p.FinancedAccountId == account.FinancedAccountId && p.Status == PaymentStatus.Scheduled)
            .OrderBy(p => p.CreditOn).Select(p => new { p.CreditOn, p.Amount, p.Purpose }).ToListAsync(cancellationToken))
            .ConvertAll(p => new ExpectedPayment(p.CreditOn, p.Amount, p.Purpose));
        var active = all.Find(a => a.IsActive);
        var today = clock.Today();
        var told = active is null ? [] : await db.AutopayNotices.AsNoTracking().Where(n => n.FinancedAccountId == account.FinancedAccountId && n.DebitOn >= today).ToListAsync(cancellationToken);
        return (new AutopayDesk
        {
            Account = account,
            Enrollment = active,
            Debits = active is { NextDebitOn: { } next } ? AutopayPlan.Next(account.CurrentTerms, account.State, active.Rule, next, takes: active.Takes, expected: promised, most: AutopayNotice.Limits(account.CurrentTerms, active.Rule, told, today)) : [],
            Methods = [.. methods.Select(m => new PaymentMethodChoice(m.Reference, m.Name, m.LastFour, m.BankName))],
            Position = AccountPosition.On(account.CurrentTerms, account.State, today),
            Today = today,
            Earlier = [.. all.Where(a => !a.IsActive)],
            IsMine = active?.Method.CustomerId == customerId,
        }, methods, promised);
    }
}
