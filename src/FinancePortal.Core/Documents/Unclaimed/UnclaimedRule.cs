using System.Text.Json;

namespace FinancePortal.Core.Documents.Unclaimed;

/// <summary>
/// When money that nobody fetched goes to a state, and when its owner is written to before, from <c>unclaimed-rules.json</c>
/// . What no lawyer has checked has no <see cref="CheckedOn"/>; states that are not listed follow <c>*</c>.
/// </summary>
/// <param name="State">Two letters of the owner's address, or <c>*</c> for all others.</param>
/// <param name="Years">Without a word from the owner, until the money counts as unclaimed.</param>
/// <param name="ReportMonth">With <paramref name="ReportDay"/>, the day of each year on which it is reported.</param>
/// <param name="ReportDay">See <paramref name="ReportMonth"/>.</param>
/// <param name="LetterDays">So many days before the report the owner is written to.</param>
/// <param name="Citation">Where the figures come from.</param>
/// <param name="CheckedOn">When somebody compared them with the law.</param>
public sealed record UnclaimedRule(string State, int Years, int ReportMonth, int ReportDay, int LetterDays, string Citation, DateOnly? CheckedOn)
{
    private static readonly Dictionary<string, UnclaimedRule> All = Read();

    public static UnclaimedRule Of(string state) => All.GetValueOrDefault(state) ?? All["*"];

    /// <summary>The first day of report after the money became unclaimed that leaves time for the letter.</summary>
    /// <param name="since">The last time that the owner did something about it, or that it became theirs.</param>
    public DateOnly ReportOn(DateOnly since)
    {
        var unclaimed = since.AddYears(Years);
        var report = new DateOnly(unclaimed.Year, ReportMonth, ReportDay);
        while (report.AddDays(-LetterDays) < unclaimed)
        {
            report = report.AddYears(1);
        }

        return report;
    }

    public DateOnly LetterOn(DateOnly since) => ReportOn(since).AddDays(-LetterDays);

    private static Dictionary<string, UnclaimedRule> Read()
    {
        using var resource = typeof(UnclaimedRule).Assembly.GetManifestResourceStream("unclaimed-rules") ?? throw new InvalidOperationException("The rules of unclaimed money are not in the program.");
        var rules = JsonSerializer.Deserialize<List<UnclaimedRule>>(resource, JsonSerializerOptions.Web) ?? [];
        return rules.ToDictionary(r => r.State);
    }
}
