using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.Extensions.Options;

namespace FinancePortal.Core.Payments.Ach;

/// <summary>
/// Debits the fee of a payment that came back for a lack of funds, as a return fee entry of its own: once for it, from the same account,
/// within 45 days, with notice. The operator turns it on; otherwise the fee waits for the next payment.
/// </summary>
public sealed class ReturnFeeService(PortalDbContext db, IOptions<BankOptions> options, TimeProvider clock)
{
    /// <summary>The customer is told so many banking days before.</summary>
    public const int BankingDaysAhead = 5;

    /// <summary>Promises the debit of a fee that was just charged; null when none is to be.</summary>
    public Payment? Plan(Payment returned, PaymentMethod method, ReturnReason reason, Money fee)
    {
        ArgumentNullException.ThrowIfNull(returned);
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(reason);
        if (!options.Value.DebitReturnFees || !reason.MayRetry || !method.IsUsable)
        {
            return null;
        }

        var debit = new Payment
        {
            Account = returned.Account,
            Method = method,
            MethodName = method.Name,
            MethodLastFour = method.LastFour,
            Purpose = PaymentPurpose.ReturnFee,
            Origin = PaymentOrigin.Portal,
            Amount = fee,
            RequestKey = $"return-fee-{returned.Reference}",
            CreditOn = BankCalendar.AddBankingDays(clock.Today(), BankingDaysAhead),
            CreatedAt = clock.UtcNow(),
            UserId = returned.UserId,
        };
        db.Payments.Add(debit);
        return debit;
    }
}
