namespace FinancePortal.Web.Infrastructure;

/// <summary>Configuration section <c>Security</c>.</summary>
public sealed class SecurityOptions
{
    /// <summary>Networks of the reverse proxies whose X-Forwarded headers are believed, such as <c>10.0.0.0/8</c>. None: the headers are ignored.</summary>
    public string[] ProxyNetworks { get; init; } = [];

    /// <summary>Pages one address may ask for in a minute. An office behind one address must still be able to work.</summary>
    public int RequestsPerMinute { get; init; } = 1200;

    /// <summary>Attempts to sign in, register or reset that one address may make in a minute.</summary>
    public int SignInsPerMinute { get; init; } = 30;
}

/// <summary>Names for <c>[EnableRateLimiting]</c>.</summary>
public static class RateLimits
{
    public const string SignIn = "sign-in";
}
