using FinancePortal.Core.Customers;

namespace FinancePortal.Core.Staff.Search;

/// <summary>Why a customer is among the results; the order is the rank.</summary>
public enum MatchReason
{
    Ssn = 1,
    AccountNumber = 2,
    Vin = 3,
    Email = 4,
    Phone = 5,
    WholeName = 6,
    NameAndZip = 7,
    BeginningOfName = 8,
    Zip = 9,
}

/// <summary>
/// What somebody typed into the one box, read as everything that it can be. Each part is looked up by an index of its own;
/// wildcards and quotes are letters like others.
/// </summary>
public sealed record SearchQuestion
{
    public const int Longest = 100;

    /// <summary>Nine digits.</summary>
    public string? Ssn { get; private init; }
    public string? AccountNumber { get; private init; }
    public string? Vin { get; private init; }
    public string? Email { get; private init; }
    public string? Phone { get; private init; }

    /// <summary>As <see cref="SearchKey"/> writes names; may be the beginning of one.</summary>
    public string? Name { get; private init; }
    public string? Zip { get; private init; }

    /// <summary>What may be written down of the question: never a Social Security number.</summary>
    public required string Written { get; init; }

    /// <summary>The same question without the Social Security number, for what came in an address: browsers and proxies keep those.</summary>
    public SearchQuestion WithoutSsn() => this with { Ssn = null };

    /// <returns>Null when nothing can be looked for: too short or too long.</returns>
    public static SearchQuestion? Read(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (text.Length is 0 or > Longest)
        {
            return null;
        }

        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var isNumber = digits.Length > 0 && text.All(c => char.IsAsciiDigit(c) || c is ' ' or '-' or '(' or ')' or '+' or '.');
        if (isNumber)
        {
            return new SearchQuestion
            {
                Ssn = digits.Length == 9 ? digits : null,
                AccountNumber = digits.Length is >= 8 and <= 20 ? digits : null,
                Phone = SearchKey.OfPhone(text) is { Length: 10 } phone ? phone : null,
                Zip = digits.Length == 5 ? digits : null,
                Written = digits.Length == 9 ? "a number of nine digits" : text,
            };
        }

        if (text.Contains('@', StringComparison.Ordinal))
        {
            return new SearchQuestion { Email = text, Written = text };
        }

        var words = SearchKey.OfName(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var zip = words is [.., { Length: 5 } last] && last.All(char.IsAsciiDigit) && words.Length > 1 ? last : null;
        var name = string.Join(' ', zip is null ? words : words[..^1]);
        var vin = words is [{ Length: 17 } one] ? one : null;
        return name.Length < 2 ? null : new SearchQuestion { Vin = vin, Name = name, Zip = zip, Written = digits.Length >= 9 ? "a name with many digits" : text };
    }
}

/// <summary>One customer found.</summary>
public sealed record SearchHit
{
    public required string Reference { get; init; }
    public required string Name { get; init; }
    public required string City { get; init; }
    public required string State { get; init; }
    public required string SsnLastFour { get; init; }
    public required IReadOnlyList<string> Accounts { get; init; }
    public required MatchReason Reason { get; init; }
    public required bool IsRestricted { get; init; }
}

/// <param name="IsOneExact">One customer, found by something that names nobody else: their file may open at once.</param>
/// <param name="HasMore">There are more than are shown.</param>
public sealed record SearchResult(IReadOnlyList<SearchHit> Hits, bool IsOneExact, bool HasMore);
