using System.Globalization;
using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.Contact;
using FinancePortal.Core.Customers.Risk;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Staff.Emails;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Staff.Corrections;

/// <summary>Books a correction in the caller's transaction: events, journals, the payment that they belong to, the letter, the audit row.</summary>
public sealed class CorrectionBookingService(PortalDbContext db, ContractService contracts, CaseService cases, NoticeService notices, Letterhead letterhead, TimeProvider clock)
{
    /// <returns>Why it could not be booked; null when it was.</returns>
    internal async Task<CorrectionProblem?> BookAsync(Correction correction, string note, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow();
        var customer = await db.Customers.SingleAsync(c => c.CustomerId == correction.CustomerId, cancellationToken);
        (FinancedAccount? account, AccountEvent? corrected, IReadOnlyList<AccountEvent> fees) = (null, null, []);
        switch (correction.Kind)
        {
            case CorrectionKind.PersonalData:
                var old = PostalAddress.Of(customer);
                PersonalDetails.Write(customer, correction.Field, correction.NewValue);
                customer.MoneyOutHeldUntil = PersonalDetails.IsContact(correction.Field) ? now + RiskService.AfterContactChange : customer.MoneyOutHeldUntil;
                if (PostalAddress.Of(customer) != old && AddressChangedLetter.To(old, customer, letterhead, now) is { } letter)
                {
                    db.Add(letter);
                }

                correction.Book(actor, note, first: null, last: null, now);
                break;
            case CorrectionKind.LeaseReading:
                account = await TrackedAsync(a => a.FinancedAccountId == correction.FinancedAccountId, cancellationToken);
                if ((await ReadingEffectAsync(account, correction.Field, correction.NewValue, cancellationToken)).Problem is { } impossible)
                {
                    return impossible;
                }

                await CorrectReadingAsync(correction, account, actor, now, cancellationToken);
                correction.Book(actor, note, first: null, last: null, now);
                break;
            default:
                account = await TrackedAsync(a => a.FinancedAccountId == correction.FinancedAccountId, cancellationToken);
                var events = await db.Events.Where(e => e.FinancedAccountId == account.FinancedAccountId).OrderBy(e => e.Sequence).ToListAsync(cancellationToken);
                var plan = CorrectionPlan.Of(account.CurrentTerms, events, RequestOf(correction), clock.Today());
                if ((plan.Problem ?? (CorrectionPlan.Simulate(account.CurrentTerms, events, plan.Events, now) is null ? CorrectionProblem.LaterEventImpossible : null)) is { } problem)
                {
                    return problem;
                }

                (corrected, fees) = (events.Find(e => e.Sequence == correction.Sequence), plan.LateFees);
                var payment = corrected is null ? null : await db.Payments.SingleOrDefaultAsync(p => p.FinancedAccountId == account.FinancedAccountId && p.CreditedBySequence == corrected.Sequence, cancellationToken);
                var first = account.LastSequence + 1;
                var credited = await BookAsync(account, plan.Events, actor, cancellationToken);
                Follow(correction.Kind, payment, credited, plan.Events, now);
                if (correction.Kind is CorrectionKind.AddMissingPayment)
                {
                    Keep(correction, account, plan.Events[0], credited, now);
                }

                if (plan.ForTarget.Count > 0)
                {
                    var target = await TrackedAsync(a => a.FinancedAccountId == correction.TargetAccountId, cancellationToken);
                    Keep(correction, target, plan.ForTarget[0], await BookAsync(target, plan.ForTarget, actor, cancellationToken), now);
                }

                correction.Book(actor, note, first, account.LastSequence, now);
                break;
        }

        var email = AccountCorrectedEmail.For(correction, customer, account, corrected, fees);
        notices.Tell(customer, NotificationKind.Account, email, email.Paragraphs[0], isRequired: true);
        db.AuditRows.Add(new AuditRow(
            actor, "correction booked", correction.Reference, now, correction.CustomerId, correction.FinancedAccountId,
            before: correction.OldValue, after: $"{correction.Kind}, {correction.Reason}, events {correction.FirstSequence} to {correction.LastSequence}, made by {correction.MadeByName} {correction.NewValue}".Trim()));
        await cases.CloseAsync(CaseKind.CorrectionToApprove, correction.Reference, $"Booked by {actor.Name}", cancellationToken);
        return null;
    }

