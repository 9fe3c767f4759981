namespace FinancePortal.Core.Data;

/// <summary>The portal must not run like this. The message is one sentence for the operator: what is wrong and what to type.</summary>
public sealed class StartRefusedException : Exception
{
    public StartRefusedException()
    {
    }

    public StartRefusedException(string message)
        : base(message)
    {
    }

    public StartRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
