using FinancePortal.Core.Customers;

namespace FinancePortal.Core.Contracts;

public enum PartyRole
{
    Borrower = 1,
    CoBorrower = 2,
    Guarantor = 3,
    AuthorizedUser = 4,
    PowerOfAttorney = 5,
}

/// <summary>What a party may do. Stored as bits.</summary>
[Flags]
public enum PartyRights
{
    None = 0,
    View = 1,
    Pay = 2,
    ChangeContact = 4,
    RequestPayoff = 8,
    Dispute = 16,
    All = View | Pay | ChangeContact | RequestPayoff | Dispute,
}

/// <summary>Who has to do with an account, in which role, with which rights, since when. Every query of a customer's goes through it (F-102, F-110).</summary>
public sealed class AccountParty
{
    public long AccountPartyId { get; private set; }
    public long FinancedAccountId { get; private set; }
    public long CustomerId { get; private set; }
    public required Customer Customer { get; init; }
    public required PartyRole Role { get; init; }
    public PartyRights Rights { get; set; } = PartyRights.All;
    public required DateOnly From { get; init; }

    /// <summary>The last day it holds; null while it does.</summary>
    public DateOnly? Until { get; set; }
}
