using FinancePortal.Core.Contracts;

namespace FinancePortal.Core.Documents.Statements;

/// <summary>What a statement calls the events of an account. A lease never speaks of interest.</summary>
internal static class StatementWords
{
    public const string Billed = "Monthly payment billed";

    /// <summary>Whether it is money that the customer sent.</summary>
    public static bool IsPayment(AccountEventKind kind) =>
        kind is AccountEventKind.Payment or AccountEventKind.PrincipalOnlyPayment or AccountEventKind.PaidAheadPayment or AccountEventKind.FeePayment;

    public static bool IsFee(AccountEventKind kind) =>
        kind is AccountEventKind.LateFeeAssessed or AccountEventKind.ReturnedPaymentFeeAssessed or AccountEventKind.FeeAssessed;

    /// <summary>Whether an event is something that happened to the customer; billing a loan's installment or the bank's settlement is not.</summary>
    public static bool IsShown(AccountEventKind kind, bool isLease) => kind switch
    {
        AccountEventKind.InstallmentBilled => isLease,
        AccountEventKind.PaymentSettled or AccountEventKind.Reversal or AccountEventKind.OpeningBalance => false,
        _ => true,
    };

    /// <param name="isNew">Booked in the month; otherwise an earlier event whose booking changed in the month.</param>
    public static string Of(AccountEvent e, bool isNew, bool isReversed, bool isLease)
    {
        var what = Named(e, isLease);
        return (isNew, isReversed) switch
        {
            (true, true) when IsPayment(e.Kind) => $"{what}, returned by your bank",
            (true, _) => what,
            (false, true) => $"Returned: {Lower(what)} of {DocumentWords.Day(e.EffectiveOn)}",
            _ => $"Corrected: {Lower(what)} of {DocumentWords.Day(e.EffectiveOn)}",
        };
    }

    private static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];

    private static string Named(AccountEvent e, bool isLease) => e.Kind switch
    {
        AccountEventKind.Funded => isLease ? "Lease started" : "Amount financed",
        AccountEventKind.OpeningBalance => "Balance taken over",
        AccountEventKind.InstallmentBilled => Billed,
        AccountEventKind.Payment => "Payment received",
        AccountEventKind.PrincipalOnlyPayment => "Principal-only payment received",
        AccountEventKind.PaidAheadPayment => "Payment ahead received",
        AccountEventKind.FeePayment => "Payment of fees received",
        AccountEventKind.LateFeeAssessed => "Late fee",
        AccountEventKind.ReturnedPaymentFeeAssessed => "Returned payment fee",
        AccountEventKind.FeeAssessed => "Fee",
        AccountEventKind.FeeWaived => "Fee waived",
        AccountEventKind.Deferral => "Payment moved to the end of the contract",
        AccountEventKind.DueDateChanged => "Due date changed",
        AccountEventKind.RateRelief => isLease ? "Relief" : "Interest rate lowered",
        AccountEventKind.LeaseExtended => "Lease extended",
        AccountEventKind.MilesBought => "Extra miles bought",
        AccountEventKind.CreditRefunded => "Credit refunded to you",
        AccountEventKind.AddOnRefunded => "Refund of a cancelled plan",
        AccountEventKind.DepositHeld => "Deposit received",
        AccountEventKind.DepositApplied => "Deposit used for your account",
        AccountEventKind.DepositRefunded => "Deposit refunded to you",
        AccountEventKind.ResidueWrittenOff => "Small balance written off",
        AccountEventKind.PurchaseOptionExercised => "Vehicle bought",
        AccountEventKind.EarlyTermination => "Lease ended early",
        AccountEventKind.LeaseReturned or AccountEventKind.ReturnReported => "Vehicle returned",
        AccountEventKind.CreditGranted => "Credit to you",
        AccountEventKind.ChargeOff => "Charged off",
        _ => "Booking",
    };
}
