namespace FinancePortal.Core.Customers.Risk;

/// <summary>What a thief does with somebody else's account once they are in. The numbers are stored.</summary>
public enum RiskyAct
{
    /// <summary>Only looks at what came before.</summary>
    SignIn = 1,
    ContactChanged = 2,
    BankAccountAdded = 3,
    PayoffPaid = 4,
    RefundRequested = 5,
    CardAdded = 6,
}

/// <summary>That a customer did something that moves money or opens the way for it. Append-only; weighed together with the access log.</summary>
public sealed class RiskSignal
{
    public long RiskSignalId { get; private set; }
    public required long CustomerId { get; init; }
    public required RiskyAct Act { get; init; }

    /// <summary>UTC, real time.</summary>
    public required DateTime At { get; init; }
}
