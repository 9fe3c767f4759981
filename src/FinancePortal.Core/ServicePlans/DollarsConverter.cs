using System.Text.Json;
using System.Text.Json.Serialization;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.ServicePlans;

/// <summary>Amounts in files that people and other systems write are dollars: <c>50</c> or <c>49.50</c>.</summary>
internal sealed class DollarsConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return reader.TryGetDecimal(out var dollars) ? Money.FromDollars(dollars) : throw new JsonException("An amount is a number of dollars.");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new JsonException("An amount is a number of dollars and whole cents.", e);
        }
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(value.Dollars);
    }
}
