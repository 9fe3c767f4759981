using System.Globalization;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>
/// What is said about one significant event of a sign-in, the same words in the e-mails, in the portal and in the audit trail (F-1401). The classes
/// of <c>Customers/Emails</c> make them, one for each event.
/// </summary>
public sealed record SecurityAlert
{
    private static readonly CultureInfo UnitedStates = CultureInfo.GetCultureInfo("en-US");

    /// <summary>The subject, and the heading in the portal.</summary>
    public required string Title { get; init; }

    /// <summary>What happened and what it means, in one or two sentences.</summary>
    public required string Text { get; init; }

    /// <summary>For the audit trail, a verb in the past: <c>password changed</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Old addresses and the like that must hear of it too.</summary>
    public IReadOnlyList<string> AlsoTell { get; init; } = [];

    /// <summary>Where in the portal it can be looked at.</summary>
    public string Page { get; init; } = "/settings/security";

    /// <summary>The person did it just now in front of us: no need for the link that locks everything.</summary>
    public bool WithoutNotMe { get; init; }

    internal EmailDraft ToDraft(string to, string greeting, long? customerId, Origin origin, DateTime at) => new()
    {
        To = to,
        CustomerId = customerId,
        Greeting = greeting,
        Subject = Title,
        Paragraphs = WithoutNotMe ? [Text] : [Text, "If this was you, you don’t need to do anything. If it wasn’t, use the link below: it signs everybody out and locks your online access until you set a new password."],
        Facts = [("When", Moment(at)), ("Device", origin.Device), ("Network", origin.Network.Length > 0 ? $"{origin.Network}…" : "not known")],
        Link = WithoutNotMe ? null : ($"/not-me/{OutboxEmail.SecretMark}", "This wasn’t me"),
    };

    /// <summary>A moment as people on the East Coast read it.</summary>
    public static string Moment(DateTime utc) => BusinessClock.ToNewYork(utc).ToString("MMMM d, yyyy, h:mm tt", UnitedStates).Replace("AM", "a.m.", StringComparison.Ordinal).Replace("PM", "p.m.", StringComparison.Ordinal) + " Eastern";
}
