using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Staff.Files;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;

namespace FinancePortal.Web.Staff.Customers;

/// <summary>The question before a file opens.</summary>
public sealed record OpenFilePage(ClosedFile File, OpenFileForm Form)
{
    public static IReadOnlyList<(OpeningReason Reason, string Words)> Reasons { get; } =
    [
        (OpeningReason.Caller, "A caller is on the phone"),
        (OpeningReason.Letter, "A letter or e-mail"),
        (OpeningReason.Case, "A case in a queue"),
        (OpeningReason.Correction, "To correct something"),
        (OpeningReason.QualityCheck, "Quality check or audit"),
        (OpeningReason.Other, "Something else"),
    ];

    public static string WordsOf(OpeningReason reason) => Reasons.First(r => r.Reason == reason).Words;
}

/// <summary>The strip at the top of each page of a file.</summary>
/// <param name="Tab">Which tab is current.</param>
/// <param name="Account">The account that the page is about; null on the others.</param>
public sealed record FileHead(OpenFile Open, CustomerFile File, string Tab, FileAccount? Account = null)
{
    public string Path => $"/staff/customers/{File.Customer.Reference}";

    public IEnumerable<(string Text, Tone Tone)> Tags()
    {
        if (File.Customer.IsRestricted)
        {
            yield return ("Restricted file", Tone.Warn);
        }

        if (File.SignIn is { IsLocked: true })
        {
            yield return ("Sign-in locked", Tone.Bad);
        }

        if (File.SignIn is null)
        {
            yield return ("No sign-in yet", Tone.Neutral);
        }

        if (Open.ShowsMoney && File.Accounts.Any(a => a.Position.PastDue.IsPositive))
        {
            yield return ("Past due", Tone.Bad);
        }

        if (Open.ShowsMoney && File.Accounts.Any(a => a.Position.FeesDue.IsPositive))
        {
            yield return ("Fees open", Tone.Warn);
        }

        if (File.Customer.PaymentsFrozenAt is not null)
        {
            yield return ("Payments frozen", Tone.Bad);
        }

        foreach (var flag in File.Accounts.SelectMany(a => a.Flags).Distinct())
        {
            yield return (flag, Tone.Info);
        }

        if (File.Cases.Any(c => c.Kind is CaseKind.BillingDispute))
        {
            yield return ("Dispute", Tone.Warn);
        }

        foreach (var account in File.Accounts.Where(_ => Open.ShowsMoney))
        {
            if (account.FlaggedOn is { } since)
            {
                yield return ($"Collections {account.LastFour} since {Formats.Table(since)}", Tone.Bad);
            }
            else if (account.HelpedOn is { } on)
            {
                yield return ($"Help agreed {account.LastFour} on {Formats.Table(on)}: no collections contact", Tone.Info);
            }
        }

        foreach (var account in File.Accounts.Where(a => a.Status is AccountStatus.ChargedOff))
        {
            yield return ($"Charged off {account.LastFour}", Tone.Bad);
        }
    }

    public static string Product(FileAccount account) => account.Product is ProductKind.Lease ? "Lease" : "Loan";

    public static string Next(FileAccount account) => account.Position.NextDueOn is { } on ? $"{account.Position.NextDueAmount} on {Formats.Table(on)}" : "Nothing";
}

public sealed record FileSummaryPage(FileHead Head, CallerCodeForm Form, bool WasHidden);

public sealed record FileAuditPage(FileHead Head, IReadOnlyList<AuditRow> Rows);
