using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.Risk;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Cards;
using FinancePortal.Core.Payments.Emails;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments;

/// <summary>A customer pays one account from a saved method, or takes a payment back before the cut-off.</summary>
public sealed class PaymentService(PortalDbContext db, PaymentDeskService desks, ContractService contracts, CardChargeService cards, RiskService risk, NoticeService notices, TimeProvider clock)
{
    /// <summary>
    /// Pays, or schedules the payment. Payment, event, journal, balances, e-mail, notice and audit row are one transaction. The
    /// same key with the same values gives the payment that is already there (P-IDM1–3). A card is charged after the payment is
    /// committed; its outcome is on the payment, or still to come.
    /// </summary>
    public async Task<MakePaymentAnswer> MakeAsync(MakePayment request, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(actor);
        if (request.RequestKey.Length == 0)
        {
            throw new ArgumentException("A payment needs the key that was issued with its form.", nameof(request));
        }

        var (answer, isNew) = await db.WriteAsync(() => MakeOnceAsync(request, actor, cancellationToken), cancellationToken);
        if (isNew && answer is MakePaymentAnswer.Accepted { Payment: { BankStatus: BankStatus.AtProcessor } payment })
        {
            // A visitor who goes away must not leave a charge half asked for.
            await cards.CarryOutAsync(payment.PaymentId, actor, CancellationToken.None);
        }

        return answer;
    }

