using System.ComponentModel.DataAnnotations;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Documents.Payoffs;
using FinancePortal.Core.Documents.Titles;
using FinancePortal.Web.Shared;

namespace FinancePortal.Web.Documents;

/// <summary>Until when a payoff letter is to hold, and to whom it goes when not to the customer.</summary>
public sealed class PayoffLetterForm
{
    public DateOnly? GoodThrough { get; set; }

    [StringLength(100)]
    public string? Name { get; set; }

    [StringLength(100)]
    public string? Street { get; set; }

    [StringLength(100)]
    public string? City { get; set; }

    /// <summary>Name and address as an envelope shows them; null when a line is missing.</summary>
    public string? Addressee()
    {
        string?[] lines = [Name?.Trim(), Street?.Trim(), City?.Trim()];
        return lines.All(l => !string.IsNullOrEmpty(l)) ? string.Join('\n', lines) : null;
    }
}

public sealed record LettersPage(LetterDesk Desk, PayoffLetterForm Form)
{
    public DateOnly LastDay => Desk.Today.AddDays(PayoffQuote.LongestDays);

    public static string Verdict(LetterVerdict verdict) => verdict switch
    {
        LetterVerdict.Valid => "told it’s genuine and valid",
        LetterVerdict.Expired => "told it’s genuine and over",
        LetterVerdict.Changed => "told it’s genuine and no longer right",
        _ => "typed another total",
    };
}

public sealed record TitlePage(TitleFile File)
{
    public IEnumerable<(string What, DateOnly? On)> Steps
    {
        get
        {
            var release = File.Release!;
            yield return ("Loan paid off", release.PaidOn);
            yield return ("Money final at the bank", release.FundsFinalOn);
            yield return (release.IsElectronic ? "Electronic release sent to the state" : "Release sent to the state on paper", release.SentOn);
            yield return ("State has taken our lien off", release.ConfirmedOn);
            if (!release.IsElectronic)
            {
                yield return ("Title mailed to you", release.MailedOn);
            }
        }
    }

    public string Standing
    {
        get
        {
            var release = File.Release!;
            return release.IsDone ? "All done: our lien is off, and the title is yours alone."
                : release.Step is TitleStep.Paid ? "Your bank can still take the last payment back. When that time is over, the release goes out."
                : release.Step is TitleStep.FundsFinal && release.DueOn < File.Today ? $"We should have sent the release by {Formats.Prose(release.DueOn.Value)}. We’re sorry: a colleague works on it now."
                : release.Step is TitleStep.FundsFinal ? $"We send the release by {Formats.Prose(release.DueOn!.Value)}."
                : release.Step is TitleStep.ReleaseSent ? "The release is with the state’s title office."
                : "The title leaves for your address next.";
        }
    }
}

/// <summary>What is printed on a letter, and who asks.</summary>
public sealed class VerifyForm
{
    [StringLength(20)]
    public string? Number { get; set; }

    [StringLength(20)]
    public string? Total { get; set; }

    [StringLength(LetterLookup.LongestAsker, ErrorMessage = "Use 80 characters or fewer.")]
    public string? Asker { get; set; }
}

public sealed record VerifyPage(VerifyForm Form, LetterCheck? Check = null);
