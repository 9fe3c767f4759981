using System.Text.Json;
using System.Text.Json.Serialization;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases.Books;

/// <summary>
/// What the company says about its leases, as data: JSON that comes with the portal, or the file of the same name in the company's
/// own folder. Amounts are dollars. A file that cannot be read stops the start, not a customer's page.
/// </summary>
public static class LeaseBooks
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(), new DollarsConverter(), new FactorConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <param name="name">Such as <c>lease-policy</c>.</param>
    /// <param name="folder">The company's own folder; null or empty for what comes with the portal.</param>
    /// <exception cref="InvalidOperationException">The file is not what it should be.</exception>
    public static T Read<T>(string name, string? folder = null)
    {
        var own = string.IsNullOrEmpty(folder) ? null : Path.Combine(folder, $"{name}.json");
        using var file = own is not null && File.Exists(own)
            ? File.OpenRead(own)
            : typeof(LeaseBooks).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not part of the portal.");
        try
        {
            return JsonSerializer.Deserialize<T>(file, Json) ?? throw new InvalidOperationException($"{own ?? name} is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"{own ?? name} cannot be read: {e.Message}", e);
        }
    }

    private sealed class DollarsConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Money.FromDollars(reader.GetDecimal());

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Dollars);
    }

    private sealed class FactorConverter : JsonConverter<MoneyFactor>
    {
        public override MoneyFactor Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => MoneyFactor.Of(reader.GetDecimal());

        public override void Write(Utf8JsonWriter writer, MoneyFactor value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
    }
}
