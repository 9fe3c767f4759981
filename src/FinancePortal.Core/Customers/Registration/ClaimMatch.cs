using System.Globalization;
using System.Text;

namespace FinancePortal.Core.Customers.Registration;

/// <summary>
/// Whether a claim is about a customer whose number was already found. People write their names and streets in more than one way, so accents,
/// punctuation, name suffixes, short first names and street abbreviations do not matter; other letters do, however alike they look.
/// </summary>
public static class ClaimMatch
{
    private const int ShortestFirstName = 3;

    /// <summary>Compared with when nobody was found, so that the work is the same.</summary>
    public static readonly Customer Nobody = new() { FirstName = "Nobody", LastName = "Nowhere", Street = "0 Nowhere Street", Zip = "00000", BornOn = DateOnly.MinValue };

    private static readonly HashSet<string> NameSuffixes = ["JR", "SR", "II", "III", "IV"];
    private static readonly HashSet<string> Units = ["APT", "APARTMENT", "UNIT", "STE", "SUITE", "FL", "FLOOR", "NO"];

    private static readonly Dictionary<string, string> Abbreviations = new(StringComparer.Ordinal)
    {
        ["STREET"] = "ST",
        ["AVENUE"] = "AVE",
        ["AV"] = "AVE",
        ["ROAD"] = "RD",
        ["DRIVE"] = "DR",
        ["LANE"] = "LN",
        ["COURT"] = "CT",
        ["PLACE"] = "PL",
        ["BOULEVARD"] = "BLVD",
        ["CIRCLE"] = "CIR",
        ["HIGHWAY"] = "HWY",
        ["PARKWAY"] = "PKWY",
        ["TERRACE"] = "TER",
        ["TRAIL"] = "TRL",
        ["SQUARE"] = "SQ",
        ["NORTH"] = "N",
        ["SOUTH"] = "S",
        ["EAST"] = "E",
        ["WEST"] = "W",
        ["NORTHEAST"] = "NE",
        ["NORTHWEST"] = "NW",
        ["SOUTHEAST"] = "SE",
        ["SOUTHWEST"] = "SW",
    };

    /// <summary>What the company does not know of the customer cannot be wrong; the number alone is never enough, for the name is always known.</summary>
    public static bool Matches(PersonClaim claim, Customer customer)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(customer);
        return LastName(claim.LastName) == LastName(customer.LastName)
            & FirstNames(claim.FirstName, customer.FirstName)
            & (customer.BornOn is null || claim.BornOn == customer.BornOn)
            & (customer.Zip.Length < 5 || Zip(claim.Zip) == Zip(customer.Zip))
            & (customer.Street.Length == 0 || Street(claim.Street) == Street(customer.Street));
    }

    private static string LastName(string name) => string.Concat(Words(name).Where(w => !NameSuffixes.Contains(w)));

    private static bool FirstNames(string claimed, string known)
    {
        var (a, b) = (Words(claimed).FirstOrDefault(""), Words(known).FirstOrDefault(""));
        return a == b || (Math.Min(a.Length, b.Length) >= ShortestFirstName && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal)));
    }

    private static string Zip(string zip) => zip.Trim() is { Length: >= 5 } text ? text[..5] : "";

    private static string Street(string street) =>
        string.Join(' ', Words(street).TakeWhile(w => !Units.Contains(w)).Select(w => Abbreviations.GetValueOrDefault(w, w)));

    /// <summary>Upper-case words without accents and punctuation: <c>José O’Brien-Ruiz</c> is JOSE OBRIEN RUIZ.</summary>
    private static string[] Words(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c))
            {
                plain.Append(char.ToUpperInvariant(c));
            }
            else if (c is '#')
            {
                plain.Append(" NO ");
            }
            else if (c is not ('\'' or '’' or '.') && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
