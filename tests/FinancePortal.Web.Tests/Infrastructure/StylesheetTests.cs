using System.Text.RegularExpressions;
using FinancePortal.Testing;
using FinancePortal.Web.Shared.Brand;

namespace FinancePortal.Web.Tests.Infrastructure;

/// <summary>Reads the tokens of portal.css and checks every pair of colours that the pages rely on (DESIGN §3).</summary>
public sealed partial class StylesheetTests
{
    private static readonly string Css = File.ReadAllText(Repository.PathTo("src", "FinancePortal.Web", "wwwroot", "portal.css"));
    private static readonly Dictionary<string, Colour> Light = Tokens("@layer tokens {", "prefers-color-scheme: dark");
    private static readonly Dictionary<string, Colour> Dark = Merge(Light, Tokens("prefers-color-scheme: dark", "prefers-contrast"));

    [GeneratedRegex(@"(?<name>--[\w-]+):\s*(?<colour>#[0-9a-f]{6})", RegexOptions.IgnoreCase)]
    private static partial Regex Token();

    [GeneratedRegex(@"url\((?!""(?:fonts|img)/)")]
    private static partial Regex ForeignUrl();

    public static TheoryData<string, string, double> Floors => new()
    {
        { "--ink", "--surface", 7 }, { "--ink", "--bg", 7 }, { "--ink-2", "--surface", 7 }, { "--ink-2", "--bg", 7 },
        { "--ink-3", "--surface", 4.5 }, { "--ink-3", "--bg", 4.5 }, { "--ink-3", "--surface-2", 4.5 }, { "--ink-2", "--brand-tint", 4.5 },
        { "--ink-3", "--brand-tint", 4.5 }, { "--brand-text", "--surface", 4.5 }, { "--brand-text", "--bg", 4.5 }, { "--on-brand", "--brand", 4.5 },
        { "--on-brand", "--brand-hover", 4.5 }, { "--on-brand-deep", "--brand-deep", 7 }, { "--ok", "--ok-bg", 4.5 }, { "--warn", "--warn-bg", 4.5 },
        { "--bad", "--bad-bg", 4.5 }, { "--bad", "--surface", 4.5 }, { "--bad", "--brand-tint", 4.5 }, { "--info", "--info-bg", 4.5 },
        { "--line-strong", "--surface", 3 }, { "--line-strong", "--bg", 3 }, { "--focus", "--surface", 3 }, { "--focus", "--bg", 3 },
        { "--c-2", "--surface", 3 }, { "--c-3", "--surface", 3 }, { "--brand", "--surface", 3 }, { "--brand", "--c-track", 3 }, { "--c-2", "--c-track", 3 },
    };

    [Theory]
    [MemberData(nameof(Floors))]
    public void Each_pair_of_tokens_keeps_its_contrast_in_light_and_dark(string text, string ground, double floor)
    {
        Assert.True(Colour.Contrast(Light[text], Light[ground]) >= (decimal)floor, $"light: {text} on {ground} is {Colour.Contrast(Light[text], Light[ground]):0.00}");
        Assert.True(Colour.Contrast(Dark[text], Dark[ground]) >= (decimal)floor, $"dark: {text} on {ground} is {Colour.Contrast(Dark[text], Dark[ground]):0.00}");
    }

    [Fact]
    public void The_brand_is_derived_against_the_same_neutrals_that_the_stylesheet_has()
    {
        Assert.Equal(Neutrals.Light, Of(Light));
        Assert.Equal(Neutrals.Dark, Of(Dark));

        static Neutrals Of(Dictionary<string, Colour> t) => new(t["--bg"], t["--surface"], t["--ink-2"], t["--ink-3"], t["--bad"], t["--c-track"]);
    }

    [Fact]
    public void The_stylesheet_asks_for_nothing_that_the_content_policy_refuses()
    {
        Assert.Empty(ForeignUrl().Matches(Css));
        Assert.DoesNotContain("@import", Css, StringComparison.Ordinal);
    }

    [Fact]
    public void The_brand_layer_is_stronger_than_the_tokens_and_weaker_than_print() =>
        Assert.Contains("@layer reset, tokens, brand, base, layout, components, staff, utilities, print;", Css, StringComparison.Ordinal);

    private static Dictionary<string, Colour> Tokens(string from, string to)
    {
        var start = Css.IndexOf(from, StringComparison.Ordinal);
        var part = Css[start..Css.IndexOf(to, start, StringComparison.Ordinal)];
        return Token().Matches(part).ToDictionary(m => m.Groups["name"].Value, m => Colour.Parse(m.Groups["colour"].Value));
    }

    private static Dictionary<string, Colour> Merge(Dictionary<string, Colour> under, Dictionary<string, Colour> over) =>
        under.Concat(over).GroupBy(t => t.Key).ToDictionary(t => t.Key, t => t.Last().Value);
}
