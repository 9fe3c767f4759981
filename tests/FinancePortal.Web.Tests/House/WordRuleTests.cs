using System.Text.RegularExpressions;

namespace FinancePortal.Web.Tests.House;

/// <summary>Rule 5 (clock, binary fractions, rounding), and words that must not be in the tree at all.</summary>
[Trait("Rule", "House-5")]
public sealed partial class WordRuleTests
{
    private const string Rounding = "src/FinancePortal.Core/Values/Rounding.cs";

    /// <summary>Root finders iterate in binary fractions and round once, at the end.</summary>
    private static readonly string[] RootFinders = ["src/FinancePortal.Core/Contracts/Apr.cs", "src/FinancePortal.Core/Leases/ConstantYield.cs"];

    [GeneratedRegex(@"\bDateTime(?:Offset)?\s*\.\s*(?:Now|UtcNow|Today)\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b(?:double|float|Double|Single|Half)\b(?!\s*\()")]
    private static partial Regex BinaryFraction();

    [GeneratedRegex(@"\b(?:[Dd]ecimal|Math|MathF)\s*\.\s*(?:Round|Floor|Ceiling)\b")]
    private static partial Regex RoundingCall();

    [GeneratedRegex(@"\b(?:TODO|FIXME|HACK)\b|NotImplementedException|\bSkip\s*=")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\sstyle\s*=|<style\b|<script(?![^>]*\bsrc=)|\son[a-z]+\s*=\s*""|\bjavascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [Fact]
    public void Time_comes_from_TimeProvider() =>
        Broken.None(SourceFile.Under("src", ".cs", ".cshtml").SelectMany(f => f.Find(Clock())), "Take the moment from the injected TimeProvider.");

    [Fact]
    public void There_are_no_binary_fractions() =>
        Broken.None(SourceFile.Under("src", ".cs").Where(f => !RootFinders.Contains(f.Path)).SelectMany(f => f.Find(BinaryFraction())),
            "Money is Money, rates are decimal. Root finders are listed in this test.");

    [Fact]
    public void Rounding_has_one_home() =>
        Broken.None(SourceFile.Under("src", ".cs", ".cshtml").Where(f => f.Path != Rounding).SelectMany(f => f.Find(RoundingCall())),
            $"Add or use a named rule in {Rounding}.");

    [Fact]
    public void Nothing_is_left_unfinished() =>
        Broken.None(SourceFile.All.Where(f => !f.Path.EndsWith("/WordRuleTests.cs", StringComparison.Ordinal))
                .SelectMany(f => Unfinished().Matches(f.Text).Select(m => $"{f.Path}: {m.Value}")),
            "Finish it, or write an issue and leave it out.");

    [Fact]
    public void Pages_carry_no_inline_style_or_script() =>
        Broken.None(SourceFile.Under("src", ".cshtml").SelectMany(f => f.Find(Inline())),
            "The content security policy allows neither: use a class, or a file under wwwroot.");
}
