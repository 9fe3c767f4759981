using FinancePortal.Core.Accounts;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;

namespace FinancePortal.Web.Accounts;

/// <summary>What customers call their contracts, and how pages say in a few words where one stands.</summary>
public static class AccountWords
{
    private const int SoonDays = 5;
    private const int WeekdayDays = 30;
    private const int LeaseEndingDays = 90;

    /// <summary><c>Loan</c> or <c>Lease</c>, as the first word of a line.</summary>
    public static string Name(ProductKind product) => product is ProductKind.Lease ? "Lease" : "Loan";

    /// <summary><c>loan</c> or <c>lease</c>, inside a sentence.</summary>
    public static string Noun(ProductKind product) => product is ProductKind.Lease ? "lease" : "loan";

    /// <summary><c>1 day</c>, <c>14 days</c></summary>
    public static string Days(int days) => days == 1 ? "1 day" : $"{Formats.Count(days)} days";

    /// <summary>A date near enough to need its weekday: <c>Saturday, December 5</c>; further away with its year.</summary>
    public static string When(DateOnly date, DateOnly today) =>
        Math.Abs(date.DayNumber - today.DayNumber) <= WeekdayDays ? Formats.Weekday(date) : Formats.Prose(date);

    /// <summary>A date inside a sentence: <c>December 5</c>, with its year only when that is another one.</summary>
    public static string By(DateOnly date, DateOnly today) => date.Year == today.Year ? Formats.Day(date) : Formats.Prose(date);

    /// <summary>The fees that are not paid: <c>a $36.76 late fee</c> or <c>$71.76 in fees</c>.</summary>
    public static string Fees(AccountOverview account) =>
        account.State.Fees is [{ Kind: AccountEventKind.LateFeeAssessed } only] ? $"a {only.Left} late fee" : $"{account.Position.FeesDue} in fees";

    /// <summary>Under an account's name: what is late, what comes next, or how it ended.</summary>
    public static string Summary(AccountOverview account)
    {
        var position = account.Position;
        if (!account.IsOpen)
        {
            return position.Status is AccountStatus.ChargedOff || account.ClosedOn is null ? "" : $"{Standing(account).Text} on {Formats.Prose(account.ClosedOn.Value)}.";
        }

        var late = account.IsPastDue ? $"{PastDue(account)}. " : "";
        var next = position.NextDueOn is { } due
            ? $"{(position.InstallmentsSatisfied == 0 ? "First" : "Next")} payment {position.NextDueAmount}, due {(due == position.AsOf ? "today" : By(due, position.AsOf))}."
            : "Nothing more is due.";
        return late + next;
    }

    /// <summary><c>$735.22 due since November 5, plus a $36.76 late fee</c></summary>
    public static string PastDue(AccountOverview account)
    {
        var position = account.Position;
        var since = position.PastDueSince is { } from ? $" due since {By(from, position.AsOf)}" : "";
        return $"{position.PastDue}{since}{(position.FeesDue.IsPositive ? $", plus {Fees(account)}" : "")}";
    }

    /// <summary>Payments made out of all, a balloon not counted: <c>22 of 60</c>.</summary>
    public static string PaymentsMade(AccountOverview account) =>
        $"{Math.Min(account.Position.InstallmentsSatisfied, Regular(account))} of {Regular(account)}";

    public static int Regular(AccountOverview account) => account.Position.InstallmentsTotal - (account.Terms is BalloonTerms { Balloon.IsPositive: true } ? 1 : 0);

    /// <summary>The tag beside an account's name.</summary>
    public static (string Text, Tone Tone) Standing(AccountOverview account)
    {
        var position = account.Position;
        var daysToDue = position.NextDueOn?.DayNumber - position.AsOf.DayNumber;
        return position.Status switch
        {
            AccountStatus.PaidOff => ("Paid off", Tone.Ok),
            AccountStatus.Returned => ("Returned", Tone.Neutral),
            AccountStatus.Purchased => ("Purchased", Tone.Neutral),
            AccountStatus.EarlyTerminated => ("Ended early", Tone.Neutral),
            AccountStatus.ChargedOff => ("Call us", Tone.Bad),
            _ when account.IsPastDue => ($"Past due {Days(position.DaysPastDue)}", Tone.Bad),
            _ when account.OnItsWay is { Trace.Status: PaymentStatus.Scheduled } => ("Payment scheduled", Tone.Info),
            _ when account.OnItsWay is not null => ("Payment processing", Tone.Info),
            _ when account.AutopayTakes is not null => ("Autopay on", Tone.Ok),
            _ when daysToDue == 0 => ("Due today", Tone.Warn),
            _ when daysToDue <= SoonDays => ($"Due in {Days(daysToDue.Value)}", Tone.Warn),
            _ when account.Autopay is { IsStopped: true } => ("Autopay paused", Tone.Warn),
            _ when account.Autopay is not null => ("Autopay on", Tone.Ok),
            _ when account.LeaseEndsOn?.DayNumber - position.AsOf.DayNumber <= LeaseEndingDays => ("Lease ending", Tone.Info),
            _ => ("On time", Tone.Ok),
        };
    }
}
