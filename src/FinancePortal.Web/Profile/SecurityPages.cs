using FinancePortal.Core.Customers.Identity;

namespace FinancePortal.Web.Profile;

public sealed record SessionRow(string Reference, string Device, string Network, string Started, string LastUsed, bool IsThis)
{
    public static SessionRow Of(UserSession session, long current)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new SessionRow(session.Reference, session.Device, Words.Network(session.Device, session.Source), SecurityAlert.Moment(session.CreatedAt), SecurityAlert.Moment(session.LastSeenAt), session.UserSessionId == current);
    }
}

public sealed record DeviceRow(string Reference, string Device, string Until)
{
    public static DeviceRow Of(KnownDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return new DeviceRow(device.Reference, device.Device, SecurityAlert.Moment(device.SkipsCodeUntil!.Value));
    }
}

public sealed record SessionsPage(IReadOnlyList<SessionRow> Sessions, IReadOnlyList<DeviceRow> Devices);

public sealed record ActivityRow(string When, string What, string How, string Device, string Network)
{
    public static ActivityRow Of(AccessLogEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new ActivityRow(SecurityAlert.Moment(entry.At), Words.Of(entry.Event), Words.Of(entry.Factor), entry.Device, Words.Network(entry.Device, entry.Source));
    }
}

public sealed record ActivityPage(IReadOnlyList<ActivityRow> Rows, int Page, int Pages);

/// <summary>What the access log says, in plain words.</summary>
internal static class Words
{
    public static string Network(string device, string source) => new Origin(device, source).Place is { Length: > 0 } place ? place : "Not known";

    public static string Of(SignInFactor? factor) => factor switch
    {
        SignInFactor.AuthenticatorApp => "Authenticator app",
        SignInFactor.Passkey => "Passkey",
        SignInFactor.RecoveryCode => "Recovery code",
        SignInFactor.RememberedDevice => "Remembered device",
        _ => "",
    };

    public static string Of(AccessEvent what) => what switch
    {
        AccessEvent.PasswordWrong => "Wrong password",
        AccessEvent.CodeWrong => "Wrong code",
        AccessEvent.RecoveryCodeWrong => "Wrong recovery code",
        AccessEvent.PasskeyRefused => "Passkey refused",
        AccessEvent.SignInHeld => "Attempt not looked at, too many before",
        AccessEvent.SignedIn => "Signed in",
        AccessEvent.SignedOut => "Signed out",
        AccessEvent.SessionEnded => "Device signed out",
        AccessEvent.ConfirmedAgain => "Confirmed with a code",
        AccessEvent.ConfirmationFailed => "Wrong code while confirming",
        AccessEvent.PasswordChanged => "Password changed",
        AccessEvent.ResetAsked => "Link for a new password asked for",
        AccessEvent.PasswordReset => "Password set by link",
        AccessEvent.FactorAdded => "Sign-in method added",
        AccessEvent.FactorRemoved => "Sign-in method removed",
        AccessEvent.RecoveryCodesMade => "Recovery codes made",
        AccessEvent.RecoveryCodeUsed => "Recovery code used",
        AccessEvent.EmailChanged => "Email changed",
        AccessEvent.ContactChanged => "Contact details changed",
        AccessEvent.DeviceForgotten => "Device forgotten",
        AccessEvent.NotMe => "Locked: “this wasn’t me”",
        AccessEvent.Registered => "Online access set up",
        AccessEvent.RegistrationAttempted => "Online access asked for",
        AccessEvent.LinkIssued => "Access link made",
        AccessEvent.LinkOpened => "Access link opened",
        AccessEvent.LinkRefused => "Access link refused",
        AccessEvent.LinkRevoked => "Access link withdrawn",
        AccessEvent.RecoveryStarted => "Recovery started",
        AccessEvent.RecoveryCompleted => "Recovery completed",
        _ => "Event",
    };
}
