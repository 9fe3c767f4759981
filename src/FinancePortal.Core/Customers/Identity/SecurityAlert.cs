using System.Globalization;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>
/// What is said about one significant event of a sign-in, the same words in the e-mails, in the portal and in the audit trail (F-1401). The classes
/// of <c>Customers/Emails</c> make them, one for each event; the e-mail says them in its reader’s language.
/// </summary>
public sealed record SecurityAlert
{
    private static readonly CultureInfo UnitedStates = CultureInfo.GetCultureInfo("en-US");
    private static readonly CultureInfo Mexico = CultureInfo.GetCultureInfo("es-MX");

    /// <summary>The subject, and the heading in the portal.</summary>
    public required FormattableString Title { get; init; }

    /// <summary>What happened and what it means, in one or two sentences.</summary>
    public required FormattableString Text { get; init; }

    /// <summary>For the audit trail, a verb in the past: <c>password changed</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Old addresses and the like that must hear of it too.</summary>
    public IReadOnlyList<string> AlsoTell { get; init; } = [];

    /// <summary>Where in the portal it can be looked at.</summary>
    public string Page { get; init; } = "/settings/security";

    /// <summary>The person did it just now in front of us: no need for the link that locks everything.</summary>
    public bool WithoutNotMe { get; init; }

    internal EmailDraft ToDraft(string to, string greeting, long? customerId, string language, Origin origin, DateTime at)
    {
        var (what, mine) = (Say(Text), Say($"If this was you, you don’t need to do anything. If it wasn’t, use the link below: it signs everybody out and locks your online access until you set a new password."));
        return new EmailDraft
        {
            To = to,
            CustomerId = customerId,
            Greeting = greeting,
            Language = language,
            IsTranslated = true,
            Subject = Say(Title),
            Paragraphs = WithoutNotMe ? [what] : [what, mine],
            Facts = [(Say($"When"), Moment(at, language)), (Say($"Device"), origin.Device), (Say($"Network"), origin.Place.Length > 0 ? MailWords.Find(language, origin.Place) ?? origin.Place : Say($"not known"))],
            Link = WithoutNotMe ? null : ($"/not-me/{OutboxEmail.SecretMark}", Say($"This wasn’t me")),
        };

        string Say(FormattableString sentence) => MailWords.In(language, sentence);
    }

    /// <summary>A moment as people on the East Coast read it.</summary>
    public static string Moment(DateTime utc, string language = MailWords.English)
    {
        var (culture, format, zone) = language == MailWords.Spanish ? (Mexico, "d 'de' MMMM 'de' yyyy, h:mm ", " (hora del Este)") : (UnitedStates, "MMMM d, yyyy, h:mm ", " Eastern");
        var local = BusinessClock.ToNewYork(utc);
        return local.ToString(format, culture) + (local.Hour < 12 ? "a.m." : "p.m.") + zone;
    }
}