    /// <summary>Cancels before the cut-off: a scheduled payment ends, a credited one that was never sent is reversed. False when it is too late.</summary>
    /// <exception cref="NotFoundException">No such payment on an account that this customer may pay.</exception>
    public Task<bool> CancelAsync(string paymentReference, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            var payment = await desks.PaymentAsync(CustomerOf(actor), PartyRights.Pay, paymentReference, cancellationToken);
            if (!desks.MayCancel(payment))
            {
                return false;
            }

            var now = clock.UtcNow();
            await contracts.WithdrawAsync(payment, "cancelled by customer", actor, now, cancellationToken);
            var customer = await CustomerAsync(actor, cancellationToken);
            Tell(payment, actor, "payment cancelled", PaymentCancelledEmail.For(payment, customer), customer, now);
            foreach (var other in await AccountHolderService.PayersOf(db, payment.FinancedAccountId, clock.Today()).Where(c => c.CustomerId != actor.CustomerId).ToListAsync(cancellationToken))
            {
                notices.Tell(other, NotificationKind.Payment, PaymentCancelledEmail.For(payment, other, actor.Name), $"{payment.Account.Vehicle.Name}, account ending in {payment.Account.LastFour}.");
            }

            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    private async Task<(MakePaymentAnswer Answer, bool IsNew)> MakeOnceAsync(MakePayment request, Actor actor, CancellationToken cancellationToken)
    {
        if (await EarlierAsync(request, actor, cancellationToken) is { } earlier)
        {
            if (earlier is MakePaymentAnswer.Refused)
            {
                db.AuditRows.Add(new AuditRow(actor, "payment form used again with other values", request.AccountReference, clock.UtcNow(), after: request.Amount.ToString()));
                await db.SaveChangesAsync(cancellationToken);
            }

            return (earlier, IsNew: false);
        }

        // Where readers do not wait for writers (SQL Server), the same form may have been paid between the two looks: then it is
        // its own payment that a refusal is about.
        var made = await MakeNewAsync(request, actor, cancellationToken);
        return made.Answer is MakePaymentAnswer.Refused && await EarlierAsync(request, actor, cancellationToken) is { } meanwhile ? (meanwhile, IsNew: false) : made;
    }

    /// <summary>The answer that this form was given before.</summary>
    private async Task<MakePaymentAnswer?> EarlierAsync(MakePayment request, Actor actor, CancellationToken cancellationToken) =>
        await db.Payments.Include(p => p.Account).Include(p => p.Method).SingleOrDefaultAsync(p => p.RequestKey == request.RequestKey, cancellationToken) switch
        {
            null => null,
            var earlier when IsSame(earlier, request, actor) => new MakePaymentAnswer.Accepted(earlier),
            _ => new MakePaymentAnswer.Refused(PaymentRefusal.KeyUsedDifferently, PaymentField.None, "This form was used for another payment."),
        };

    private async Task<(MakePaymentAnswer Answer, bool IsNew)> MakeNewAsync(MakePayment request, Actor actor, CancellationToken cancellationToken)
    {
        var customerId = CustomerOf(actor);
        var (account, desk) = await desks.OpenAsync(customerId, request.AccountReference, cancellationToken);
        var now = clock.UtcNow();
        var creditOn = desk.CreditOn(request);
        if (request.OwedSeen is { } seen && seen != desk.OwedOn(desk.Today))
        {
            return (new MakePaymentAnswer.Refused(PaymentRefusal.FiguresChanged, PaymentField.None, "The account changed while you were looking."), IsNew: false);
        }

        if (desk.Refuse(request, creditOn) is { } refused)
        {
            return (refused, IsNew: false);
        }

        if (!request.SecondIsMeant && await LooksLikeDoubleAsync(account, request.Amount, creditOn, cancellationToken))
        {
            return (new MakePaymentAnswer.Refused(PaymentRefusal.LooksLikeDouble, PaymentField.None, "You've already made this payment for that day."), IsNew: false);
        }

        var method = await db.PaymentMethods.SingleAsync(m => m.Reference == request.MethodReference, cancellationToken);
        if (!method.IsUsable)
        {
            // Removed or blocked since the desk was read.
            return (new MakePaymentAnswer.Refused(PaymentRefusal.MethodNotUsable, PaymentField.Method, "Choose what to pay from."), IsNew: false);
        }

        method.Use(now);
        var payment = new Payment
        {
            Account = account,
            Method = method,
            MethodName = method.Name,
            MethodLastFour = method.LastFour,
            Purpose = request.Purpose,
            Origin = PaymentOrigin.Portal,
            Amount = request.Amount,
            RequestKey = request.RequestKey,
            CreditOn = creditOn,
            CreatedAt = now,
            UserId = actor.UserId,
        };
        db.Payments.Add(payment);
        if (!method.IsBankAccount)
        {
            payment.SendToProcessor();
            db.CardCharges.Add(new CardCharge { Payment = payment, CreatedAt = now });
            db.AuditRows.Add(new AuditRow(actor, "card payment asked for", payment.Reference, now, financedAccountId: account.FinancedAccountId, after: $"{payment.Amount} on {creditOn:yyyy-MM-dd}"));
            await db.SaveChangesAsync(cancellationToken);
            return (new MakePaymentAnswer.Accepted(payment), IsNew: true);
        }

        if (creditOn == desk.Today)
        {
            var booking = await contracts.BookAsync(account, new NewEvent(PaymentDeskService.KindOf(request.Purpose), creditOn, request.Amount), actor, cancellationToken);
            if (booking.Refusal is { } refusal)
            {
                throw new InvalidOperationException($"A payment that was allowed could not be booked: {refusal}.");
            }

            payment.Credit(booking.Sequence, now);
        }

        var received = payment.Status is PaymentStatus.Credited;
        var customer = await CustomerAsync(actor, cancellationToken);
        Tell(payment, actor, received ? "payment made" : "payment scheduled", PaymentReceivedEmail.For(payment, customer), customer, now);
        await db.SaveChangesAsync(cancellationToken);
        if (request.Purpose == PaymentPurpose.Payoff)
        {
            await risk.NoteAsync(customerId, RiskyAct.PayoffPaid, cancellationToken);
        }

        return (new MakePaymentAnswer.Accepted(payment), IsNew: true);
    }

    private void Tell(Payment payment, Actor actor, string action, EmailDraft email, Customer customer, DateTime now)
    {
        notices.Tell(customer, NotificationKind.Payment, email, $"{payment.Account.Vehicle.Name}, account ending in {payment.Account.LastFour}. Confirmation {payment.ConfirmationNumber}.");
        db.AuditRows.Add(new AuditRow(actor, action, payment.Reference, now, financedAccountId: payment.Account.FinancedAccountId, after: $"{payment.Amount} on {payment.CreditOn:yyyy-MM-dd}"));
    }

    private Task<bool> LooksLikeDoubleAsync(FinancedAccount account, Money amount, DateOnly creditOn, CancellationToken cancellationToken) =>
        db.Payments.AnyAsync(
            p => p.Account == account && p.CreditOn == creditOn && p.Amount.Cents == amount.Cents && (p.Status == PaymentStatus.Scheduled || p.Status == PaymentStatus.Credited),
            cancellationToken);

    private static bool IsSame(Payment earlier, MakePayment request, Actor actor) =>
        earlier.UserId == actor.UserId
        && earlier.Account.Reference == request.AccountReference
        && earlier.Method?.Reference == request.MethodReference
        && earlier.Amount == request.Amount
        && earlier.Purpose == request.Purpose;

    private static long CustomerOf(Actor actor) => actor.CustomerId ?? throw new NotFoundException("Only a customer pays here.");

    private Task<Customer> CustomerAsync(Actor actor, CancellationToken cancellationToken) =>
        db.Customers.SingleAsync(c => c.CustomerId == actor.CustomerId, cancellationToken);
}
