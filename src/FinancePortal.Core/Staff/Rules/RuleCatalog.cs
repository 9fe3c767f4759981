using System.Globalization;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Rules;
using Microsoft.Extensions.Configuration;

namespace FinancePortal.Core.Staff.Rules;

/// <summary>Every rule that the back office keeps as data. Those whose names have a colon stand over a setting of the configuration.</summary>
public sealed class RuleCatalog(IConfiguration configuration)
{
    public IReadOnlyList<Rule> All { get; } =
    [
        Rule.CutOff, Rule.DaysAhead, Rule.SmallestPayment, Rule.LargestCardPayment,
        Rule.LateFeeCap, Rule.ReturnedFeeCap,
        .. FeeCaps.States.SelectMany(s => new[] { FeeCaps.LateFee(s), FeeCaps.LateFeePercent(s), FeeCaps.ReturnedFee(s) }),
        Rule.BanksClosed, Rule.BanksOpen,
        Number(configuration, "MostMonths", "Payments that can be put off at once", 2, 1, 6, "payment"),
        Number(configuration, "PaymentsBefore", "Payments made before the first can be put off", 6, 0, 36, "payment"),
        Number(configuration, "MonthsBetweenExtensions", "Months from one time to the next", 12, 1, 60, "month"),
        Number(configuration, "MonthsBetweenDueDates", "Months from one change of the due date to the next", 12, 1, 60, "month"),
        Number(configuration, "MostExtensions", "Times in the whole life of a contract", 4, 0, 24, "time"),
        Number(configuration, "MostDaysPastDue", "Days past due up to which help needs no call", 60, 0, 120, "day"),
        .. LeasePolicy.Read(configuration["Leases:Folder"]).Rules(),
        .. WearGuide.Read(configuration["Leases:Folder"]).Areas.SelectMany(a => a.Rules.Where(r => !r.IsNormal).Select(r => WearGuide.PriceOf(a, r))),
        Words(configuration, "Brand:Name", RuleTables.Brand, "The company’s full name", 80),
        Words(configuration, "Brand:ShortName", RuleTables.Brand, "The name that people say", 40),
        new("Brand:Colour", RuleTables.Brand, "Color of the brand", RuleKind.Colour, configuration["Brand:Colour"] ?? "") { Hint = "Made lighter or darker by itself until everything on it can be read, on light and dark pages." },
        Words(configuration, "Brand:Phone", RuleTables.Brand, "Phone", 30),
        Words(configuration, "Brand:Hours", RuleTables.Brand, "When somebody answers", 80),
        Words(configuration, "Brand:Email", RuleTables.Brand, "E-mail", 120),
        Lines(configuration, "Brand:Address", RuleTables.Brand, "Postal address"),
        Words(configuration, "Brand:LegalLine", RuleTables.Brand, "Line at the foot of every page", 200) with { Hint = "{year} becomes the current year." },
        Lines(configuration, "OtherWays:MailAddress", RuleTables.OtherWays, "Where checks go"),
        Lines(configuration, "OtherWays:OvernightAddress", RuleTables.OtherWays, "Where couriers go"),
        Words(configuration, "OtherWays:PayableTo", RuleTables.OtherWays, "Checks are made out to", 80),
        Words(configuration, "OtherWays:MailCutOff", RuleTables.OtherWays, "Checks that arrive until then count the same day", 30),
        Words(configuration, "OtherWays:Phone", RuleTables.OtherWays, "Phone for payments", 30),
        Words(configuration, "OtherWays:PhoneHours", RuleTables.OtherWays, "When somebody answers there", 80),
        Words(configuration, "OtherWays:PhoneCutOff", RuleTables.OtherWays, "Payments by phone until then count the same day", 30),
        Words(configuration, "OtherWays:BillPayName", RuleTables.OtherWays, "Our name in the lists of bill-pay services", 80),
        Rule.SecondPersonAbove, Rule.DaysToDecide, Rule.DaysToAnswer,
    ];

    public Rule? Find(string? name) => All.FirstOrDefault(r => r.Name == name);

    private static Rule Number(IConfiguration configuration, string setting, string title, int otherwise, int least, int most, string unit) =>
        new($"HelpToPay:{setting}", RuleTables.Help, title, RuleKind.Count, configuration[$"HelpToPay:{setting}"] ?? otherwise.ToString(CultureInfo.InvariantCulture)) { Least = least, Most = most, Unit = unit };

    private static Rule Words(IConfiguration configuration, string setting, string table, string title, int most) => new(setting, table, title, RuleKind.Text, configuration[setting] ?? "") { MostCharacters = most };

    private static Rule Lines(IConfiguration configuration, string setting, string table, string title) => new(setting, table, title, RuleKind.Lines, configuration[setting] ?? "") { MostCharacters = 300 };
}
