namespace FinancePortal.Web.Shared.Brand;

/// <summary>
/// The eight brand tokens of one colour scheme, derived from one colour (DESIGN §3). Each token starts where it looks
/// best and is then stepped lighter or darker until everything that is read on it, or that it is read on, has its contrast.
/// </summary>
public sealed record BrandPalette(Colour Brand, Colour Hover, Colour Text, Colour Tint, Colour Line, Colour OnBrand, Colour Deep, Colour OnDeep)
{
    private const decimal Reading = 4.5m;
    private const decimal Shape = 3m;
    private const decimal Plate = 7m;

    /// <exception cref="InvalidOperationException">The setting is not a colour, or no step of it can be read; the message says which.</exception>
    public static (BrandPalette Light, BrandPalette Dark) From(string setting)
    {
        if (!Colour.TryParse(setting, out var colour))
        {
            throw new InvalidOperationException($"The setting Brand:Colour is '{setting}', which is not a colour like #0F4C5C. The portal can't start without it.");
        }

        return (DeriveLight(colour, Neutrals.Light), DeriveDark(colour, Neutrals.Dark));
    }

    internal static BrandPalette DeriveLight(Colour colour, Neutrals on)
    {
        var brand = Step("--brand", colour, Colour.Black, (Colour.White, Reading), (on.Surface, Shape), (on.Background, Shape), (on.Track, Shape));
        var deep = Step("--brand-deep", brand.Mix(Colour.Black, 0.3m), Colour.Black, (Colour.White, Plate));
        return new BrandPalette(
            brand,
            Hover: brand.Luminance < 0.02m ? Step("--brand-hover", brand.Mix(Colour.White, 0.2m), Colour.Black, (Colour.White, Reading)) : brand.Mix(Colour.Black, 0.26m),
            Text: Step("--brand-text", brand, Colour.Black, (on.Surface, Reading), (on.Background, Reading)),
            Tint: Step("--brand-tint", brand.WithLightness(0.918m, 0.4m), Colour.White, (on.Ink2, Reading), (on.Ink3, Reading), (on.Bad, Reading)),
            Line: brand.WithLightness(0.725m, 0.32m),
            OnBrand: Colour.White,
            deep,
            OnDeep: Colour.White);
    }

    internal static BrandPalette DeriveDark(Colour colour, Neutrals on)
    {
        // Two thirds of the way to white, a little calmer: a saturated light colour glares on a dark page.
        var brand = Step("--brand", colour.WithLightness(0.66m, 0.72m), Colour.White, (on.Surface, Plate), (on.Background, Plate), (on.Track, Shape));
        var tint = Step("--brand-tint", colour.WithLightness(0.15m, 0.73m), Colour.Black, (on.Ink2, Reading), (on.Ink3, Reading), (on.Bad, Reading));
        return new BrandPalette(
            brand,
            Hover: brand.Mix(Colour.White, 0.3m),
            Text: Step("--brand-text", brand.Mix(Colour.White, 0.1m), Colour.White, (on.Surface, Reading), (on.Background, Reading)),
            tint,
            Line: tint.Mix(brand, 0.28m),
            OnBrand: Step("--on-brand", colour.WithLightness(0.09m), Colour.Black, (brand, Reading)),
            Deep: Step("--brand-deep", colour.WithLightness(0.165m, 0.95m), Colour.Black, (Colour.White, Plate)),
            OnDeep: Colour.White);
    }

    /// <summary>The declarations, in the order of portal.css.</summary>
    public IEnumerable<(string Name, Colour Value)> Tokens =>
    [
        ("--brand", Brand), ("--brand-hover", Hover), ("--brand-text", Text), ("--brand-tint", Tint),
        ("--brand-line", Line), ("--on-brand", OnBrand), ("--brand-deep", Deep), ("--on-brand-deep", OnDeep),
    ];

    private static Colour Step(string token, Colour start, Colour towards, params (Colour Other, decimal Floor)[] pairs)
    {
        for (var step = 0; step <= 50; step++)
        {
            var candidate = start.Mix(towards, step / 50m);
            if (pairs.All(p => Colour.Contrast(candidate, p.Other) >= p.Floor))
            {
                return candidate;
            }
        }

        throw new InvalidOperationException($"No step of Brand:Colour makes {token} readable: even {towards} misses a contrast floor. Choose another colour.");
    }
}

/// <summary>The colours of portal.css that a brand is read on or beside; a test keeps the two alike.</summary>
public sealed record Neutrals(Colour Background, Colour Surface, Colour Ink2, Colour Ink3, Colour Bad, Colour Track)
{
    public static Neutrals Light { get; } = Of("#f4f6f6", "#ffffff", "#3f4e54", "#58686e", "#b01c1c", "#dde4e5");

    public static Neutrals Dark { get; } = Of("#0a1013", "#11191d", "#b7c4c9", "#93a3a9", "#ff9c97", "#2a373c");

    private static Neutrals Of(string background, string surface, string ink2, string ink3, string bad, string track) =>
        new(Colour.Parse(background), Colour.Parse(surface), Colour.Parse(ink2), Colour.Parse(ink3), Colour.Parse(bad), Colour.Parse(track));
}
