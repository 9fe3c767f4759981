using FinancePortal.Web.Shared.Brand;
using Microsoft.Extensions.Configuration;

namespace FinancePortal.Web.Tests.Infrastructure;

public sealed class BrandTests
{
    [Theory]
    [InlineData("#000000", "#ffffff", 21.0)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#0f4c5c", "#f4f6f6", 8.77)]
    [InlineData("#ff0000", "#0000ff", 2.15)]
    public void Contrast_is_the_ratio_of_WCAG(string a, string b, double expected) =>
        Assert.Equal((decimal)expected, Colour.Contrast(Colour.Parse(a), Colour.Parse(b)), 2);

    [Fact]
    public void The_default_colour_gives_the_designed_tokens_or_nearly()
    {
        var (light, dark) = BrandPalette.From("#0F4C5C");

        Assert.Equal("#0f4c5c", light.Brand.ToString());
        Assert.Equal("#0f4c5c", light.Text.ToString());
        Near("#e4eef0", light.Tint);
        Near("#0b3540", light.Deep);
        Near("#0a3844", light.Hover);
        Near("#7fc6d6", dark.Brand);
        Near("#8acfde", dark.Text);
        Near("#12303a", dark.Tint);
        Near("#0d3a46", dark.Deep);
        Near("#04232b", dark.OnBrand);
    }

    /// <summary>Every colour there is, in steps of 15: hues from pastel to neon, white, black and all greys.</summary>
    [Fact]
    public void Every_colour_can_be_a_brand_and_keeps_each_floor()
    {
        for (var rgb = 0; rgb < 18 * 18 * 18; rgb++)
        {
            var colour = new Colour((byte)(rgb % 18 * 15), (byte)(rgb / 18 % 18 * 15), (byte)(rgb / 324 * 15)).ToString();
            var (light, dark) = BrandPalette.From(colour);
            Holds(colour, light, Neutrals.Light);
            Holds(colour, dark, Neutrals.Dark);
        }
    }

    [Theory]
    [InlineData("teal")]
    [InlineData("#12345")]
    [InlineData("#12345g")]
    [InlineData("0F4C5C")]
    public void What_is_not_a_colour_is_refused_in_a_sentence(string setting)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => BrandPalette.From(setting));

        Assert.Equal($"The setting Brand:Colour is '{setting}', which is not a colour like #0F4C5C. The portal can't start without it.", refusal.Message);
    }

    [Fact]
    public void A_floor_that_no_step_can_reach_is_refused_with_the_token_it_is_about()
    {
        var grey = Colour.Parse("#777777");
        var impossible = Neutrals.Light with { Surface = grey, Background = grey, Track = grey };

        var refusal = Assert.Throws<InvalidOperationException>(() => BrandPalette.DeriveLight(Colour.Parse("#777777"), impossible with { Background = Colour.Black }));

        Assert.StartsWith("No step of Brand:Colour makes --brand readable", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_portal_does_not_start_without_a_name()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => BrandOptions.Read(new ConfigurationBuilder().Build()));

        Assert.Equal("The setting Brand:Name is missing. The portal can't start without it.", refusal.Message);
    }

    [Fact]
    public void The_portal_does_not_start_with_a_wrong_colour()
    {
        using var portal = new DevelopmentHost();
        portal.Settings["Brand:Colour"] = "blue";

        var refusal = Assert.ThrowsAny<Exception>(() => portal.Services);

        Assert.Contains("Brand:Colour is 'blue'", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_brand_changes_every_word_and_every_token()
    {
        using var portal = new DevelopmentHost();
        foreach (var (key, value) in new[] { ("Name", "Sunrise Credit"), ("ShortName", "Sunrise"), ("Colour", "#C2410C"), ("Phone", "1-800-555-0199"), ("LegalLine", "© {year} Sunrise Credit") })
        {
            portal.Settings["Brand:" + key] = value;
        }

        var visitor = portal.Visitor();
        var page = await visitor.GetAsync("/");
        var styles = await visitor.GetAsync(page.Element("link[href^='/brand.css']").GetAttribute("href")!);

        Assert.DoesNotContain("Northline", page.Text, StringComparison.Ordinal);
        Assert.Equal("Sunrise Credit", Testing.Page.Words(page.Element(".brand")));
        Assert.Contains("--brand:#c2410c", styles.Body, StringComparison.Ordinal);
    }

    private static void Holds(string colour, BrandPalette brand, Neutrals on)
    {
        Floor(brand.OnBrand, brand.Brand, 4.5m);
        Floor(brand.OnBrand, brand.Hover, 4.5m);
        Floor(brand.OnDeep, brand.Deep, 7m);
        Floor(brand.Text, on.Surface, 4.5m);
        Floor(brand.Text, on.Background, 4.5m);
        Floor(on.Ink2, brand.Tint, 4.5m);
        Floor(on.Ink3, brand.Tint, 4.5m);
        Floor(on.Bad, brand.Tint, 4.5m);
        Floor(brand.Brand, on.Surface, 3m);
        Floor(brand.Brand, on.Track, 3m);

        void Floor(Colour a, Colour b, decimal floor) => Assert.True(Colour.Contrast(a, b) >= floor, $"{colour}: {a} on {b} is {Colour.Contrast(a, b):0.00}, below {floor}");
    }

    private static void Near(string expected, Colour actual)
    {
        var e = Colour.Parse(expected);
        Assert.True(Math.Abs(e.Red - actual.Red) <= 8 && Math.Abs(e.Green - actual.Green) <= 8 && Math.Abs(e.Blue - actual.Blue) <= 8, $"{actual} is far from {expected}");
    }
}
