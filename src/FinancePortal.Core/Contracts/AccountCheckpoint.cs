using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>
/// Writes and reads the stored state: compact JSON behind a version, amounts as whole cents, decimals exact. A change of meaning
/// raises the version, and older checkpoints are then rebuilt from the events.
/// </summary>
internal static class AccountCheckpoint
{
    private const string Version = "1:";

    public static string Write(AccountState state) => Version + JsonSerializer.Serialize(state, CheckpointJson.Default.AccountState);

    public static AccountState Read(string checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        if (!checkpoint.StartsWith(Version, StringComparison.Ordinal))
        {
            throw new FormatException("The checkpoint is of another version: replay the events.");
        }

        try
        {
            return JsonSerializer.Deserialize(checkpoint.AsSpan(Version.Length), CheckpointJson.Default.AccountState)
                ?? throw new FormatException("The checkpoint is empty.");
        }
        catch (JsonException e)
        {
            throw new FormatException("The checkpoint cannot be read: replay the events.", e);
        }
    }
}

/// <summary>Money as a number of whole cents.</summary>
internal sealed class CentsConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Money.FromCents(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Cents);
}

/// <summary>Exact decimals without trailing zeros, so that equal states have equal checkpoints.</summary>
internal sealed class ShortDecimalConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.ToString("G29", CultureInfo.InvariantCulture), skipInputValidation: true);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = [typeof(CentsConverter), typeof(ShortDecimalConverter)])]
[JsonSerializable(typeof(AccountState))]
internal sealed partial class CheckpointJson : JsonSerializerContext;
