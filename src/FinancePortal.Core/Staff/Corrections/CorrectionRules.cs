using FinancePortal.Core.Values;

namespace FinancePortal.Core.Staff.Corrections;

/// <param name="SecondPersonAbove">Waivers and write-offs above this amount need a second person (F-1202).</param>
/// <param name="DaysToDecide">A proposal that nobody decides is over after this many days.</param>
public sealed record CorrectionRules(Money SecondPersonAbove, int DaysToDecide)
{
    /// <summary>What moves dates, payments or readings, or changes a person, always needs one.</summary>
    public bool NeedsSecondPerson(CorrectionKind kind, Money atStake) =>
        kind is not (CorrectionKind.WaiveFee or CorrectionKind.WaiveInterest or CorrectionKind.WriteOffResidue) || atStake > SecondPersonAbove;
}
