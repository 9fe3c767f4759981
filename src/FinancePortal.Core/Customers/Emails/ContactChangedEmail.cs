using FinancePortal.Core.Customers.Identity;

namespace FinancePortal.Core.Customers.Emails;

/// <summary>Where a customer is reached is not what it was. Goes to old and new.</summary>
public static class ContactChangedEmail
{
    private static readonly FormattableString Waits = $"For your safety, refunds wait three days.";

    public static SecurityAlert Address() => new() { Title = $"Your mailing address was changed", Text = $"Letters now go to the new address in your profile. {Waits}", Action = "address changed", Page = "/settings/profile" };

    public static SecurityAlert Phone(string phone) => new() { Title = $"Your phone number was changed", Text = $"Your phone number now ends in {phone[^4..]}. {Waits}", Action = "phone changed", Page = "/settings/profile" };

    public static SecurityAlert Email(string email) => new() { Title = $"Your email address was changed", Text = $"You now sign in with {Masked(email)}, and our emails go there. {Waits}", Action = "email changed", Page = "/settings/profile" };

    private static string Masked(string email) => $"{email[..1]}…{email[email.IndexOf('@', StringComparison.Ordinal)..]}";
}
