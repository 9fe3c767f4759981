using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Wallet;

/// <summary>
/// For Development: accounts are proven at once, except that a number ending in 0002 is closed, one ending in 0003 does not exist, and
/// one ending in 0000 is proven by deposits of 32 and 45 cents.
/// </summary>
public sealed class SandboxAccountValidation : IAccountValidation
{
    public static MicroDeposits Deposits { get; } = new(Money.FromCents(32), Money.FromCents(45));

    public Task<AccountValidation> AskAsync(string routingNumber, string accountNumber, PaymentMethodKind kind, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accountNumber);
        return Task.FromResult<AccountValidation>(accountNumber switch
        {
            _ when accountNumber.EndsWith("0000", StringComparison.Ordinal) => new AccountValidation.ByMicroDeposits(Deposits),
            _ when accountNumber.EndsWith("0002", StringComparison.Ordinal) => new AccountValidation.Refused("Your bank says this account is closed. Use another account."),
            _ when accountNumber.EndsWith("0003", StringComparison.Ordinal) => new AccountValidation.Refused("Your bank found no account with this number. Check it, or use another account."),
            _ => new AccountValidation.Proven(),
        });
    }
}
