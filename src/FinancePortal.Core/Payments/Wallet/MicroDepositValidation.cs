using System.Security.Cryptography;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Wallet;

/// <summary>Without a validation service, every account is proven by two deposits of random amounts.</summary>
public sealed class MicroDepositValidation : IAccountValidation
{
    private const int Largest = 99;

    public Task<AccountValidation> AskAsync(string routingNumber, string accountNumber, PaymentMethodKind kind, CancellationToken cancellationToken)
    {
        var first = RandomNumberGenerator.GetInt32(1, Largest + 1);
        var second = RandomNumberGenerator.GetInt32(1, Largest);
        second += second >= first ? 1 : 0;
        return Task.FromResult<AccountValidation>(new AccountValidation.ByMicroDeposits(new MicroDeposits(Money.FromCents(first), Money.FromCents(second))));
    }
}
