namespace FinancePortal.Core.Contracts;

/// <summary>What kind of contract an account is. The numbers are stored.</summary>
public enum ProductKind
{
    /// <summary>Simple-interest retail installment contract: Regulation Z.</summary>
    Loan = 1,

    /// <summary>The same with a guaranteed final payment (GMFV): Regulation Z.</summary>
    BalloonLoan = 2,

    /// <summary>Closed-end lease: Regulation M.</summary>
    Lease = 3,
}

/// <summary>Where an account is in its life (DOMAIN §20); past due is a figure of the day, not a status.</summary>
public enum AccountStatus
{
    Open = 1,
    PaidOff = 2,
    EarlyTerminated = 3,

    /// <summary>A lease whose vehicle came back at its end.</summary>
    Returned = 4,

    /// <summary>A lease whose vehicle was bought.</summary>
    Purchased = 5,
    ChargedOff = 6,
}
