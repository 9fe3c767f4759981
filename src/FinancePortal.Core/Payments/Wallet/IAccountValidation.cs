using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Wallet;

/// <summary>Two different amounts below a dollar.</summary>
public readonly record struct MicroDeposits(Money First, Money Second);

/// <summary>What is known of a bank account before it is first used .</summary>
public abstract record AccountValidation
{
    private AccountValidation()
    {
    }

    /// <summary>It is open and takes debits.</summary>
    public sealed record Proven : AccountValidation;

    /// <summary>It cannot be used; <paramref name="Message"/> is for the customer.</summary>
    public sealed record Refused(string Message) : AccountValidation;

    /// <summary>Nothing is known: the customer proves it by two deposits.</summary>
    public sealed record ByMicroDeposits(MicroDeposits Deposits) : AccountValidation;
}

/// <summary>The door to whoever knows bank accounts. It asks and changes nothing.</summary>
public interface IAccountValidation
{
    Task<AccountValidation> AskAsync(string routingNumber, string accountNumber, PaymentMethodKind kind, CancellationToken cancellationToken);
}
