using System.Globalization;

namespace FinancePortal.Core.Demo;

/// <summary>Sign-ins for load and attack tests. Their secrets are in the README, so Production refuses to run beside them.</summary>
public static class LoadUsers
{
    public static string Email(long number) => string.Create(CultureInfo.InvariantCulture, $"load{number}@example.test");
}
