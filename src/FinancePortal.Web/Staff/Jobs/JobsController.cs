using FinancePortal.Core.Jobs;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Staff.Jobs;

/// <summary>What runs by itself: how far it is, when it ran and runs next, and what it set aside.</summary>
[Area("Staff")]
[Authorize(Policy = Policies.Administration)]
public sealed class JobsController(JobRunService jobs, ReturnRateService rates) : Controller
{
    [HttpGet("/staff/jobs")]
    public async Task<ViewResult> Board(CancellationToken cancellationToken) => View(new JobsPage(await jobs.BoardAsync(cancellationToken), await rates.WatchAsync(cancellationToken)));
}

public sealed record JobsPage(JobBoard Board, IReadOnlyList<ReturnRate> Rates)
{
    public static string NameOf(ReturnRate rate) => rate.Group switch { ReturnGroup.Unauthorized => "Not authorized", ReturnGroup.Administrative => "Wrong or closed account", _ => "All returns" };

    public static (Tone Tone, string Text) StatusOf(ReturnRate rate) => rate.IsOver ? (Tone.Bad, "Over the limit") : rate.IsNear ? (Tone.Warn, "Near the limit") : (Tone.Ok, "Fine");

    /// <summary>What a job does, for somebody who has not read its code.</summary>
    public static string About(string job) => job switch
    {
        "seal-audit" => "Chains new rows of the audit trail",
        "scan-uploads" => "Looks for viruses in what customers upload",
        "print-letters" => "Puts mailed codes into the print queue",
        "back-to-paper" => "Goes back to paper for addresses that bounce",
        "ask-card-processor" => "Asks for card payments without an answer",
        "unbooked-returns" => "Opens a case for a return that nobody booked",
        "flag-collections" => "Marks accounts that collections may call",
        "file-agreements" => "Puts what was agreed into the glovebox",
        "remind-payments" => "Reminds customers of payments they make themselves",
        "renew-secrets" => "Seals customers’ secrets with the newest key",
        "renew-account-numbers" => "Seals bank account numbers with the newest key",
        "verify-audit" => "Checks the audit trail for tampering",
        "reveal-report" => "Reports who looked at whole numbers",
        "expire-corrections" => "Ends corrections that nobody approved in time",
        "escalate-cases" => "Tells supervisors of late cases",
        "forget-registrations" => "Removes registrations that were not finished",
        "make-statements" => "Makes billing statements",
        "welcome-accounts" => "Puts the papers of new accounts into the glovebox",
        "write-notices" => "Writes letters about returned and late payments",
        "unclaimed-money" => "Writes to owners of money nobody claimed",
        "track-titles" => "Follows titles after payoff",
        "year-end-interest" => "Makes the year’s interest statements",
        "print-paper" => "Puts letters that go by mail into the print queue",
        "read-dealer-reports" => "Reads what dealers report about returns",
        "check-recalls" => "Asks for recalls of vehicles",
        "end-plans-with-accounts" => "Ends service plans of ended accounts",
        "bill-installments" => "Bills what falls due and late fees",
        "credit-scheduled-payments" => "Credits payments promised for the day",
        "collect-autopay" => "Makes the autopay debits of the day",
        "announce-autopay" => "Writes notices of differing debits",
        "write-bank-file" => "Writes the bank file at the cut-off",
        "read-returns" => "Reads what the bank sent back",
        "settle-payments" => "Makes payments final",
        "refund-credit" => "Sends credit balances back",
        "send-emails" => "Sends e-mails",
        _ => "",
    };

    public static string Every(JobStatus job) => job.Time switch
    {
        { DailyAt: { } at } => $"Daily from {Formats.TimeOfDay(at)} Eastern",
        { Every: { } pause } => pause == TimeSpan.FromSeconds(1) ? "Every second" : pause < TimeSpan.FromMinutes(1) ? $"Every {Formats.Count((long)pause.TotalSeconds)} seconds" : pause == TimeSpan.FromMinutes(1) ? "Every minute" : $"Every {Formats.Count((long)pause.TotalMinutes)} minutes",
        _ => "",
    };

    public (Tone Tone, string Text) StatusOf(JobStatus job) => job switch
    {
        { Time.DailyAt: null } => (Tone.Neutral, "All the time"),
        _ when job.IsRunning(Board.Now) => (Tone.Info, "Running"),
        { LastRun: null } => (Tone.Neutral, "Not run yet"),
        { LastRun.EndedAt: null } => (Tone.Warn, "Stopped halfway"),
        { LastRun.Failed: true } => (Tone.Bad, "Failed"),
        _ => (Tone.Ok, "Done"),
    };

    public static string Moment(DateTime utc) => $"{Formats.Table(BusinessClock.BusinessDateOf(utc))}, {Formats.Time(utc)}";

    public static string Took(JobRun run) => run.EndedAt is { } ended ? $"{Formats.Count((long)(ended - run.StartedAt).TotalSeconds)} s" : "";
}
