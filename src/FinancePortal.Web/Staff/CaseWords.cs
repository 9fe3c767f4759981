using FinancePortal.Core;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Staff;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;

namespace FinancePortal.Web.Staff;

/// <summary>What queues and cases are called.</summary>
public static class CaseWords
{
    private static readonly (CaseKind Kind, string Slug, string Queue)[] Names =
    [
        (CaseKind.CorrectionToApprove, "corrections", "Corrections to approve"),
        (CaseKind.RegistrationLock, "registration-locks", "Registration locks"),
        (CaseKind.RiskHold, "risk-holds", "Risk holds"),
        (CaseKind.ReturnedMail, "returned-mail", "Returned mail"),
        (CaseKind.BillingDispute, "disputes", "Billing disputes"),
        (CaseKind.Question, "questions", "Questions"),
        (CaseKind.TitleDeadline, "titles", "Title deadlines"),
        (CaseKind.UploadToConfirm, "uploads", "Uploads to confirm"),
        (CaseKind.UnbookedReturn, "returns", "Unbooked returns"),
        (CaseKind.SetAside, "set-aside", "Rows set aside by jobs"),
        (CaseKind.RuleToApprove, "rules", "Rule changes to approve"),
        (CaseKind.GrantToApprove, "grants", "Roles to approve"),
        (CaseKind.LostAccess, "lost-access", "Lost access"),
    ];

    public static string Queue(CaseKind kind) => Names.First(n => n.Kind == kind).Queue;

    public static string Path(CaseKind kind) => $"/staff/queues/{Names.First(n => n.Kind == kind).Slug}";

    /// <exception cref="NotFoundException">No queue has this address.</exception>
    public static CaseKind KindOf(string slug)
    {
        var found = Array.Find(Names, n => n.Slug == slug);
        return found.Slug is null ? throw new NotFoundException() : found.Kind;
    }

    /// <summary>Whose clock it is: the law's or the company's own promise.</summary>
    public static string ClockOf(CaseKind kind) => kind switch
    {
        CaseKind.BillingDispute or CaseKind.Question => "Law: answer in time",
        CaseKind.TitleDeadline => "Law: the state’s days for a title",
        CaseKind.UnbookedReturn => "Contract: 48 hours to book a return in",
        _ => "Our own promise",
    };

    /// <summary>Where the thing itself is looked at and decided; null when the case is all there is.</summary>
    public static (string Path, string Text)? PlaceOf(StaffCase c)
    {
        ArgumentNullException.ThrowIfNull(c);
        return c.Kind switch
        {
            CaseKind.CorrectionToApprove => ($"/staff/corrections/{c.Subject}", "Open the correction"),
            CaseKind.RuleToApprove => ("/staff/rules", "Open the tables of rules"),
            CaseKind.GrantToApprove => ("/staff/users", "Open users and roles"),
            CaseKind.UploadToConfirm when c.IsDecidedElsewhere => ($"/staff/uploads/{c.Subject.Split(' ')[1]}", "Look at the upload"),
            CaseKind.TitleDeadline when c.Subject.StartsWith("title ", StringComparison.Ordinal) => ("/staff/titles", "Open the titles"),
            CaseKind.Question when c.Subject.StartsWith("plan claim ", StringComparison.Ordinal) => ($"/staff/plans/claims/{c.Subject.Split(' ')[2]}", "Open the claim"),
            CaseKind.Question when c.Subject.StartsWith("plan transfer ", StringComparison.Ordinal) => ($"/staff/plans/transfers/{c.Subject.Split(' ')[2]}", "Open the transfer"),
            _ => null,
        };
    }

    /// <summary><c>3 waiting, 1 overdue</c>; what a colleague has already is not waiting, and late all the same.</summary>
    public static string Count(QueueCount queue)
    {
        ArgumentNullException.ThrowIfNull(queue);
        return string.Join(", ", new[] { queue.Waiting > 0 ? $"{queue.Waiting} waiting" : "", queue.Taken > 0 ? $"{queue.Taken} in work" : "", queue.Overdue > 0 ? $"{queue.Overdue} overdue" : "" }.Where(w => w.Length > 0));
    }

    /// <summary>The legal clock in words.</summary>
    public static (string Text, Tone Tone) Due(DateOnly? dueOn, DateOnly today) => dueOn switch
    {
        null => ("No clock", Tone.Neutral),
        { } day when day < today => ($"Overdue since {Formats.Table(day)}", Tone.Bad),
        { } day when day == today => ("Due today", Tone.Bad),
        { } day when day <= today.AddDays(5) => ($"Due {Formats.Table(day)}", Tone.Warn),
        { } day => ($"Due {Formats.Table(day)}", Tone.Neutral),
    };
}
