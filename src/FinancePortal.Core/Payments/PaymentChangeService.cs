using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments;

/// <summary>
/// More than one step of paying in one go: a promised payment becomes another one, or several accounts are paid at once. Either all of
/// it happens or nothing.
/// </summary>
public sealed class PaymentChangeService(PortalDbContext db, PaymentDeskService desks, PaymentService payments, TimeProvider clock)
{
    /// <summary>The most accounts that are paid together.</summary>
    public const int Most = 20;

    /// <summary>
    /// Puts another payment in the place of one that is promised: the old one is cancelled and the new one made. Refused after the
    /// cut-off, and when the new one cannot be made; then the old one stays.
    /// </summary>
    /// <exception cref="NotFoundException">No such payment on an account that this customer may pay.</exception>
    public Task<MakePaymentAnswer> ChangeAsync(string paymentReference, MakePayment request, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var customerId = actor?.CustomerId ?? throw new NotFoundException("Only a customer pays here.");
        return db.WriteAsync(async () =>
        {
            var payment = await desks.PaymentAsync(customerId, PartyRights.Pay, paymentReference, cancellationToken);
            if (!await db.Payments.AnyAsync(p => p.RequestKey == request.RequestKey, cancellationToken)
                && (!MayChange(payment) || !await payments.CancelAsync(paymentReference, actor, cancellationToken)))
            {
                return new MakePaymentAnswer.Refused(PaymentRefusal.DateNotPossible, PaymentField.None, "It's too late to change this payment: it is on its way to your bank, or it was cancelled.");
            }

            return await payments.MakeAsync(request with { AccountReference = payment.Account.Reference, SecondIsMeant = true, OwedSeen = null }, actor, cancellationToken);
        }, answer => answer is MakePaymentAnswer.Accepted, cancellationToken);
    }

    /// <summary>A payment that is still only promised, and not the bank's second try of another.</summary>
    public bool MayChange(Payment payment)
    {
        ArgumentNullException.ThrowIfNull(payment);
        return payment is { Status: PaymentStatus.Scheduled, RetryNumber: null, Origin: PaymentOrigin.Portal } && desks.MayCancel(payment);
    }

    /// <summary>The accounts that a customer may pay, each with what it needs to be paid.</summary>
    public async Task<IReadOnlyList<PaymentDesk>> DesksAsync(long customerId, CancellationToken cancellationToken)
    {
        var references = await db.Accounts.AsNoTracking().OfCustomer(customerId, PartyRights.Pay, clock.Today())
            .Where(a => a.Status == AccountStatus.Open).OrderBy(a => a.NextDueOn).ThenBy(a => a.FinancedAccountId).Select(a => a.Reference).Take(Most).ToListAsync(cancellationToken);
        var found = new List<PaymentDesk>();
        foreach (var reference in references)
        {
            found.Add(await desks.DeskAsync(customerId, reference, cancellationToken));
        }

        return found;
    }

    /// <summary>Pays several accounts: all of them, or none when one is refused. The answers are in the order of the requests.</summary>
    /// <exception cref="NotFoundException">One is no account that this customer may pay.</exception>
    public Task<IReadOnlyList<MakePaymentAnswer>> PayTogetherAsync(IReadOnlyList<MakePayment> requests, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requests);
        return db.WriteAsync<IReadOnlyList<MakePaymentAnswer>>(async () =>
        {
            var answers = new List<MakePaymentAnswer>();
            foreach (var request in requests)
            {
                answers.Add(await payments.MakeAsync(request, actor, cancellationToken));
            }

            return answers;
        }, answers => answers.All(a => a is MakePaymentAnswer.Accepted), cancellationToken);
    }
}
