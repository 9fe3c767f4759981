using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments.Refunds;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Ach;

/// <summary>What an entry of a bank file is for. The numbers are stored.</summary>
public enum BankEntryKind
{
    Payment = 1,
    Retry = 2,
    ReturnFee = 3,
    Refund = 4,
    FirstMicroDeposit = 5,
    SecondMicroDeposit = 6,

    /// <summary>A debit of nothing: it comes back when the account takes no debits.</summary>
    Prenote = 7,
}

/// <summary>
/// One line of a bank file. A payment, a refund and each part of an account check stand in at most one (unique indexes); when
/// the bank sends it back, the code is kept here.
/// </summary>
public sealed class BankFileEntry
{
    public long BankFileEntryId { get; private set; }
    public long BankFileId { get; private set; }
    public required BankFile File { get; init; }
    public required BankEntryKind Kind { get; init; }

    public long? PaymentId { get; private set; }
    public Payment? Payment { get; init; }
    public long? RefundId { get; private set; }
    public Refund? Refund { get; init; }
    public long? MicroDepositCheckId { get; private set; }
    public MicroDepositCheck? Check { get; init; }

    public long PaymentMethodId { get; private set; }
    public required PaymentMethod Method { get; init; }
    public required Money Amount { get; init; }
    public required int Sequence { get; init; }

    /// <summary>Fifteen digits: our bank's eight and <see cref="Sequence"/>. The bank names the entry by it.</summary>
    public required string Trace { get; init; }
    public required DateOnly EffectiveOn { get; init; }

    public string? ReturnCode { get; private set; }
    public DateTime? ReturnedAt { get; private set; }
    public long Version { get; private set; }

    /// <summary>Printed on the customer's bank statement and on a return: the number that the customer knows.</summary>
    public string IndividualId => Payment?.ConfirmationNumber ?? Refund?.ConfirmationNumber ?? Method.Reference[..15];

    public void Return(string code, DateTime at)
    {
        if (ReturnedAt is not null)
        {
            throw new InvalidOperationException($"Entry {Trace} was returned before.");
        }

        ReturnCode = code;
        ReturnedAt = at;
    }
}

/// <summary>How a kind of entry is written.</summary>
public static class BankEntryKinds
{
    extension(BankEntryKind kind)
    {
        public bool IsCredit => kind is BankEntryKind.Refund or BankEntryKind.FirstMicroDeposit or BankEntryKind.SecondMicroDeposit;

        /// <summary>Debits authorized online are WEB; credits to people are PPD .</summary>
        public string EntryClass => kind.IsCredit ? "PPD" : "WEB";

        public string TransactionCode(PaymentMethodKind account) => kind switch
        {
            BankEntryKind.Prenote => AchTransaction.DebitPrenote(account),
            _ when kind.IsCredit => AchTransaction.Credit(account),
            _ => AchTransaction.Debit(account),
        };

        public string Description(ProductKind? product) => kind switch
        {
            BankEntryKind.Payment => product is ProductKind.Lease ? AchDescription.LeasePayment : AchDescription.LoanPayment,
            BankEntryKind.Retry => AchDescription.Retry,
            BankEntryKind.ReturnFee => AchDescription.ReturnFee,
            BankEntryKind.Refund => AchDescription.Refund,
            _ => AchDescription.AccountCheck,
        };
    }
}
