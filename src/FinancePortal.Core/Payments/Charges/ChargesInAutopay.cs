using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Charges;

/// <summary>A charge that waits to be paid.</summary>
/// <param name="Sequence">The event that put it on the account (<see cref="Contracts.FeeDue.Sequence"/>).</param>
public readonly record struct OpenCharge(int Sequence, DateOnly DueOn, Money Left);

/// <summary>
/// Which incidental charges a debit takes along, when the customer wants them included up to an amount (F-416): the ones due first,
/// each whole, as long as all of them together stay within it. Pure.
/// </summary>
/// <param name="Taken">Within the amount, the earliest due date first.</param>
/// <param name="LeftOut">To be announced: the customer pays them by hand.</param>
public sealed record ChargesInAutopay(IReadOnlyList<OpenCharge> Taken, IReadOnlyList<OpenCharge> LeftOut)
{
    /// <summary>In whole cents.</summary>
    public Money TakenAmount => Money.Sum(Taken.Select(c => c.Left));

    /// <summary>What a debit of everything due is to be lowered by.</summary>
    public Money LeftOutAmount => Money.Sum(LeftOut.Select(c => c.Left));

    /// <param name="open">Charges on the account that are not paid; disputed ones are off it and are not here.</param>
    /// <param name="upTo">What the customer chose; null for no limit, zero to leave all out.</param>
    public static ChargesInAutopay Of(IEnumerable<OpenCharge> open, Money? upTo)
    {
        var (taken, leftOut, sum) = (new List<OpenCharge>(), new List<OpenCharge>(), Money.Zero);
        foreach (var charge in open.Where(c => c.Left.IsPositive).OrderBy(c => c.DueOn).ThenBy(c => c.Sequence))
        {
            if (upTo is { } limit && sum + charge.Left > limit)
            {
                leftOut.Add(charge);
                continue;
            }

            sum += charge.Left;
            taken.Add(charge);
        }

        return new ChargesInAutopay(taken, leftOut);
    }
}
