namespace FinancePortal.Testing;

/// <summary>Whether two ways of answering can be told apart by the time they take.</summary>
public static class Distribution
{
    /// <summary>
    /// The chance that a random time of the one is longer than a random time of the other, ties counted half: 0.5 when nothing can be told,
    /// 0 or 1 when one look is enough (the area under the ROC curve, Mann-Whitney's U over n·m).
    /// </summary>
    public static decimal AreaUnderCurve(IReadOnlyList<long> one, IReadOnlyList<long> other)
    {
        var wins = 0m;
        foreach (var a in one)
        {
            foreach (var b in other)
            {
                wins += a > b ? 1 : a == b ? 0.5m : 0;
            }
        }

        return wins / (one.Count * (decimal)other.Count);
    }
}
