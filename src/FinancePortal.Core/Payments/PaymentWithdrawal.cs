using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments;

/// <summary>How a payment ends that never went to the bank: what it credited is reversed, whole and exactly.</summary>
internal static class PaymentWithdrawal
{
    /// <exception cref="InvalidOperationException">The credit could not be reversed: nothing may be saved.</exception>
    public static async Task WithdrawAsync(this ContractService contracts, Payment payment, string cause, Actor actor, DateTime now, CancellationToken cancellationToken)
    {
        if (payment is { Status: PaymentStatus.Credited, CreditedBySequence: { } sequence })
        {
            var reversal = new NewEvent(AccountEventKind.Reversal, payment.CreditOn) { Reverses = sequence, Cause = cause };
            if ((await contracts.BookAsync(payment.Account, reversal, actor, cancellationToken)).Refusal is { } refusal)
            {
                throw new InvalidOperationException($"Payment {payment.ConfirmationNumber} could not be reversed: {refusal}.");
            }
        }

        payment.Cancel(now);
    }
}
