namespace FinancePortal.Web.Shared.Brand;

/// <summary>Configuration section <c>Brand</c>: everything that says whose portal this is. No view holds such a text.</summary>
public sealed record BrandOptions
{
    /// <summary>The company's full name, as in titles and letters.</summary>
    public required string Name { get; init; }

    /// <summary>The part of the name that people say; set in bold beside the mark.</summary>
    public required string ShortName { get; init; }

    /// <summary>The one colour all brand tokens are derived from, as <c>#0F4C5C</c>.</summary>
    public required string Colour { get; init; }

    /// <summary>A picture that replaces the built-in mark, as a path on this site such as <c>/img/logo.svg</c>.</summary>
    public string? LogoPath { get; init; }

    public required string Phone { get; init; }

    public required string Hours { get; init; }

    public required string Email { get; init; }

    /// <summary>The postal address, lines separated by a new line.</summary>
    public required string Address { get; init; }

    /// <summary>The line at the foot of every page; <c>{year}</c> becomes the current year.</summary>
    public required string LegalLine { get; init; }

    /// <summary>What follows the short name in the full one: "Auto Finance".</summary>
    public string Descriptor => Name.StartsWith(ShortName, StringComparison.Ordinal) ? Name[ShortName.Length..].Trim() : "";

    /// <summary>The phone number as a link: <c>tel:18005550142</c>.</summary>
    public string PhoneLink => "tel:" + string.Concat(Phone.Where(char.IsAsciiDigit));

    /// <exception cref="InvalidOperationException">A setting is missing; the message names it.</exception>
    public static BrandOptions Read(IConfiguration configuration)
    {
        var brand = configuration.GetSection("Brand");
        return new BrandOptions
        {
            Name = Required(nameof(Name)),
            ShortName = Required(nameof(ShortName)),
            Colour = Required(nameof(Colour)),
            LogoPath = brand[nameof(LogoPath)],
            Phone = Required(nameof(Phone)),
            Hours = Required(nameof(Hours)),
            Email = Required(nameof(Email)),
            Address = Required(nameof(Address)),
            LegalLine = Required(nameof(LegalLine)),
        };

        string Required(string setting) => brand[setting] is { Length: > 0 } value ? value
            : throw new InvalidOperationException($"The setting Brand:{setting} is missing. The portal can't start without it.");
    }
}
