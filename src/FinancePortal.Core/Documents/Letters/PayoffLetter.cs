using FinancePortal.Core.Contracts;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Documents.Letters;

/// <summary>What pays the loan off on a day, for the customer or whoever pays for them (F-501).</summary>
internal static class PayoffLetter
{
    public static Letter Of(PayoffQuote quote, FinancedAccount account, string addressee, string number, Letterhead letterhead)
    {
        var facts = new List<LetterFact>
        {
            new("Principal balance", quote.Principal.ToString()),
            new($"Interest through {DocumentWords.Day(quote.GoodThrough)}", quote.Interest.ToString()),
        };
        if (quote.Fees.IsPositive)
        {
            facts.Add(new("Fees", quote.Fees.ToString()));
        }

        if (quote.Credits.IsPositive)
        {
            facts.Add(new("Credit", (-quote.Credits).ToString()));
        }

        facts.Add(new("Total to pay", quote.Total.ToString()));
        return new Letter
        {
            Title = "Payoff letter",
            DatedOn = quote.QuotedOn,
            Addressee = addressee,
            Parts =
            [
                new()
                {
                    Paragraphs = [$"{quote.Total} pays off the loan on the {account.Vehicle.Name} (VIN {account.Vehicle.Vin}), account ending in {account.LastFour}, if we receive it by {DocumentWords.Day(quote.GoodThrough)}."],
                    Facts = [new("Quote number", number), new("Good through", DocumentWords.Day(quote.GoodThrough)), new("Interest for each day", quote.PerDiem.ToString())],
                },
                new() { Heading = "How the total adds up", Facts = facts, LastFactIsTotal = true },
                new()
                {
                    Heading = "How to pay",
                    Paragraphs =
                    [
                        $"On the portal, or by check with the quote number on it to {letterhead.ChecksTo}.",
                        "A payment or fee after the date of this letter changes the total. A payment that was made already and comes back from its bank does too. After the last day a new letter is needed.",
                        "When the money is final we release our lien and tell the customer at each step.",
                    ],
                },
            ],
            VerifyPath = $"/verify/{number}",
        };
    }
}

/// <summary>Says that nothing is owed any more (F-505).</summary>
internal static class PaidInFullLetter
{
    /// <summary>What the state and the customer need to take the lien off the title (F-504).</summary>
    public static Letter LienRelease(FinancedAccount account, string addressee, DateOnly on) => new()
    {
        Title = "Lien release",
        DatedOn = on,
        Addressee = addressee,
        Parts =
        [
            new()
            {
                Paragraphs = ["We release our lien on this vehicle. The debt that it secured is paid in full."],
                Facts = [new("Vehicle", account.Vehicle.Name), new("VIN", account.Vehicle.Vin), new("State of title", account.CurrentTerms.State), new("Released on", DocumentWords.Day(on))],
            },
        ],
    };

    public static Letter Of(FinancedAccount account, string addressee, string number, DateOnly on) => new()
    {
        Title = "Paid in full",
        DatedOn = on,
        Addressee = addressee,
        Parts =
        [
            new()
            {
                Paragraphs =
                [
                    $"Your loan on the {account.Vehicle.Name} is paid in full. Thank you.",
                    "The money is final at the bank. We claim nothing more under this contract, and we release our lien on the vehicle.",
                ],
                Facts =
                [
                    new("Letter number", number),
                    new("Account", $"ends in {account.LastFour}"),
                    new("VIN", account.Vehicle.Vin),
                    new("Contract date", DocumentWords.Day(account.OpenedOn)),
                    new("Paid in full on", DocumentWords.Day(account.ClosedOn ?? on)),
                    new("Still owed", "$0.00"),
                ],
            },
            new() { Heading = "What happens to the title", Paragraphs = ["The portal shows each step: release sent, confirmed by the state, mailed. Your documents stay there for seven years."] },
        ],
        VerifyPath = $"/verify/{number}",
    };
}
