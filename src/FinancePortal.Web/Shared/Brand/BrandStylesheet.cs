using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FinancePortal.Web.Shared.Brand;

/// <summary>The brand's tokens as a stylesheet and its mark as an icon, made once from the colour of the day.</summary>
public sealed class BrandStylesheet
{
    public BrandStylesheet(BrandOptions brand)
    {
        var (light, dark) = BrandPalette.From(brand.Colour);
        Css = $"@layer brand{{:root{{{Declare(light)}}}@media (prefers-color-scheme:dark){{:root{{{Declare(dark)}}}}}}}";
        Icon = $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" rx=\"8\" fill=\"{light.Deep}\"/><path d=\"{Mark}\" fill=\"none\" stroke=\"#fff\" stroke-width=\"2.5\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>";
        Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Css + Icon)))[..10];
    }

    /// <summary>The drawing of the built-in mark in a 32 by 32 square.</summary>
    public static string Mark => "M9.5 23.5V13l13 10.5V6.5";

    public string Css { get; }

    public string Icon { get; }

    /// <summary>Changes when the colour changes, so both files may be kept for a year.</summary>
    public string Version { get; }

    private static string Declare(BrandPalette palette) =>
        string.Concat(palette.Tokens.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Name}:{t.Value};")));
}

internal static class BrandEndpoints
{
    public static void MapBrand(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/brand.css", (HttpContext context, BrandStylesheet brand) => Keep(context, brand, brand.Css, "text/css; charset=utf-8")).AllowAnonymous().DisableRateLimiting();
        routes.MapGet("/brand.svg", (HttpContext context, BrandStylesheet brand) => Keep(context, brand, brand.Icon, "image/svg+xml")).AllowAnonymous().DisableRateLimiting();
    }

    /// <summary>Another instance may know a newer colour for some seconds: what a page of it asks for is not kept under the wrong name.</summary>
    private static IResult Keep(HttpContext context, BrandStylesheet brand, string content, string type)
    {
        context.Response.Headers.CacheControl = context.Request.Query["v"] is { Count: > 0 } asked && asked != brand.Version ? "no-store" : "public, max-age=31536000, immutable";
        return Results.Text(content, type);
    }
}
