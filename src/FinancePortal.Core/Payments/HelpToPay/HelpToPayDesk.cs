using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.HelpToPay;

/// <summary>What would help on one account, said before any form.</summary>
public sealed record HelpToPayDesk
{
    public required FinancedAccount Account { get; init; }
    public required AccountPosition Position { get; init; }
    public required HelpToPayOptions Options { get; init; }

    /// <summary>Why payments cannot be put off here; null when they can.</summary>
    public required string? NoExtension { get; init; }

    /// <summary>Why the due date cannot be moved here; null when it can.</summary>
    public required string? NoDueDate { get; init; }
    public required IReadOnlyList<HelpAgreement> Agreements { get; init; }
    public required bool HasAutopay { get; init; }

    /// <summary>Promised by hand: they stay as they are.</summary>
    public required IReadOnlyList<PendingPayment> Pending { get; init; }

    public bool IsLease => Account.Product is ProductKind.Lease;
    public string Product => IsLease ? "lease" : "loan";
}

/// <summary>One choice with its cost and the schedule it gives, by the engine that would book it.</summary>
public sealed record HelpOffer
{
    public required HelpToPayDesk Desk { get; init; }
    public required HelpKind Kind { get; init; }
    public required int Number { get; init; }
    public required WhatIf Effect { get; init; }
    public required string Text { get; init; }

    public Money ExtraInterest => (-Effect.InterestSaved).OrZero();
    public ScheduleRow NextBefore => Effect.ScheduleBefore.Rows[0];
    public ScheduleRow NextAfter => Effect.ScheduleAfter.Rows[0];
    public ScheduleRow LastBefore => Effect.ScheduleBefore.Rows[^1];
    public ScheduleRow LastAfter => Effect.ScheduleAfter.Rows[^1];

    /// <summary>What is signed: what changes, what it costs, what stays.</summary>
    public static string TextOf(HelpToPayDesk desk, HelpKind kind, int number, WhatIf effect, string company)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(effect);
        var (before, after) = (effect.ScheduleBefore.Rows, effect.ScheduleAfter.Rows);
        var extra = (-effect.InterestSaved).OrZero();
        var account = $"my {desk.Product} with {company} ending in {desk.Account.LastFour}";
        string[] sentences =
        [
            kind is HelpKind.Extension
                ? $"I agree to put off {(number == 1 ? "one payment" : $"{number} payments")} of {account}."
                : $"I agree to make the payments of {account} on the {AutopayWords.Ordinal(number)} of each month.",
            $"My next payment of {after[0].Payment} is due on {AutopayWords.Date(after[0].DueOn)} instead of {AutopayWords.Date(before[0].DueOn)}.",
            $"My last payment is due on {AutopayWords.Date(after[^1].DueOn)} instead of {AutopayWords.Date(before[^1].DueOn)}.",
            desk.IsLease ? "No rent is added."
                : extra.IsPositive ? $"Interest goes on each day: with all payments made on their new due dates, this costs {extra} more interest, and the last payment is {after[^1].Payment} instead of {before[^1].Payment}."
                : "With all payments made on their new due dates, this costs no more interest.",
            "There is no fee. Everything else in my contract stays.",
            desk.HasAutopay ? "Autopay follows the new dates by itself." : "",
        ];
        return string.Join(" ", sentences.Where(s => s.Length > 0));
    }
}

/// <summary>What is signed.</summary>
public sealed record SignHelp
{
    public required string AccountReference { get; init; }
    public required HelpKind Kind { get; init; }
    public required int Number { get; init; }

    /// <summary>The text as it was read.</summary>
    public required string AgreedTo { get; init; }
    public required string SignedName { get; init; }
}

public abstract record SignHelpAnswer
{
    private SignHelpAnswer()
    {
    }

    /// <summary>Carried out; asked again, it is the agreement that is already there.</summary>
    public sealed record Accepted(HelpAgreement Agreement) : SignHelpAnswer;

    /// <summary>Nothing was changed; the message is for the customer.</summary>
    public sealed record Refused(string Message, bool IsName = false) : SignHelpAnswer;
}
