using System.Globalization;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Documents.Letters;

/// <summary>
/// The notice of a decision against somebody: the creditor, the decision, its principal reasons, the notice of the Equal Credit
/// Opportunity Act, and of each credit report that was used whose it is, which rights there are and which score it gave
/// (12 CFR 1002.9, 15 USC 1681m; the sentences of the law are those of its model forms).
/// </summary>
internal static class AdverseActionLetter
{
    public const string Title = "Our decision about your request for credit";
    private const string Inquiries = "Number of recent inquiries on your credit report";

    public static Letter Of(AdverseAction action, string addressee, Letterhead letterhead, DateOnly on) => new()
    {
        Title = Title,
        DatedOn = on,
        Addressee = addressee,
        Parts =
        [
            new()
            {
                Paragraphs = [$"Thank you for asking us on {DocumentWords.Day(action.AskedOn)} for {action.AskedFor}. {action.Decision}"],
                Facts = [new("Decision number", action.Number), new("Creditor", letterhead.Company), .. AddressOf(letterhead), new("Telephone", letterhead.Phone)],
            },
            new()
            {
                Heading = action.Reasons.Count == 1 ? "The principal reason" : "The principal reasons",
                Paragraphs = [.. Numbered(action.Reasons), "If a reason is wrong or has changed, tell us: we look at it again."],
            },
            .. action.Reports.SelectMany(ReportParts),
            .. action.UsedOthersInformation ? new[] { Others } : [],
            new()
            {
                Heading = "Notice: your right to equal credit opportunity",
                Paragraphs =
                [
                    "The federal Equal Credit Opportunity Act prohibits creditors from discriminating against credit applicants on the basis of race, color, religion, national origin, sex, marital status, age (provided the applicant has the capacity to enter into a binding contract); because all or part of the applicant’s income derives from any public assistance program; or because the applicant has in good faith exercised any right under the Consumer Credit Protection Act.",
                    $"The federal agency that administers compliance with this law concerning this creditor is: {OneLine(letterhead.CreditAgency)}.",
                ],
            },
        ],
    };

    private static LetterPart Others { get; } = new()
    {
        Heading = "What others told us",
        Paragraphs = ["Our decision was based in whole or in part on information obtained from an outside source other than a consumer reporting agency. Under the Fair Credit Reporting Act, you have the right to make a written request, no later than 60 days after you receive this notice, for disclosure of the nature of this information."],
    };

    private static IEnumerable<LetterPart> ReportParts(CreditReport report)
    {
        yield return new()
        {
            Heading = "Your credit report and your rights",
            Paragraphs =
            [
                "Our decision was based in whole or in part on information obtained in a report from the consumer reporting agency below. It played no part in our decision and is unable to supply specific reasons for it.",
                "You have a right under the Fair Credit Reporting Act to know the information contained in your credit file at this agency. You also have a right to a free copy of your report from it, if you request it no later than 60 days after you receive this notice. If you find that any information in the report is inaccurate or incomplete, you have the right to dispute the matter with the reporting agency.",
            ],
            Facts = [new("Consumer reporting agency", report.Bureau.Name), new("Address", OneLine(report.Bureau.Address)), new("Toll-free telephone", report.Bureau.Phone)],
        };
        if (report.Score is not { } score)
        {
            yield break;
        }

        yield return new()
        {
            Heading = "Your credit score",
            Paragraphs =
            [
                $"We also obtained your credit score from {report.Bureau.Name} and used it in making our decision. A credit score is a number that reflects the information in your credit report. It can change, depending on how that information changes.",
                "These key factors adversely affected your score:",
                .. Numbered([.. score.KeyFactors, .. Enumerable.Repeat(Inquiries, score.InquiriesCounted ? 1 : 0)]),
            ],
            Facts =
            [
                new("Your credit score", Number(score.Value)),
                new("Created on", DocumentWords.Day(score.CreatedOn)),
                new("Scores range from", $"a low of {Number(score.Lowest)} to a high of {Number(score.Highest)}"),
            ],
        };
    }

    private static IEnumerable<string> Numbered(IReadOnlyList<string> lines) => lines.Select((line, i) => $"{Number(i + 1)}. {line}");

    private static IEnumerable<LetterFact> AddressOf(Letterhead letterhead) =>
        letterhead.MailingAddress.Length > 0 ? [new("Address", OneLine(letterhead.AddressBelowName))] : [];

    private static string OneLine(string lines) => lines.Replace("\n", ", ", StringComparison.Ordinal);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
