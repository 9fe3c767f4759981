using System.Globalization;
using System.Runtime.InteropServices;

namespace FinancePortal.Web.Shared.Brand;

/// <summary>An sRGB colour with eight bits a channel, and the arithmetic of WCAG 2 contrast on it, in decimals.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    public static Colour White { get; } = new(255, 255, 255);

    public static Colour Black { get; } = new(0, 0, 0);

    /// <summary>Relative luminance of each of the 256 channel values (WCAG 2.2, "relative luminance").</summary>
    private static readonly decimal[] Linear = [.. Enumerable.Range(0, 256).Select(value => Linearize(value / 255m))];

    /// <summary>From 0 (black) to 1 (white).</summary>
    public decimal Luminance => (0.2126m * Linear[Red]) + (0.7152m * Linear[Green]) + (0.0722m * Linear[Blue]);

    /// <summary>Reads <c>#0F4C5C</c>; nothing else is a colour here.</summary>
    public static bool TryParse(string? text, out Colour colour)
    {
        colour = default;
        if (text is not ['#', .. { Length: 6 } digits] || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb))
        {
            return false;
        }

        colour = new Colour((byte)(rgb >> 16), (byte)((rgb >> 8) & 0xFF), (byte)(rgb & 0xFF));
        return true;
    }

    /// <exception cref="FormatException">The text is not a colour like #0F4C5C.</exception>
    public static Colour Parse(string text) => TryParse(text, out var colour) ? colour : throw new FormatException($"'{text}' is not a colour like #0F4C5C.");

    /// <summary>The contrast ratio of WCAG 2, from 1 to 21.</summary>
    public static decimal Contrast(Colour a, Colour b)
    {
        var (lighter, darker) = a.Luminance >= b.Luminance ? (a, b) : (b, a);
        return (lighter.Luminance + 0.05m) / (darker.Luminance + 0.05m);
    }

    /// <summary>The colour moved towards another: 0 stays, 1 arrives.</summary>
    public Colour Mix(Colour other, decimal share)
    {
        return new Colour(Channel(Red, other.Red), Channel(Green, other.Green), Channel(Blue, other.Blue));
        byte Channel(byte from, byte to) => (byte)(from + ((to - from) * share) + 0.5m);
    }

    /// <summary>The same hue with a share of its saturation and a given lightness (HSL, both from 0 to 1).</summary>
    public Colour WithLightness(decimal lightness, decimal saturationShare = 1m)
    {
        var max = Math.Max(Red, Math.Max(Green, Blue)) / 255m;
        var min = Math.Min(Red, Math.Min(Green, Blue)) / 255m;
        var spread = max - min;
        var saturation = spread == 0m ? 0m : spread / (1m - Math.Abs(max + min - 1m));
        var chroma = (1m - Math.Abs((2m * lightness) - 1m)) * Math.Min(1m, saturation * saturationShare);
        var floor = lightness - (chroma / 2m);
        return new Colour(Channel(Red), Channel(Green), Channel(Blue));

        // A channel keeps its place between the weakest and the strongest one.
        byte Channel(byte value) => (byte)(((floor + (spread == 0m ? 0m : chroma * ((value / 255m) - min) / spread)) * 255m) + 0.5m);
    }

    /// <summary><c>#0f4c5c</c></summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    private static decimal Linearize(decimal value)
    {
        if (value <= 0.04045m)
        {
            return value / 12.92m;
        }

        // x^2.4 = x^2 * (x^(1/5))^2
        var x = (value + 0.055m) / 1.055m;
        var root = FifthRoot(x);
        return x * x * root * root;
    }

    private static decimal FifthRoot(decimal x)
    {
        var root = 1m;
        for (var i = 0; i < 40; i++)
        {
            var fourth = root * root * root * root;
            root -= ((fourth * root) - x) / (5m * fourth);
        }

        return root;
    }
}
