using System.Globalization;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Payments.Autopay;

/// <summary>What autopay does, in the words that are agreed to, e-mailed and shown.</summary>
public static class AutopayWords
{
    private static readonly CultureInfo UnitedStates = CultureInfo.GetCultureInfo("en-US");

    /// <summary><c>on the 15th of each month</c>.</summary>
    public static string When(AutopayRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule switch
        {
            { Rhythm: AutopayRhythm.EveryTwoWeeks } => $"every two weeks from {Date(rule.StartsOn)}",
            { Rhythm: AutopayRhythm.TwiceAMonth } => $"on the {Ordinal(rule.Day ?? 1)} and the {Ordinal(rule.SecondDay ?? 15)} of each month",
            { Day: { } day } => $"on the {Ordinal(day)} of each month",
            _ => "on each due date",
        };
    }

    /// <summary><c>the amount due, usually $812.14</c>.</summary>
    public static string HowMuch(AccountTerms terms, AutopayRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var usual = AutopayPlan.Usual(terms, rule);
        return rule switch
        {
            { Rhythm: not AutopayRhythm.Monthly } => $"half of the monthly payment, usually {usual}",
            { AmountRule: AutopayAmount.Fixed } => $"{rule.Amount}, or the amount due when that is more",
            { AmountRule: AutopayAmount.AmountDuePlusExtra } => $"the amount due and {rule.Amount} more toward principal, usually {usual} together",
            _ => $"the amount due, usually {usual}",
        };
    }

    /// <summary>Why a debit is not the usual one: <c>It includes $40.60 in fees.</c>; empty when nothing needs saying.</summary>
    public static string Why(AutopayDebit debit)
    {
        var (parts, reasons) = (new List<string>(), debit.Reasons);
        if (reasons.HasFlag(AutopayReasons.LastPayment))
        {
            parts.Add("It is the last payment");
        }

        if (reasons.HasFlag(AutopayReasons.Balloon))
        {
            parts.Add("It includes the balloon payment");
        }

        string[] included =
        [
            debit.PastDue.IsPositive ? $"{debit.PastDue} past due" : "",
            debit.Fees.IsPositive ? $"{debit.Fees} in fees" : "",
            debit.Charges.IsPositive ? $"{debit.Charges} in taxes, tolls and tickets" : "",
        ];
        if (debit.HeldBack.IsPositive)
        {
            parts.Add($"{debit.HeldBack} more waits for the next debit, because we write to you 10 days before");
        }
        else if (included.Any(i => i.Length > 0))
        {
            parts.Add($"It includes {string.Join(" and ", included.Where(i => i.Length > 0))}");
        }

        if (reasons.HasFlag(AutopayReasons.SeveralInstallments) && !reasons.HasFlag(AutopayReasons.PastDue) && !reasons.HasFlag(AutopayReasons.Balloon))
        {
            parts.Add("Two due dates fall before the next debit");
        }

        if (parts.Count == 0 && reasons.HasFlag(AutopayReasons.PartlyPaid))
        {
            parts.Add("A part was paid already");
        }

        if (debit.LeftOut.IsPositive)
        {
            parts.Add($"{debit.LeftOut} in fees and charges is left out");
        }

        return parts.Count == 0 ? "" : string.Join(". ", parts) + ".";
    }

    /// <summary>What autopay does with taxes, tolls and tickets.</summary>
    public static string Charges(AutopayRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.ChargesUpTo switch
        {
            null => "Taxes, tolls and tickets billed to this account are included.",
            { IsZero: true } => "Taxes, tolls and tickets billed to this account are not included: I pay them myself.",
            { } limit => $"Taxes, tolls and tickets billed to this account are included up to {limit} in one debit; a bill that does not fit is mine to pay.",
        };
    }

    /// <summary>The authorization, exactly as it is shown, agreed to, stored and e-mailed (R-401).</summary>
    public static string Authorization(Letterhead letterhead, FinancedAccount account, PaymentMethod method, AutopayRule rule, AutopayDebit? first)
    {
        ArgumentNullException.ThrowIfNull(letterhead);
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(rule);
        var bank = $"{method.BankName} {method.KindName.ToLowerInvariant()}".Trim();
        var sentences = new List<string>
        {
            $"I authorize {letterhead.Company} to debit my {bank} account ending in {method.LastFour} for my account ending in {account.LastFour}, {When(rule)}: {HowMuch(account.CurrentTerms, rule)}.",
        };
        if (first is { } debit)
        {
            sentences.Add($"The first debit is {debit.Total} on {Date(debit.On)}.");
        }

        sentences.Add("When a date falls on a weekend or a bank holiday, my bank is debited on the next banking day and the payment counts as of the date.");
        sentences.Add("Fees and past-due amounts on this account and the last payment are included.");
        sentences.Add(Charges(rule));
        if (account.CurrentTerms is BalloonTerms balloon)
        {
            sentences.Add(rule.TakesBalloon ? $"The balloon payment of {balloon.Balloon} is included." : $"The balloon payment of {balloon.Balloon} is not included.");
        }

        sentences.Add("I get a notice at least 10 days before any debit that is not the usual amount; when I have paid a part myself, the debit may be that much less without a notice.");
        sentences.Add($"I can skip a debit, pause or turn this off at any time in the portal or at {letterhead.Phone}. A debit that was made can be cancelled until 6 p.m. Eastern that day.");
        return string.Join(" ", sentences);
    }

    public static string Date(DateOnly date) => date.ToString("MMMM d, yyyy", UnitedStates);

    public static string Ordinal(int day) => day.ToString(UnitedStates) + (day % 10, day / 10) switch
    {
        (1, not 1) => "st",
        (2, not 1) => "nd",
        (3, not 1) => "rd",
        _ => "th",
    };
}
