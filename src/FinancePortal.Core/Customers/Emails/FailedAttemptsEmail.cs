using FinancePortal.Core.Customers.Identity;

namespace FinancePortal.Core.Customers.Emails;

/// <summary>Many failed attempts: told while they go on, and again when one succeeds after them.</summary>
public static class FailedAttemptsEmail
{
    /// <summary>From this many failures on a success is worth telling.</summary>
    public const int Noticed = 5;

    /// <summary>At this many failures the person is told at once, and new browsers wait.</summary>
    public const int Told = 10;

    public static SecurityAlert StillOut() => new()
    {
        Title = $"Someone is trying to sign in to your account",
        Text = $"There were {Told} failed attempts to sign in with your email address. Nobody got in. New attempts from unknown devices now have to wait; devices you’ve used before still work.",
        Action = "sign-in slowed down after failures",
        Page = "/settings/security/activity",
    };

    public static SecurityAlert NowIn(int failures) => new()
    {
        Title = $"Sign-in after failed attempts",
        Text = $"Somebody signed in to your online access after {failures} failed attempts.",
        Action = "signed in after failures",
        Page = "/settings/security/activity",
    };
}
