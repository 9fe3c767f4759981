namespace FinancePortal.Performance;

/// <summary>What `seed --users` gives each load-test user.</summary>
internal static class LoadUser
{
    public const string Password = "drive-the-demo-2026";
    public const string TotpSecret = "NORTHLINEDEMOPEOPLESHAREAKEY2345";
}
