using FinancePortal.Core.Contracts;
using FinancePortal.Core.Documents.Paper;
using FinancePortal.Core.Documents.Taxes;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Documents.Letters;

/// <summary>The year's interest for everybody, with the fields of Form 1098-VLI where it is due (F-604, R-904).</summary>
internal static class InterestLetter
{
    public static Document ToDocument(YearEndFigure figure, FinancedAccount account, Money principal, DateOnly on, DateTime at, DeliveryRoute route)
    {
        var year = figure.Year.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var corrected = figure.Revision > 0 ? "Corrected: " : "";
        var title = figure.HasForm ? $"{corrected}Form 1098-VLI for {year}" : $"{corrected}Interest paid in {year}";
        var letter = new Letter
        {
            Title = title,
            DatedOn = on,
            Addressee = Addressee.OfBorrowers(account),
            Parts = [.. Parts(figure, account, principal, year)],
        };
        return Papers.Of(letter, DocumentKind.Tax, account.FinancedAccountId, $"interest-{year}-{figure.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture)}", at, route, title);
    }

    private static IEnumerable<LetterPart> Parts(YearEndFigure figure, FinancedAccount account, Money principal, string year)
    {
        yield return new()
        {
            Paragraphs =
            [
                $"We received {figure.Interest} of interest on your vehicle loan in {year}. It is what came in from January 1 to December 31, whatever month it was charged for.",
                .. figure.Revision > 0 ? new[] { "This replaces what we told you before: a payment of that year changed afterwards." } : [],
                figure.HasForm
                    ? "This is also the statement to the borrower under section 6050AA of the Internal Revenue Code. We give the same figures to the Internal Revenue Service."
                    : "No Form 1098-VLI is due for this loan and year. Whether you can deduct the interest depends on your own taxes.",
            ],
        };
        yield return new()
        {
            Heading = figure.HasForm ? "Vehicle loan interest statement" : "Your figures",
            Facts =
            [
                new("Vehicle loan interest received", figure.Interest.ToString()),
                new($"Principal owed on January 1, {year}, or when the loan began", principal.ToString()),
                new("Loan origination date", DocumentWords.Day(account.CurrentTerms.ContractDate)),
                new("Vehicle identification number", account.Vehicle.Vin),
                new("Year, make and model", account.Vehicle.Name),
                new("Account", $"ends in {account.LastFour}"),
            ],
        };
    }
}
