namespace FinancePortal.Core.Payments.Ach;

/// <summary>The work was taken over by another instance because this one was too slow: nothing of the open transaction holds.</summary>
public sealed class LostClaimException : Exception
{
    public LostClaimException()
    {
    }

    public LostClaimException(string message)
        : base(message)
    {
    }

    public LostClaimException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
