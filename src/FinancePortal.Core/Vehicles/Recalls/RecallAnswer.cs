using System.Globalization;
using System.Text.Json;

namespace FinancePortal.Core.Vehicles.Recalls;

/// <summary>Reads the answer of NHTSA's recall service, whose form the files have too.</summary>
internal static class RecallAnswer
{
    private const int LongestText = 4_000;
    private const int MostRecalls = 200;

    /// <summary>NHTSA writes day, month, year.</summary>
    private static readonly string[] Dates = ["dd/MM/yyyy", "yyyy-MM-dd"];

    /// <exception cref="RecallSourceException">The text is no such answer.</exception>
    public static IReadOnlyList<RecallNotice> Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind is not JsonValueKind.Object || !document.RootElement.TryGetProperty("results", out var results) || results.ValueKind is not JsonValueKind.Array)
            {
                throw new RecallSourceException("The recall answer has no list of results.");
            }

            // The same campaign may stand there once for each kind of the model.
            return [.. results.EnumerateArray().Take(MostRecalls).Select(Notice).Where(n => n.Campaign.Length is > 0 and <= 20).DistinctBy(n => n.Campaign)];
        }
        catch (JsonException e)
        {
            throw new RecallSourceException("The recall answer can't be read.", e);
        }
    }

    private static RecallNotice Notice(JsonElement result) => new()
    {
        Campaign = Text(result, "NHTSACampaignNumber"),
        Component = Text(result, "Component"),
        Summary = Text(result, "Summary"),
        Consequence = Text(result, "Consequence"),
        Remedy = Text(result, "Remedy"),
        ReportedOn = DateOnly.TryParseExact(Text(result, "ReportReceivedDate"), Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? on : null,
        DoNotDrive = result.ValueKind is JsonValueKind.Object && result.TryGetProperty("parkIt", out var park) && park.ValueKind is JsonValueKind.True,
    };

    private static string Text(JsonElement result, string name) =>
        result.ValueKind is JsonValueKind.Object && result.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString()!.Trim() is var text
            ? text[..Math.Min(text.Length, LongestText)]
            : "";
}
