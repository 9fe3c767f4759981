using FinancePortal.Core.Secrets;

namespace FinancePortal.Core.Payments.Wallet;

/// <summary>Bank account numbers are sealed for the row that they belong to, named by its reference (DATA part 1).</summary>
public sealed class AccountNumberSeal(FieldCipher cipher)
{
    public void Close(PaymentMethod method, string accountNumber)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(accountNumber);
        method.Seal(cipher.Seal(accountNumber, AddressOf(method.Reference)), cipher.CurrentKey, accountNumber[^Math.Min(4, accountNumber.Length)..]);
    }

    /// <returns>Null when no number is kept.</returns>
    /// <exception cref="SealedFieldException">It was not sealed here for this row.</exception>
    public string? Open(PaymentMethod method)
    {
        ArgumentNullException.ThrowIfNull(method);
        return method.AccountNumber is { } box ? cipher.Open(box, AddressOf(method.Reference)) : null;
    }

    internal static FieldAddress AddressOf(string reference) => new("PaymentMethods", nameof(PaymentMethod.AccountNumber), reference);
}
