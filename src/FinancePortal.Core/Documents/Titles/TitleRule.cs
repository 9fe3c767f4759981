using System.Text.Json;

namespace FinancePortal.Core.Documents.Titles;

/// <summary>
/// A state's rule about releasing a lien, from <c>title-rules.json</c> (R-906). There is no federal figure; what no lawyer has
/// checked has no <see cref="CheckedOn"/>, and states that are not listed have the company's own promise, <c>*</c>.
/// </summary>
/// <param name="State">Two letters, or <c>*</c> for all others.</param>
/// <param name="IsElectronic">The title is held electronically and no paper is mailed to release it.</param>
/// <param name="Days">From the day the money is final to the day the release must be sent.</param>
/// <param name="BankingDays">Whether only banking days count.</param>
/// <param name="Citation">Where the figure stands; the company's promise where the law has not been checked.</param>
/// <param name="CheckedOn">When somebody compared it with the law.</param>
public sealed record TitleRule(string State, bool IsElectronic, int Days, bool BankingDays, string Citation, DateOnly? CheckedOn)
{
    private static readonly Dictionary<string, TitleRule> All = Read();

    public static TitleRule Of(string state) => All.GetValueOrDefault(state) ?? All["*"];

    private static Dictionary<string, TitleRule> Read()
    {
        using var resource = typeof(TitleRule).Assembly.GetManifestResourceStream("title-rules") ?? throw new InvalidOperationException("The title rules are not in the program.");
        var rules = JsonSerializer.Deserialize<List<TitleRule>>(resource, JsonSerializerOptions.Web) ?? [];
        return rules.ToDictionary(r => r.State);
    }
}
