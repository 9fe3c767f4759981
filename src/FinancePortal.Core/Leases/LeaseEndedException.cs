namespace FinancePortal.Core.Leases;

/// <summary>Something was asked of a lease that was returned, bought or ended early. Whoever asks may see it, so it is no secret that it is there.</summary>
public sealed class LeaseEndedException : Exception
{
    public LeaseEndedException()
        : base("The lease has ended.")
    {
    }

    public LeaseEndedException(string message)
        : base(message)
    {
    }

    public LeaseEndedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
