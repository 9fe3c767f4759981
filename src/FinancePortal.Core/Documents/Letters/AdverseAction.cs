namespace FinancePortal.Core.Documents.Letters;

/// <summary>A consumer reporting agency whose report was used, as its own notices name it .</summary>
/// <param name="Address">One line each.</param>
/// <param name="Phone">Toll-free, for those who may write from anywhere.</param>
public sealed record CreditBureau(string Name, string Address, string Phone);

/// <summary>A credit score that was used, with what must be said of it (15 USC 1681m(a)(2)).</summary>
public sealed record CreditScore
{
    public required int Value { get; init; }
    public required int Lowest { get; init; }
    public required int Highest { get; init; }
    public required DateOnly CreatedOn { get; init; }

    /// <summary>What lowered it most, the weightiest first: at most four, and a fifth only for inquiries.</summary>
    public required IReadOnlyList<string> KeyFactors { get; init; }

    /// <summary>The number of recent inquiries was a key factor too: it is said whether or not four others are.</summary>
    public bool InquiriesCounted { get; init; }
}

/// <summary>A report that the decision was made from, with its score when one was used.</summary>
public sealed record CreditReport(CreditBureau Bureau, CreditScore? Score = null);

/// <summary>
/// A decision against somebody who asked for credit, or against what an account has: what the law wants told. It
/// is refused here when it says less, so that no letter goes out without its reasons.
/// </summary>
public sealed record AdverseAction
{
    private const int MostReasons = 4;
    private const int LongestNumber = 30;

    /// <summary>Reasons that name nobody's facts: the law does not take them for reasons (12 CFR 1002.9(b)(2)).</summary>
    private static readonly string[] NoReasons = ["internal standards", "internal policy", "our policies", "credit scoring system", "qualifying score", "insufficient score", "failed score", "score too low"];

    /// <summary>The decision's own number: one notice each, however often it is asked for.</summary>
    public required string Number { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateOnly AskedOn { get; init; }

    /// <summary>What for, to go on after "for": <c>a loan for a 2026 Halden Ridge AWD</c>.</summary>
    public required string AskedFor { get; init; }

    /// <summary>What was decided, as a sentence: <c>We can’t approve it.</c></summary>
    public required string Decision { get; init; }

    /// <summary>The principal reasons, the weightiest first, each about this person's own facts.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }
    public IReadOnlyList<CreditReport> Reports { get; init; } = [];

    /// <summary>Somebody else than a bureau told us something that counted, such as an employer (15 USC 1681m(b)).</summary>
    public bool UsedOthersInformation { get; init; }

    /// <summary>What is missing or is no reason; empty when the notice may go out.</summary>
    public IEnumerable<string> Gaps()
    {
        if (Number.Length is 0 or > LongestNumber || AskedFor.Length == 0 || Decision.Length == 0)
        {
            yield return "A notice says what was asked for and what was decided, and has a number.";
        }

        if (Reasons.Count is 0 or > MostReasons)
        {
            yield return "A notice has one to four principal reasons.";
        }

        foreach (var reason in Reasons.Where(r => r.Length == 0 || NoReasons.Any(n => r.Contains(n, StringComparison.OrdinalIgnoreCase))))
        {
            yield return $"'{reason}' is no reason: name the facts behind it.";
        }

        foreach (var bureau in Reports.Select(r => r.Bureau).Where(b => b.Name.Length == 0 || b.Address.Length == 0 || b.Phone.Length == 0))
        {
            yield return $"A bureau is named with its address and telephone ('{bureau.Name}').";
        }

        foreach (var score in Reports.Select(r => r.Score).OfType<CreditScore>())
        {
            if (score.Value < score.Lowest || score.Value > score.Highest)
            {
                yield return "A score lies within its range.";
            }

            if (score.KeyFactors.Count is 0 or > MostReasons)
            {
                yield return "A score has one to four key factors, inquiries aside.";
            }
        }
    }
}
