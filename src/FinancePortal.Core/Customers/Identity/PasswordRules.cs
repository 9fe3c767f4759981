namespace FinancePortal.Core.Customers.Identity;

/// <summary>The policy, and the operator's own list of breached passwords after it.</summary>
public sealed class PasswordRules(BreachedPasswordList breached)
{
    /// <summary>What is wrong with a password, said to the person; nothing when it is fine.</summary>
    public string? Refusal(string password, params IEnumerable<string> own) =>
        PasswordPolicy.Refusal(password, own) ?? (breached.Contains(password) ? "This password is known from a data breach at another company. Choose another." : null);
}
