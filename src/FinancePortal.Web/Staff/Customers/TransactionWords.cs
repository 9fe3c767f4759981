using FinancePortal.Core.Contracts;
using FinancePortal.Core.Staff.Corrections;
using FinancePortal.Web.Shared;

namespace FinancePortal.Web.Staff.Customers;

/// <summary>What events, corrections, reasons and problems are called.</summary>
public static class TransactionWords
{
    public static string Title(AccountEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return Title(e.Kind) + (e is { Number: { } number, Kind: AccountEventKind.InstallmentBilled or AccountEventKind.LateFeeAssessed } ? $" {number}" : "") + (e is { Kind: AccountEventKind.Reversal, Reverses: { } undone } ? $" of entry {undone}" : "");
    }

    public static string Title(AccountEventKind kind) => kind switch
    {
        AccountEventKind.Funded => "Contract funded",
        AccountEventKind.OpeningBalance => "Taken over",
        AccountEventKind.InstallmentBilled => "Installment",
        AccountEventKind.Payment => "Payment",
        AccountEventKind.PrincipalOnlyPayment => "Principal-only payment",
        AccountEventKind.PaidAheadPayment => "Payment ahead",
        AccountEventKind.PaymentSettled => "Bank confirmed",
        AccountEventKind.LateFeeAssessed => "Late fee, installment",
        AccountEventKind.ReturnedPaymentFeeAssessed => "Returned-payment fee",
        AccountEventKind.FeeAssessed => "Fee",
        AccountEventKind.FeeWaived => "Fee taken back",
        AccountEventKind.DueDateChanged => "Due date changed",
        AccountEventKind.RateRelief => "Rate relief",
        AccountEventKind.LeaseExtended => "Lease extended",
        AccountEventKind.MilesBought => "Miles bought",
        AccountEventKind.CreditRefunded => "Credit refunded",
        AccountEventKind.AddOnRefunded => "Cancelled plan refunded",
        AccountEventKind.DepositHeld => "Deposit held",
        AccountEventKind.DepositApplied => "Deposit applied",
        AccountEventKind.DepositRefunded => "Deposit refunded",
        AccountEventKind.ResidueWrittenOff => "Written off",
        AccountEventKind.PurchaseOptionExercised => "Vehicle bought",
        AccountEventKind.EarlyTermination => "Ended early",
        AccountEventKind.LeaseReturned => "Vehicle returned",
        AccountEventKind.ChargeOff => "Charged off",
        AccountEventKind.ReturnReported => "Return reported",
        _ => kind.ToString(),
    };

    public static string Words(CorrectionKind kind) => kind switch
    {
        CorrectionKind.ChangeEffectiveDate => "Change the effective date",
        CorrectionKind.Reverse => "Reverse it",
        CorrectionKind.ApplyDifferently => "Apply it differently",
        CorrectionKind.WaiveFee => "Take back the fee",
        CorrectionKind.WaiveInterest => "Take back interest",
        CorrectionKind.AddMissingPayment => "Add a missing payment",
        CorrectionKind.MoveToOtherAccount => "Move to another account",
        CorrectionKind.WriteOffResidue => "Write off a residue",
        CorrectionKind.LeaseReading => "Correct an odometer reading",
        _ => "Change a personal detail",
    };

    public static string Words(CorrectionReason reason) => reason switch
    {
        CorrectionReason.ReceivedBeforePosting => "Received before posting date",
        CorrectionReason.WrongAccount => "Posted to the wrong account",
        CorrectionReason.KeyingError => "Keying error",
        CorrectionReason.DisputeUpheld => "Customer dispute upheld",
        CorrectionReason.BankError => "Bank error",
        CorrectionReason.Courtesy => "Courtesy",
        CorrectionReason.LegalRequirement => "Required by law",
        _ => "The customer asked",
    };

