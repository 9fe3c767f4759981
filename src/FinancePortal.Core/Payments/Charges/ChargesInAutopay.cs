using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Charges;

/// <summary>
/// Which fees and charges a debit takes along, when the customer wants taxes, tolls and tickets included up to an amount (F-416), or
/// disputes one. Money pays fees oldest first, so what is left out is always the end of the list: from the first charge that does not
/// fit whole, or from the disputed one. Pure, in whole cents.
/// </summary>
/// <param name="Fees">Late fees and the like that are taken.</param>
/// <param name="Charges">Taxes, tolls and tickets that are taken.</param>
/// <param name="LeftOut">What stays on the account: the customer pays it by hand, or it is looked into.</param>
public readonly record struct ChargesInAutopay(Money Fees, Money Charges, Money LeftOut)
{
    public Money Taken => Fees + Charges;

    /// <param name="open">What is not paid, oldest first.</param>
    /// <param name="upTo">The most for charges in one debit; null for no limit, zero to leave all out.</param>
    /// <param name="disputed">The entry from which on nothing is taken; null when nothing is disputed.</param>
    public static ChargesInAutopay Of(IReadOnlyList<FeeDue> open, Money? upTo, int? disputed)
    {
        ArgumentNullException.ThrowIfNull(open);
        var (fees, charges, leftOut) = (Money.Zero, Money.Zero, Money.Zero);
        foreach (var fee in open)
        {
            var isCharge = fee.Kind is AccountEventKind.FeeAssessed;
            if (leftOut.IsPositive || fee.Sequence == disputed || (isCharge && charges + fee.Left > upTo))
            {
                leftOut += fee.Left;
            }
            else if (isCharge)
            {
                charges += fee.Left;
            }
            else
            {
                fees += fee.Left;
            }
        }

        return new ChargesInAutopay(fees, charges, leftOut);
    }
}