    /// <summary>What a reading put right would mean, as things stand now.</summary>
    internal async Task<CorrectionEffect> ReadingEffectAsync(FinancedAccount account, string reading, string miles, CancellationToken cancellationToken)
    {
        var standing = await db.OdometerReadings.AsNoTracking().Where(r => r.VehicleId == account.VehicleId && r.WithdrawnAt == null).OrderBy(r => r.ReadOn).ThenBy(r => r.OdometerReadingId).ToListAsync(cancellationToken);
        return standing.Find(r => r.Reference == reading) is { } wrong
            ? ReadingEffects.Of(account, standing, wrong, int.Parse(miles, CultureInfo.InvariantCulture), clock.Today())
            : CorrectionEffect.Refused(CorrectionProblem.NoSuchEvent);
    }

    internal static CorrectionRequest RequestOf(Correction correction) => new()
    {
        Kind = correction.Kind,
        Sequence = correction.Sequence,
        NewDate = correction.NewDate,
        Amount = correction.Amount,
        ApplyAs = correction.ApplyAs,
        TakesBackLateFees = correction.TakesBackLateFees,
        Field = correction.Field,
        NewValue = correction.NewValue,
        Reason = correction.Reason,
        Note = correction.Note,
    };

    /// <summary>The payment's own row points at the event that credits it now, and says its date and use.</summary>
    private static void Follow(CorrectionKind kind, Payment? payment, int? credited, IReadOnlyList<NewEvent> booked, DateTime now)
    {
        if (kind is CorrectionKind.Reverse or CorrectionKind.MoveToOtherAccount)
        {
            payment?.Reverse(now);
        }
        else if (payment is not null && credited is { } sequence)
        {
            var anew = booked.First(e => CorrectionPlan.IsPayment(e.Kind));
            payment.CreditAnew(sequence, anew.EffectiveOn, UseOf(anew.Kind, payment.Purpose));
        }
    }

    private static PaymentPurpose UseOf(AccountEventKind kind, PaymentPurpose before) => kind switch
    {
        AccountEventKind.PrincipalOnlyPayment => PaymentPurpose.PrincipalOnly,
        AccountEventKind.PaidAheadPayment => PaymentPurpose.PaidAhead,
        _ => before is PaymentPurpose.PrincipalOnly or PaymentPurpose.PaidAhead ? PaymentPurpose.Regular : before,
    };

    /// <summary>Money that the bank has already: the payment's row is there from its beginning to its end.</summary>
    private void Keep(Correction correction, FinancedAccount account, NewEvent received, int? credited, DateTime now)
    {
        var payment = new Payment
        {
            Account = account,
            MethodName = "Check",
            Purpose = PaymentPurpose.Regular,
            Origin = PaymentOrigin.Staff,
            Amount = received.Amount,
            RequestKey = $"correction-{correction.Reference}",
            CreditOn = received.EffectiveOn,
            CreatedAt = now,
        };
        payment.Credit(credited!.Value, now);
        payment.Send(now);
        payment.Settle(now);
        db.Payments.Add(payment);
    }

    /// <summary>Books the events one after another. Says which one is the payment among them.</summary>
    private async Task<int?> BookAsync(FinancedAccount account, IReadOnlyList<NewEvent> plan, Actor actor, CancellationToken cancellationToken)
    {
        int? paid = null;
        foreach (var next in plan)
        {
            var booking = await contracts.BookAsync(account, next.Reverses == CorrectionPlan.ThePaymentBefore ? next with { Reverses = paid } : next, actor, cancellationToken);
            if (booking.Refusal is { } refusal)
            {
                throw new InvalidOperationException($"A correction that was simulated could not be booked: {refusal}.");
            }

            paid = CorrectionPlan.IsPayment(next.Kind) ? booking.Sequence : paid;
        }

        return paid;
    }

    private async Task CorrectReadingAsync(Correction correction, FinancedAccount account, Actor actor, DateTime now, CancellationToken cancellationToken)
    {
        var wrong = await db.OdometerReadings.SingleAsync(r => r.Reference == correction.Field && r.VehicleId == account.VehicleId, cancellationToken);
        wrong.Withdraw(correction.Note[..Math.Min(correction.Note.Length, 256)], now);
        db.OdometerReadings.Add(new OdometerReading
        {
            VehicleId = account.VehicleId,
            ReadOn = wrong.ReadOn,
            Miles = int.Parse(correction.NewValue, CultureInfo.InvariantCulture),
            Source = OdometerSource.Staff,
            RecordedAt = now,
            RecordedBy = actor.Name,
        });
    }

    private Task<FinancedAccount> TrackedAsync(System.Linq.Expressions.Expression<Func<FinancedAccount, bool>> which, CancellationToken cancellationToken) =>
        db.Accounts.Include(a => a.Terms).Include(a => a.Vehicle).SingleAsync(which, cancellationToken);
}