    public static string Words(CorrectionProblem problem) => problem switch
    {
        CorrectionProblem.NoSuchEvent => "Choose the entry that is wrong.",
        CorrectionProblem.AlreadyUndone => "This entry is undone already.",
        CorrectionProblem.DateMissing => "Enter the right date.",
        CorrectionProblem.DateInFuture => "Enter today or an earlier date.",
        CorrectionProblem.DateBeforeContract => "Enter a date on or after the day of the contract.",
        CorrectionProblem.SameDate => "Enter another date than the entry has now.",
        CorrectionProblem.AmountMissing => "Enter an amount above zero.",
        CorrectionProblem.AmountTooHigh => "Enter a smaller amount. There is not that much to take back.",
        CorrectionProblem.NotForThisEvent => "This kind of entry can’t be corrected this way.",
        CorrectionProblem.StillAtBank => "The debit is still on its way through the bank. Wait until the bank has confirmed it.",
        CorrectionProblem.NoSuchTarget => "Enter the number of another open account.",
        CorrectionProblem.ChangesNothing => "This changes nothing.",
        CorrectionProblem.ValueRefused => "Enter a value that can stand there.",
        CorrectionProblem.EvidenceMissing => "Say where the evidence is, or attach the file.",
        CorrectionProblem.ReadingDoesNotFit => "Enter miles that fit the readings before and after. An odometer never falls.",
        _ => "Something booked later would become impossible. Correct that entry first.",
    };

    /// <summary>Who changed what while a form was open.</summary>
    public static string Words(CorrectionAnswer.Stale stale)
    {
        ArgumentNullException.ThrowIfNull(stale);
        return stale.Changed is { } last
            ? StaleForm.Words(last, asCustomer: false)
            : string.Join(' ', stale.Meanwhile.Select(m => $"{m.Who} booked {Title(m.What).ToLowerInvariant()} for {Formats.Table(m.EffectiveOn)} at {Formats.Time(m.At)}."));
    }

    /// <summary>Beside which field a problem stands.</summary>
    public static string Field(CorrectionProblem problem) => problem switch
    {
        CorrectionProblem.DateMissing or CorrectionProblem.DateInFuture or CorrectionProblem.DateBeforeContract or CorrectionProblem.SameDate => nameof(CorrectionForm.NewDate),
        CorrectionProblem.AmountMissing or CorrectionProblem.AmountTooHigh => nameof(CorrectionForm.Amount),
        CorrectionProblem.NoSuchTarget => nameof(CorrectionForm.TargetAccount),
        CorrectionProblem.EvidenceMissing => nameof(CorrectionForm.EvidenceReference),
        CorrectionProblem.ValueRefused or CorrectionProblem.ChangesNothing => nameof(CorrectionForm.NewValue),
        _ => "",
    };

    /// <summary>How an entry can be put right.</summary>
    public static IReadOnlyList<CorrectionKind> KindsFor(AccountEvent? e, bool isLease) => e?.Kind switch
    {
        null when isLease => [CorrectionKind.AddMissingPayment, CorrectionKind.WriteOffResidue],
        null => [CorrectionKind.AddMissingPayment, CorrectionKind.WaiveInterest, CorrectionKind.WriteOffResidue],
        AccountEventKind.Payment or AccountEventKind.PrincipalOnlyPayment or AccountEventKind.PaidAheadPayment
            => [CorrectionKind.ChangeEffectiveDate, CorrectionKind.ApplyDifferently, CorrectionKind.MoveToOtherAccount, CorrectionKind.Reverse],
        AccountEventKind.LateFeeAssessed or AccountEventKind.ReturnedPaymentFeeAssessed or AccountEventKind.FeeAssessed => [CorrectionKind.WaiveFee, CorrectionKind.Reverse],
        AccountEventKind.FeeWaived or AccountEventKind.ResidueWrittenOff or AccountEventKind.Deferral or AccountEventKind.DueDateChanged => [CorrectionKind.Reverse],
        _ => [],
    };
}
