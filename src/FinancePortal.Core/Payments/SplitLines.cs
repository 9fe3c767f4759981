using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments;

/// <summary>The parts of a payment in words, without those of zero.</summary>
public static class SplitLines
{
    public static IEnumerable<(string Name, Money Amount)> Of(PaymentSplit split) =>
        new (string Name, Money Amount)[]
        {
            ("Fees", split.Fees),
            ("Interest", split.Interest),
            ("Principal", split.Principal),
            ("Lease payment and tax", split.Lease),
            ("Kept for payments not due yet", split.Unapplied),
            ("Recovered", split.Recovered),
            ("Yours to get back", split.Credit),
        }.Where(l => l.Amount.IsPositive);
}
