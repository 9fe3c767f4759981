using System.Text;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>An e-mail address as the name of a sign-in.</summary>
public static class EmailAddress
{
    public const int MostCharacters = 254;

    /// <summary>The form in which two spellings of one address are equal: trimmed, composed, upper case.</summary>
    public static string Normalize(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return typed.Trim().Normalize(NormalizationForm.FormC).ToUpperInvariant();
    }
}
