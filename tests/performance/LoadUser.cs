namespace FinancePortal.Performance;

/// <summary>What `seed --users` gives each load-test user.</summary>
internal static class LoadUser
{
    public const string Password = "";
    public const string TotpSecret = "";
}
