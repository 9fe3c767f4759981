namespace FinancePortal.Web.Infrastructure;

/// <summary>The names of all cookies of the portal. <c>__Host-</c> binds each to this host, to https and to the path <c>/</c>.</summary>
internal static class CookieNames
{
    public const string Prefix = "__Host-portal-";

    public const string Session = Prefix + "session";
    public const string HalfSignedIn = Prefix + "half";
    public const string Device = Prefix + "device";
    public const string PendingSecret = Prefix + "setup";
    public const string Challenge = Prefix + "challenge";
    public const string FreshCodes = Prefix + "codes";
    public const string Registration = Prefix + "register";
    public const string Link = Prefix + "link";
    public const string Antiforgery = Prefix + "antiforgery";
    public const string Flash = Prefix + "flash";
}
