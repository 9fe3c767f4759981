namespace FinancePortal.Core;

/// <summary>
/// What a form was made from is not what stands now: nothing is written, and its sender is answered 409 and told who changed what (P-OCC1).
/// </summary>
public sealed class ChangedMeanwhileException : Exception
{
    public ChangedMeanwhileException()
        : base("Somebody changed this meanwhile.")
    {
    }

    public ChangedMeanwhileException(string message)
        : base(message)
    {
    }

    public ChangedMeanwhileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Compares what a form's page showed with what stands.</summary>
    /// <param name="seen">Null when no page was shown: a job, or another service.</param>
    public static void ThrowIfStale(string? seen, string stands)
    {
        if (seen is not null && seen != stands)
        {
            throw new ChangedMeanwhileException();
        }
    }
}
