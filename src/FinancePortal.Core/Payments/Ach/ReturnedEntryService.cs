using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Emails;
using FinancePortal.Core.Payments.Refunds;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Ach;

/// <summary>
/// What follows when the bank sends an entry back: exact reversal, the contract's fee, a retry where the rules allow one, the
/// bank account blocked where they ask for it, and the customer told (R-408, R-409, F-414). All in the caller's unit of work.
/// </summary>
public sealed class ReturnedEntryService(PortalDbContext db, ContractService contracts, RetryService retries, ReturnFeeService fees, BlockedMethodService blocked, NoticeService notices, CurrentRules rules, TimeProvider clock)
{
    /// <summary>Applies the return of an entry that was not returned before. Says in words why it could not; null when it did.</summary>
    public async Task<string?> ApplyAsync(BankFileEntry entry, ReturnReason reason, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(reason);
        ArgumentNullException.ThrowIfNull(actor);
        var now = clock.UtcNow();
        var refused = entry switch
        {
            { Payment: { } payment } => await ReturnPaymentAsync(payment, entry.Method, reason, actor, now, cancellationToken),
            { Refund: { } refund } => await ReturnRefundAsync(refund, entry.Method.Customer, reason, actor, now, cancellationToken),
            _ => null,
        };
        if (refused is not null)
        {
            return refused;
        }

        entry.Return(reason.Code, now);
        if (entry.Check is { } check)
        {
            check.End(now);
        }

        if ((reason.Blocks || entry.Check is not null) && entry.Method.BlockedAt is null)
        {
            await blocked.BlockAsync(entry.Method, reason, actor, cancellationToken);
        }

        return null;
    }

    private async Task<string?> ReturnPaymentAsync(Payment payment, PaymentMethod method, ReturnReason reason, Actor actor, DateTime now, CancellationToken cancellationToken)
    {
        if (payment.BankStatus is not (BankStatus.Sent or BankStatus.Final))
        {
            return $"the payment is {payment.BankStatus}";
        }

        if (payment is { Status: PaymentStatus.Credited, CreditedBySequence: { } sequence })
        {
            var reversal = new NewEvent(AccountEventKind.Reversal, payment.CreditOn) { Reverses = sequence, Cause = $"returned {reason.Code}" };
            if ((await contracts.BookAsync(payment.Account, reversal, actor, cancellationToken)).Refusal is { } refusal)
            {
                return $"the reversal was refused: {refusal}";
            }
        }

        payment.Return(reason.Code, now);
        var fee = await ChargeFeeAsync(payment, reason, actor, cancellationToken);
        var feeDebit = fee.IsPositive ? fees.Plan(payment, method, reason, fee) : null;
        var retry = reason.MayRetry ? await retries.PlanAsync(payment, method, cancellationToken) : null;
        var title = $"{payment.Account.Vehicle.Name}, account ending in {payment.Account.LastFour}: {reason.Title}.";
        notices.Tell(method.Customer, NotificationKind.Payment, PaymentReturnedEmail.For(payment, method.Customer, reason, fee, retry?.CreditOn, feeDebit?.CreditOn), title, isRequired: true);
        db.AuditRows.Add(new AuditRow(actor, "payment returned", payment.Reference, now, method.Customer.CustomerId, payment.Account.FinancedAccountId, after: $"{payment.Amount}, {reason.Code}"));
        return null;
    }

    /// <summary>How the event of the fee names the payment that cost it.</summary>
    internal static string FeeCause(Payment payment, string code) => $"payment {payment.ConfirmationNumber} returned {code}";

    /// <summary>Once for a payment, however often it is tried, and never for the debit of a fee .</summary>
    private async Task<Money> ChargeFeeAsync(Payment payment, ReturnReason reason, Actor actor, CancellationToken cancellationToken)
    {
        var (terms, today) = (payment.Account.CurrentTerms, clock.Today());
        var cap = FeeCaps.Lowest(rules.Book, Rule.ReturnedFeeCap, FeeCaps.ReturnedFee(terms.State), today);
        var fee = cap is { } most ? Money.Min(terms.ReturnedPaymentFee, most) : terms.ReturnedPaymentFee;
        if (!reason.ChargesFee || !fee.IsPositive || payment.RetryNumber is not null || payment.Purpose is PaymentPurpose.ReturnFee)
        {
            return Money.Zero;
        }

        var charge = new NewEvent(AccountEventKind.ReturnedPaymentFeeAssessed, today, fee) { Cause = FeeCause(payment, reason.Code) };
        return (await contracts.BookAsync(payment.Account, charge, actor, cancellationToken)).Refusal is null ? fee : Money.Zero;
    }

    private async Task<string?> ReturnRefundAsync(Refund refund, Customer customer, ReturnReason reason, Actor actor, DateTime now, CancellationToken cancellationToken)
    {
        var reversal = new NewEvent(AccountEventKind.Reversal, refund.BookedOn!.Value) { Reverses = refund.BookedBySequence, Cause = $"returned {reason.Code}" };
        if ((await contracts.BookAsync(refund.Account, reversal, actor, cancellationToken)).Refusal is { } refusal)
        {
            return $"the reversal was refused: {refusal}";
        }

        refund.Return(reason.Code, now);
        notices.Tell(customer, NotificationKind.Account, RefundReturnedEmail.For(refund, customer, reason), $"The {refund.Amount} is yours and is back on your account.");
        db.AuditRows.Add(new AuditRow(actor, "refund returned", refund.Reference, now, customer.CustomerId, refund.Account.FinancedAccountId, after: $"{refund.Amount}, {reason.Code}"));
        return null;
    }
}
