using System.Globalization;
using System.Text.Json;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Cases;

/// <summary>One case of a family: its inputs, and what is expected of them.</summary>
public sealed class PublishedCase
{
    private PublishedCase(string folder, string family, JsonElement json)
    {
        Folder = folder;
        Family = family;
        Id = json.GetProperty("id").GetString()!;
        Kind = json.TryGetProperty("kind", out var kind) ? kind.GetString()! : family;
        Inputs = json.GetProperty("inputs");
        Expected = json.GetProperty("expected");
        Tolerance = json.TryGetProperty("tolerance", out var t) && t.ValueKind == JsonValueKind.Object && t.TryGetProperty("abs", out var abs)
            ? Number(abs)
            : 0m;
    }

    public string Folder { get; }
    public string Family { get; }
    public string Id { get; }
    public string Kind { get; }
    public JsonElement Inputs { get; }
    public JsonElement Expected { get; }

    /// <summary>How far a figure may be off, absolutely.</summary>
    public decimal Tolerance { get; }

    /// <summary>The cases of a folder, by family and id.</summary>
    public static IReadOnlyDictionary<string, PublishedCase> Load(string folder)
    {
        var cases = new SortedDictionary<string, PublishedCase>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.json"))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            var family = document.RootElement.GetProperty("family").GetString()!;
            foreach (var json in document.RootElement.GetProperty("cases").EnumerateArray())
            {
                var one = new PublishedCase(folder, family, json.Clone());
                cases.Add($"{family}/{one.Id}", one);
            }
        }

        return cases;
    }

    public bool Has(string input) => Inputs.TryGetProperty(input, out var value) && value.ValueKind != JsonValueKind.Null;

    public string Text(string input) => Inputs.GetProperty(input).ToString();

    public string Text(string input, string otherwise) => Has(input) ? Text(input) : otherwise;

    /// <summary>What a case says among its inputs or, failing that, among its conventions.</summary>
    public string Convention(string name, string otherwise) =>
        Has(name) ? Text(name)
        : Inputs.TryGetProperty("conventions", out var conventions) && conventions.TryGetProperty(name, out var value) ? value.ToString()
        : otherwise;

    /// <summary>Whether interest of the odd days compounds; simple where no input says so.</summary>
    public bool CompoundsOddDays => Strings(Inputs).Any(text => text.NamesWord("compound"));

    public decimal Figure(string input) => Number(Inputs.GetProperty(input));

    public decimal Figure(string input, decimal otherwise) => Has(input) ? Figure(input) : otherwise;

    /// <summary>The first of several names that an input may have.</summary>
    public decimal AnyOf(params string[] inputs) => Figure(Array.Find(inputs, Has) ?? throw new InvalidOperationException($"{Id} has none of {string.Join(", ", inputs)}."));

    public int Count(string input) => decimal.ToInt32(Figure(input));

    public Money Money(string input) => FromDollars(Figure(input));

    public Money Money(string input, Money otherwise) => Has(input) ? Money(input) : otherwise;

    public DateOnly Date(string input) => Day(Text(input));

    public bool Flag(string input) => Has(input) && Inputs.GetProperty(input) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        var other => other.ToString() is "1" or "true" or "begin" or "advance",
    };

    /// <summary>Compares every expected figure with what was worked out; one that nobody worked out fails by its name.</summary>
    public void Check(IReadOnlyDictionary<string, decimal> actual, params string[] elsewhere)
    {
        foreach (var property in Expected.EnumerateObject().Where(p => !elsewhere.Contains(p.Name, StringComparer.Ordinal)))
        {
            Assert.True(actual.ContainsKey(property.Name), $"{Id}: the runner does not know the expected figure '{property.Name}'.");
            Close(property.Name, Number(property.Value), actual[property.Name], Printed(property.Value));
        }
    }

    /// <summary>
    /// Compares a figure within the tolerance; with a tolerance of zero to the decimals in which it is printed.
    /// </summary>
    public void Close(string name, decimal expected, decimal actual, int decimals)
    {
        var rounded = Tolerance == 0m ? Rounding.Decimals(actual, decimals) : actual;
        Assert.True(Math.Abs(rounded - expected) <= Tolerance, $"{Id}: {name} is {actual.ToString(CultureInfo.InvariantCulture)}, expected {expected.ToString(CultureInfo.InvariantCulture)}.");
    }

    /// <summary>How the case rounds a payment that is worked out; null where it is left exact.</summary>
    public RoundingRule? PaymentRounding(string otherwise) =>
        Convention("payment_rounding", otherwise) is var name && name is "none" or "unrounded" or "exact" ? null : ScheduleCases.RuleOf(name);

    private static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Strings(p.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        JsonValueKind.String => [json.GetString()!],
        _ => [],
    };

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Money FromDollars(decimal dollars) => Core.Values.Money.FromDollars(dollars);

    /// <summary>A number, or a fraction such as <c>19/30</c>.</summary>
    public static decimal Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : Number(value.GetString()!);

    public static decimal Number(string text)
    {
        var parts = text.Split('/');
        var number = decimal.Parse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture);
        return parts.Length == 1 ? number : number / decimal.Parse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    public static int Printed(JsonElement value)
    {
        var text = value.ToString();
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : text.Length - point - 1;
    }
}

internal static class CaseWords
{
    /// <summary>Whether a text names a word, not after a "without", "no" or "not".</summary>
    public static bool NamesWord(this string text, string word)
    {
        var words = text.ToLowerInvariant().Split([' ', ',', ';', '-', '_', '/', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindIndex(words, w => w.StartsWith(word, StringComparison.Ordinal));
        return at >= 0 && (at == 0 || words[at - 1] is not ("no" or "not" or "without" or "non"));
    }
}
