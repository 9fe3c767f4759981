using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases.Wear;

/// <summary>One thing that was seen, with the rule it falls under and what that comes to.</summary>
/// <param name="Photo">The photo's public name; empty without one.</param>
public sealed record WearLine(WearArea Area, WearRule Rule, int Count, Money Charge, string Photo = "");

/// <summary>What wear would cost by the rules (F-705): the same for a lessee's own inspection and for the final bill.</summary>
public sealed record WearEstimate
{
    public required IReadOnlyList<WearLine> Lines { get; init; }
    public Money Sum => Money.Sum(Lines.Select(l => l.Charge));

    /// <summary>What a protection product of the lease takes over (F-706).</summary>
    public required Money Covered { get; init; }
    public Money Total => Sum - Covered;

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
        var estimate = new WearEstimate { Lines = [.. lines], Covered = Money.Zero };
        return estimate with { Covered = Money.Min(cover, estimate.Sum) };
    }

    public static WearEstimate Of(WearGuide guide, IReadOnlyList<WearNote> notes, Money cover) => Of(
        guide,
        notes.SelectMany(n => n.Counts).ToDictionary(c => c.Key, c => c.Value),
        cover,
        notes.Where(n => n.Photo.Length > 0).ToDictionary(n => n.Area, n => n.Photo));
}
