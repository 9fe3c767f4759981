using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Payments.Emails;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.Payments.Cards;

/// <summary>
/// Charges a card for a payment whose intent is committed, and books what the processor says came of it. A charge without an answer stays
/// open until it is asked: it is then booked, declined, or given up at the processor first and here second (DATA part 7).
/// </summary>
public sealed class CardChargeService(PortalDbContext db, CardDoor door, ContractService contracts, NoticeService notices, TimeProvider clock, ILogger<CardChargeService> log)
{
    /// <summary>The code of a payment whose cardholder disputed the charge.</summary>
    public const string Disputed = "CBK";

    /// <summary>Charges the card for a payment that was just made. Without an answer the payment stays as it is.</summary>
    public async Task CarryOutAsync(long paymentId, Actor actor, CancellationToken cancellationToken)
    {
        var charge = await db.CardCharges.AsNoTracking().Include(c => c.Payment).ThenInclude(p => p.Method).SingleAsync(c => c.PaymentId == paymentId, cancellationToken);
        var payment = charge.Payment;
        try
        {
            var request = new CardChargeRequest(payment.Reference, payment.Method?.CardToken ?? "", payment.Amount, $"Payment {payment.ConfirmationNumber}");
            var processorId = await door.Required.PrepareAsync(request, cancellationToken);
            if (await KeepAsync(charge.CardChargeId, processorId, cancellationToken))
            {
                await BookAsync(charge.CardChargeId, await door.Required.ChargeAsync(processorId, cancellationToken), actor, cancellationToken);
            }
        }
        catch (CardProcessorException e)
        {
            log.LogWarning(e, "No answer about the card charge of payment {Confirmation}: it will be asked for", payment.ConfirmationNumber);
        }
    }

    /// <summary>Asks for a charge that has no answer, and gives it up when it took no money. True once it is known.</summary>
    /// <exception cref="CardProcessorException">The processor gave no answer now either.</exception>
    public async Task<bool> ResolveAsync(long cardChargeId, Actor actor, CancellationToken cancellationToken)
    {
        var processorId = await db.CardCharges.Where(c => c.CardChargeId == cardChargeId).Select(c => c.ProcessorId).SingleAsync(cancellationToken);
        var outcome = processorId is null ? new CardOutcome(CardOutcomeKind.Declined, CardDecline.NoAnswer) : await door.Required.AskAsync(processorId, cancellationToken);
        if (outcome.Kind is CardOutcomeKind.Prepared)
        {
            outcome = await door.Required.CancelAsync(processorId!, cancellationToken);
        }

        return await BookAsync(cardChargeId, outcome, actor, cancellationToken);
    }

    /// <summary>The processor says that something happened to a charge: asks what, and books it. Charges that are not ours are passed over.</summary>
    public async Task LearnAsync(string processorId, Actor actor, CancellationToken cancellationToken)
    {
        if (await db.CardCharges.Where(c => c.ProcessorId == processorId && c.Status == CardChargeStatus.Open).Select(c => (long?)c.CardChargeId).SingleOrDefaultAsync(cancellationToken) is { } charge)
        {
            await BookAsync(charge, await door.Required.AskAsync(processorId, cancellationToken), actor, cancellationToken);
        }
    }

