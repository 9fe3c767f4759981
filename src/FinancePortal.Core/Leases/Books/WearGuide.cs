using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases.Books;

/// <summary>One line of the wear-and-use rules (F-705): what is looked at, how large, how many are normal, and what each further one costs.</summary>
/// <param name="Free">So many are normal; more than that are charged each.</param>
/// <param name="Price">Of each one over; zero when it is always normal.</param>
public sealed record WearRule(string Code, string What, string Size, int Free, Money Price)
{
    public const int MostCounted = 99;

    public bool IsNormal => Price.IsZero;

    /// <summary><c>max(count − free, 0) × price</c></summary>
    public Money Charge(int count) => Price * Math.Max(0, Math.Min(count, MostCounted) - Free);
}

/// <summary>A part of the vehicle that is looked at as one.</summary>
/// <param name="Look">How to look at it.</param>
public sealed record WearArea(string Code, string Name, string Look, IReadOnlyList<WearRule> Rules);

/// <summary>The company's rules about wear, area by area, in the order of a walk around the vehicle.</summary>
public sealed class WearGuide(IReadOnlyList<WearArea> areas)
{
    public IReadOnlyList<WearArea> Areas { get; } = areas;

    public WearArea? Find(string? code) => Areas.FirstOrDefault(a => a.Code == code);

    public (WearArea Area, WearRule Rule)? FindRule(string? code) =>
        Areas.SelectMany(a => a.Rules.Select(r => ((WearArea, WearRule)?)(a, r))).FirstOrDefault(r => r!.Value.Item2.Code == code);

    /// <summary>The rule by which the company changes the price of one line.</summary>
    public static Rule PriceOf(WearArea area, WearRule line)
    {
        ArgumentNullException.ThrowIfNull(area);
        ArgumentNullException.ThrowIfNull(line);
        return new($"wear-{line.Code}", RuleTables.Wear, $"{area.Name}: {line.What}, {line.Size}", RuleKind.Dollars, line.Price.ToPlainString()) { Most = 5_000m, Hint = $"For each one over {line.Free}." };
    }

    /// <summary>The same lines with the prices of a day.</summary>
    public WearGuide Under(RuleBook book, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(book);
        return new([.. Areas.Select(a => a with { Rules = [.. a.Rules.Select(r => r.IsNormal ? r : r with { Price = book.Amount(PriceOf(a, r), on) })] })]);
    }

    public static WearGuide Read(string? folder = null) => new(LeaseBooks.Read<IReadOnlyList<WearArea>>("lease-wear-guide", folder));
}
