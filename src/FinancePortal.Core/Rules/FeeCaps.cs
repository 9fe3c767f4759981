using System.Globalization;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Rules;

/// <summary>
/// What the company or a state's law allows a fee to be on a day, whatever a contract says. It only ever lowers what the contract
/// asks for; what was charged before stays.
/// </summary>
public static class FeeCaps
{
    public static IReadOnlyList<string> States { get; } =
    [
        .. "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY".Split(' '),
    ];

    public static Rule LateFee(string state) => new($"late-fee-cap-{state}", RuleTables.States, $"{state}: the most that a late fee may be", RuleKind.DollarsOrNone, "") { Most = 1_000m };

    /// <summary>As a percent of the installment.</summary>
    public static Rule LateFeePercent(string state) => new($"late-fee-percent-{state}", RuleTables.States, $"{state}: the most that a late fee may be, of the installment", RuleKind.PercentOrNone, "") { Most = 25m };

    public static Rule ReturnedFee(string state) => new($"returned-fee-cap-{state}", RuleTables.States, $"{state}: the most that a returned payment may cost", RuleKind.DollarsOrNone, "") { Most = 1_000m };

    /// <summary>The state's cap as a percent of the installment on a day; null where none is set.</summary>
    public static decimal? Percent(RuleBook book, string state, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(book);
        return book.Value(LateFeePercent(state), on) is { Length: > 0 } percent ? decimal.Parse(percent, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The lower of the company's limit and the state's on a day; null where neither is set.</summary>
    public static Money? Lowest(RuleBook book, Rule company, Rule state, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(book);
        return (book.Limit(company, on), book.Limit(state, on)) switch
        {
            ({ } a, { } b) => Money.Min(a, b),
            var (a, b) => a ?? b,
        };
    }
}
