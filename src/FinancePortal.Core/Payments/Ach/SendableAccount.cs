using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Ach;

/// <summary>Whether an entry for a bank account can be written at all: one that cannot must not keep a whole file back.</summary>
internal static class SendableAccount
{
    private const int LongestNumber = 17;

    /// <summary>What is wrong with the account; null when nothing is.</summary>
    public static string? Defect(this AccountNumberSeal seal, PaymentMethod? method)
    {
        if (method is not { AccountNumber: not null })
        {
            return "its bank account has no number";
        }

        if (!RoutingNumber.IsValid(method.RoutingNumber))
        {
            return "its bank account's routing number is wrong";
        }

        try
        {
            return seal.Open(method)?.Trim().Length is > 0 and <= LongestNumber ? null : "its bank account's number does not fit";
        }
        catch (SealedFieldException)
        {
            return "its bank account's number does not open";
        }
    }
}
