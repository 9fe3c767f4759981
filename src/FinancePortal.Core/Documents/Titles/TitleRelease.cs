using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Documents.Titles;

/// <summary>The steps from the last payment to a title without our lien (F-504). The numbers are stored.</summary>
public enum TitleStep
{
    Paid = 1,

    /// <summary>The bank can't take the payment back any more: the state's clock starts.</summary>
    FundsFinal = 2,
    ReleaseSent = 3,

    /// <summary>The state's title office has taken the lien off.</summary>
    Confirmed = 4,

    /// <summary>The paper title left for the customer; an electronic one is done when it is confirmed.</summary>
    Mailed = 5,
}

/// <summary>Where the title of a paid-off vehicle is, like a parcel.</summary>
public sealed class TitleRelease
{
    public long TitleReleaseId { get; private set; }
    public long FinancedAccountId { get; private set; }
    public required FinancedAccount Account { get; init; }

    /// <summary>Two letters: whose rule and clock hold.</summary>
    public required string State { get; init; }
    public required bool IsElectronic { get; init; }
    public TitleStep Step { get; private set; } = TitleStep.Paid;
    public required DateOnly PaidOn { get; init; }
    public DateOnly? FundsFinalOn { get; private set; }
    public DateOnly? SentOn { get; private set; }
    public DateOnly? ConfirmedOn { get; private set; }
    public DateOnly? MailedOn { get; private set; }

    /// <summary>The carrier's number of the mailed title.</summary>
    public string Tracking { get; private set; } = "";

    /// <summary>The last day by which the release must be sent, once the clock runs.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>When staff were warned, at four fifths of the time.</summary>
    public DateOnly? WarnedOn { get; private set; }

    /// <summary>When the customer was told that we are late.</summary>
    public DateOnly? LateToldOn { get; private set; }
    public long Version { get; private set; }

    public bool IsDone => Step is TitleStep.Mailed || (IsElectronic && Step is TitleStep.Confirmed);

    /// <summary>The day on which four fifths of the time are over, whole days.</summary>
    public DateOnly? WarnFrom => FundsFinalOn is { } from && DueOn is { } due ? from.AddDays((due.DayNumber - from.DayNumber) * 4 / 5) : null;

    public static TitleRelease Of(FinancedAccount account, DateOnly paidOn)
    {
        ArgumentNullException.ThrowIfNull(account);
        var state = account.CurrentTerms.State;
        return new TitleRelease { Account = account, State = state, IsElectronic = TitleRule.Of(state).IsElectronic, PaidOn = paidOn };
    }

    public void FundsAreFinal(DateOnly on)
    {
        Require(TitleStep.Paid);
        (Step, FundsFinalOn) = (TitleStep.FundsFinal, on);
        var rule = TitleRule.Of(State);
        DueOn = rule.BankingDays ? BankCalendar.AddBankingDays(on, rule.Days) : on.AddDays(rule.Days);
    }

    public void Send(DateOnly on)
    {
        Require(TitleStep.FundsFinal);
        (Step, SentOn) = (TitleStep.ReleaseSent, on);
    }

    public void Confirm(DateOnly on)
    {
        Require(TitleStep.ReleaseSent);
        (Step, ConfirmedOn) = (TitleStep.Confirmed, on);
    }

    public void Mail(DateOnly on, string tracking)
    {
        Require(TitleStep.Confirmed);
        (Step, MailedOn, Tracking) = (TitleStep.Mailed, on, tracking);
    }

    public void Warn(DateOnly on) => WarnedOn ??= on;

    public void TellLate(DateOnly on) => LateToldOn ??= on;

    private void Require(TitleStep at)
    {
        if (Step != at)
        {
            throw new InvalidOperationException($"The title release of account {FinancedAccountId} is at {Step}, not at {at}.");
        }
    }
}
