namespace FinancePortal.Core.Demo;

/// <summary>
/// How every demo person signs in. It stands in the README for everybody to read, which is why Production refuses to start
/// when such people are in its database.
/// </summary>
public static class DemoSignIn
{
    public const string Password = "drive-the-demo-2026";

    /// <summary>Base32: what is typed into an authenticator app, once for all demo people.</summary>
    public const string TotpSecret = "NORTHLINEDEMOPEOPLESHAREAKEY2345";

    /// <summary>Of a customer who has no sign-in yet. One of the numbers that the Social Security Administration keeps for advertising.</summary>
    public const string UnregisteredSsn = "987-65-4321";

    /// <summary>Of Avery, who has one.</summary>
    public const string RegisteredSsn = "987-65-4322";

    /// <summary>Reserved for tests by RFC 6761: no real address ends so.</summary>
    public const string Domain = "@example.test";

    public static string EmailOf(string firstName) => firstName.ToLowerInvariant() + Domain;
}
