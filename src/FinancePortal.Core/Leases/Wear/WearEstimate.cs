using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases.Wear;

/// <summary>One thing that was seen, with the rule it falls under and what that comes to.</summary>
/// <param name="Photo">The photo's public name; empty without one.</param>
public sealed record WearLine(WearArea Area, WearRule Rule, int Count, Money Charge, string Photo = "")
{
    public string Name => $"{Area.Name}: {Rule.What}";

    /// <summary>How many there are over what is normal, at the rule's price.</summary>
    public FormulaStep Explain(Explanation why)
    {
        ArgumentNullException.ThrowIfNull(why);
        return why.Step(Name, Charge, "max(seen − normal, 0) × price of each", StepRounding.Exact, "Excess wear and use", "R-101",
            new FormulaInput("seen", Math.Min(Count, WearRule.MostCounted), FigureUnit.Count), new FormulaInput("normal", Rule.Free, FigureUnit.Count), FormulaInput.Of("price of each", Rule.Price));
    }
}

/// <summary>What wear would cost by the rules (F-705): the same for a lessee's own inspection and for the final bill.</summary>
public sealed record WearEstimate
{
    public required IReadOnlyList<WearLine> Lines { get; init; }
    public Money Sum => Money.Sum(Lines.Select(l => l.Charge));

    /// <summary>What a protection product of the lease takes over (F-706).</summary>
    public required Money Covered { get; init; }

    /// <summary>The most that it takes over.</summary>
    public required Money Cover { get; init; }
    public Money Total => Sum - Covered;

    /// <summary>Line by line to the estimate.</summary>
    public void Explain(Explanation why)
    {
        ArgumentNullException.ThrowIfNull(why);
        const string Clause = "Excess wear and use";
        const string Rule = "R-101";
        foreach (var line in Lines)
        {
            line.Explain(why);
        }

        FormulaInput[] lines = [.. Lines.Select(l => FormulaInput.Of(l.Name, l.Charge))];
        why.Step("wear in all", Sum, lines.Length == 0 ? "0" : string.Join(" + ", lines.Select(l => l.Name)), StepRounding.Exact, Clause, Rule, lines);
        why.Step("taken over by your protection", Covered, "min(wear in all, most that it takes over)", StepRounding.Exact, Clause, Rule, FormulaInput.Of("wear in all", Sum), FormulaInput.Of("most that it takes over", Cover));
        why.Step("wear estimate", Total, "wear in all − taken over by your protection", StepRounding.Exact, Clause, "R-106", FormulaInput.Of("wear in all", Sum), FormulaInput.Of("taken over by your protection", Covered));
    }

    /// <param name="counts">By the code of the rule; unknown codes count for nothing.</param>
    /// <param name="cover">How much the protection takes over at most.</param>
    /// <param name="photos">Public names of photos by area.</param>
    public static WearEstimate Of(WearGuide guide, IReadOnlyDictionary<string, int> counts, Money cover, IReadOnlyDictionary<string, string>? photos = null)
    {
        ArgumentNullException.ThrowIfNull(guide);
        ArgumentNullException.ThrowIfNull(counts);
        var lines =
            from area in guide.Areas
            from rule in area.Rules
            let count = counts.GetValueOrDefault(rule.Code)
            where count > 0
            select new WearLine(area, rule, count, rule.Charge(count), photos?.GetValueOrDefault(area.Code) ?? "");
        var estimate = new WearEstimate { Lines = [.. lines], Covered = Money.Zero, Cover = cover };
        return estimate with { Covered = Money.Min(cover, estimate.Sum) };
    }

    public static WearEstimate Of(WearGuide guide, IReadOnlyList<WearNote> notes, Money cover) => Of(
        guide,
        notes.SelectMany(n => n.Counts).ToDictionary(c => c.Key, c => c.Value),
        cover,
        notes.Where(n => n.Photo.Length > 0).ToDictionary(n => n.Area, n => n.Photo));
}
