using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;

namespace FinancePortal.Core.Demo;

/// <summary>Where a made-up life is booked: through the portal's own service (the demo), or straight into rows (the seed).</summary>
internal abstract class Books(FinancedAccount account)
{
    public FinancedAccount Account { get; } = account;

    /// <summary>The sign-in that pays in the portal, if there is one.</summary>
    public virtual long? UserId => null;

    /// <summary>The account after the last event that was booked.</summary>
    public abstract AccountState State { get; }

    /// <summary>Books an event at a moment of the past and says its number.</summary>
    public abstract Task<int> BookAsync(NewEvent next, DateTime at);

    /// <summary>Keeps a payment that was credited, with what the portal tells about it.</summary>
    public abstract void Keep(Payment payment);
}
