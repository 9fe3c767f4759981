using FinancePortal.Core.Secrets;

namespace FinancePortal.Core.Payments.Upcoming;

/// <summary>A customer's private calendar address: whoever has it reads dates, no amounts (F-418). Only its hash is kept.</summary>
public sealed class CalendarFeed
{
    public long CustomerId { get; init; }

    /// <summary>SHA-256 of the key in the address.</summary>
    public byte[] KeyHash { get; private set; } = [];
    public DateTime CreatedAt { get; private set; }

    /// <summary>A new key; an older address stops working.</summary>
    public string Renew(DateTime at)
    {
        var key = RandomKey.New();
        KeyHash = RandomKey.HashOf(key)!;
        CreatedAt = at;
        return key;
    }
}
