namespace FinancePortal.Core.Customers.Identity;

/// <summary>How long sessions live.</summary>
public static class SessionRules
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);

    /// <summary>Use is written down at most this often, so idleness is judged this much later: nobody is signed out early.</summary>
    public static readonly TimeSpan UseGrain = TimeSpan.FromSeconds(30);

    /// <summary>An instance believes what it read for this long; a session ended elsewhere is dead here within five seconds.</summary>
    public static readonly TimeSpan Cached = TimeSpan.FromSeconds(3);

    public static readonly TimeSpan StepUp = TimeSpan.FromMinutes(5);

    /// <summary>From the password to the code.</summary>
    public static readonly TimeSpan HalfSignedIn = TimeSpan.FromMinutes(10);

    public static TimeSpan Longest(IEnumerable<string> roles) =>
        TimeSpan.FromHours(roles.Any(r => r != Roles.Customer) ? 8 : 12);
}
