using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>When a credit balance must be given back (Regulation Z 1026.21, R-204, DOMAIN §18).</summary>
public static class CreditBalance
{
    /// <summary>Up to this amount the law asks for nothing; it stays visible.</summary>
    public static readonly Money Floor = Money.FromDollars(1m);

    public static bool MustBeRefunded(Money credit) => credit > Floor;

    /// <summary>By when a good-faith refund is attempted without being asked: six months after the credit arose.</summary>
    public static DateOnly RefundBy(DateOnly arose) => arose.AddMonths(6);
}
