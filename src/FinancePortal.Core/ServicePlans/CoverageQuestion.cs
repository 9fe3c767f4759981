namespace FinancePortal.Core.ServicePlans;

/// <summary>What one row of one plan says today.</summary>
/// <param name="Limits">The row's own, or the plan's.</param>
public sealed record CoverageAnswer(PlanInFile Plan, CoverageItem Item, PlanLimits Limits, CoverageVerdict Verdict);

/// <summary>'Is a battery covered today?': yes, no or ask, with the clause (F-802).</summary>
public sealed record CoverageQuestion
{
    public required string Asked { get; init; }
    public required IReadOnlyList<CoverageAnswer> Answers { get; init; }

    /// <summary>One plan that says yes is enough; a plan that names nothing of it decides nothing.</summary>
    public CoverageVerdict Verdict =>
        Answers.Any(a => a.Verdict is CoverageVerdict.Yes) ? CoverageVerdict.Yes
        : Answers.Count == 0 || Answers.Any(a => a.Verdict is CoverageVerdict.Ask) ? CoverageVerdict.Ask
        : CoverageVerdict.No;

    public static CoverageQuestion Of(VehicleFile file, string asked)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(asked);
        var words = Words(asked);
        var found = (from plan in file.Plans
                     where plan.Plan.Status is PlanStatus.Active && plan.Form is not null
                     from item in plan.Form!.Coverage
                     let match = Match(item, words)
                     where match.Words > 0
                     select (plan, item, match)).ToList();

        // A row that is named whole beats one of which only a part was said; in one plan the longer name beats the shorter.
        var whole = found.Exists(f => f.match.IsWhole);
        return new CoverageQuestion
        {
            Asked = asked.Trim(),
            Answers = [.. found.Where(f => f.match.IsWhole == whole)
                .GroupBy(f => f.plan.Plan.ContractNumber, StringComparer.Ordinal)
                .SelectMany(g => g.Where(f => f.match.Words == g.Max(o => o.match.Words)))
                .Select(f => Answer(f.plan, f.item, file))
                .OrderBy(a => a.Verdict is CoverageVerdict.Yes ? 0 : a.Verdict is CoverageVerdict.Ask ? 1 : 2)],
        };
    }

    /// <summary>What a row of a plan says on the file's day.</summary>
    public static CoverageAnswer Answer(PlanInFile plan, CoverageItem item, VehicleFile file)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(file);
        var limits = OwnLimits(plan, item, file);
        var verdict = item.Answer is CoverageVerdict.No || limits.State is LimitState.NotStarted or LimitState.EndedByDate or LimitState.EndedByMiles ? CoverageVerdict.No
            : limits.State is LimitState.MilesMayBeOver ? CoverageVerdict.Ask
            : item.Answer;
        return new CoverageAnswer(plan, item, limits, verdict);
    }

    private static PlanLimits OwnLimits(PlanInFile plan, CoverageItem item, VehicleFile file)
    {
        if (item is { Months: null, Miles: null })
        {
            return plan.Limits;
        }

        var (contract, endsOn, endMiles) = (plan.Plan, plan.Plan.EndsOn, plan.Plan.EndMiles);
        if (item.Months is { } months && contract.StartsOn.AddMonths(months).AddDays(-1) is var until && until < endsOn)
        {
            endsOn = until;
        }

        if (item.Miles is { } miles && contract.StartMiles + miles is var limit && (endMiles is null || limit < endMiles))
        {
            endMiles = limit;
        }

        return PlanLimits.Of(contract.StartsOn, endsOn, endMiles, file.Readings, file.Pace, file.Today);
    }

    /// <summary>How well a row's name or one of its other words fits what was asked.</summary>
    private static (bool IsWhole, int Words) Match(CoverageItem item, HashSet<string> asked)
    {
        var best = (IsWhole: false, Words: 0);
        foreach (var name in item.Words.Prepend(item.Part))
        {
            var words = Words(name);
            if (words.Count == 0 || asked.Count == 0)
            {
                continue;
            }

            if (words.IsSubsetOf(asked))
            {
                best = best.IsWhole && best.Words >= words.Count ? best : (true, words.Count);
            }
            else if (!best.IsWhole && asked.IsSubsetOf(words))
            {
                best = (false, asked.Count);
            }
        }

        return best;
    }

    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "a", "an", "and", "are", "be", "can", "cover", "covered", "coverage", "do", "does", "for", "get", "have", "i", "in", "is", "it", "my", "new", "now", "of", "on", "or",
        "pay", "paid", "still", "the", "this", "to", "today", "under", "warranty", "what", "will", "with", "you", "your",
    };

    /// <summary>The words that carry meaning, in one spelling: lower case, singular, 'tire'.</summary>
    private static HashSet<string> Words(string text)
    {
        var letters = new string([.. text.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]);
        return [.. letters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !Fillers.Contains(w)).Select(Singular)];
    }

    private static string Singular(string word)
    {
        word = word.Replace("tyre", "tire", StringComparison.Ordinal);
        return word switch
        {
            [.., 'i', 'e', 's'] when word.Length > 4 => word[..^3] + "y",
            [.., 's', 's'] => word,
            [.., 's'] when word.Length > 3 => word[..^1],
            _ => word,
        };
    }
}