    /// <summary>The cardholder disputed the charge and the money was taken back: the credit goes too, once.</summary>
    public Task DisputeAsync(string processorId, Actor actor, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        var charge = await WithPayment().SingleOrDefaultAsync(c => c.ProcessorId == processorId && c.Status == CardChargeStatus.Charged, cancellationToken);
        if (charge?.Payment is not { Status: PaymentStatus.Credited, CreditedBySequence: { } sequence } payment)
        {
            return false;
        }

        var reversal = new NewEvent(AccountEventKind.Reversal, payment.CreditOn) { Reverses = sequence, Cause = "card charge disputed" };
        if ((await contracts.BookAsync(payment.Account, reversal, actor, cancellationToken)).Refusal is { } refusal)
        {
            throw new InvalidOperationException($"Payment {payment.ConfirmationNumber} could not be reversed: {refusal}.");
        }

        payment.Return(Disputed, clock.UtcNow());
        Tell(payment, actor, "card charge disputed", PaymentReturnedEmail.For(payment, CustomerOf(payment), ReturnReason.Of(Disputed), Money.Zero, retryOn: null));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }, cancellationToken);

    /// <summary>False when the charge was given up meanwhile: then no money may be taken.</summary>
    private Task<bool> KeepAsync(long cardChargeId, string processorId, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        var charge = await db.CardCharges.SingleAsync(c => c.CardChargeId == cardChargeId, cancellationToken);
        if (!charge.IsOpen)
        {
            return false;
        }

        charge.Prepared(processorId);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }, cancellationToken);

    private Task<bool> BookAsync(long cardChargeId, CardOutcome outcome, Actor actor, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        var charge = await WithPayment().SingleAsync(c => c.CardChargeId == cardChargeId, cancellationToken);
        if (!charge.IsOpen || outcome.Kind is CardOutcomeKind.Prepared or CardOutcomeKind.Pending)
        {
            return !charge.IsOpen;
        }

        var now = clock.UtcNow();
        var payment = charge.Payment;
        if (outcome.Kind is CardOutcomeKind.Declined)
        {
            charge.End(CardChargeStatus.Declined, outcome.Code, now);
            payment.Decline(now);
            Tell(payment, actor, "card declined", CardDeclinedEmail.For(payment, CustomerOf(payment), outcome.Code));
        }
        else
        {
            charge.End(CardChargeStatus.Charged, "", now);
            payment.CreditByCard(await CreditAsync(payment, actor, cancellationToken), now);
            Tell(payment, actor, "payment made", PaymentReceivedEmail.For(payment, CustomerOf(payment)));
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }, cancellationToken);

    /// <summary>What a card paid is not returned for a lack of funds: the credit is final at once.</summary>
    private async Task<int> CreditAsync(Payment payment, Actor actor, CancellationToken cancellationToken)
    {
        var credit = await contracts.BookAsync(payment.Account, new NewEvent(PaymentDeskService.KindOf(payment.Purpose), payment.CreditOn, payment.Amount), actor, cancellationToken);
        var settled = credit.Refusal is null
            ? await contracts.BookAsync(payment.Account, new NewEvent(AccountEventKind.PaymentSettled, clock.Today(), payment.Amount) { Reverses = credit.Sequence }, actor, cancellationToken)
            : credit;
        return settled.Refusal is { } refusal
            ? throw new InvalidOperationException($"Payment {payment.ConfirmationNumber} was charged to the card and could not be credited: {refusal}.")
            : credit.Sequence;
    }

    private void Tell(Payment payment, Actor actor, string action, EmailDraft email)
    {
        notices.Tell(CustomerOf(payment), NotificationKind.Payment, email, $"{payment.Account.Vehicle.Name}, account ending in {payment.Account.LastFour}. Confirmation {payment.ConfirmationNumber}.", isRequired: true);
        db.AuditRows.Add(new AuditRow(actor, action, payment.Reference, clock.UtcNow(), CustomerOf(payment).CustomerId, payment.FinancedAccountId, after: $"{payment.Amount} on {payment.CreditOn:yyyy-MM-dd}"));
    }

    private static Customer CustomerOf(Payment payment) => payment.Method!.Customer;

    private IQueryable<CardCharge> WithPayment() => db.CardCharges
        .Include(c => c.Payment).ThenInclude(p => p.Account).ThenInclude(a => a.Vehicle)
        .Include(c => c.Payment).ThenInclude(p => p.Account).ThenInclude(a => a.Terms)
        .Include(c => c.Payment).ThenInclude(p => p.Method!).ThenInclude(m => m.Customer);
}
