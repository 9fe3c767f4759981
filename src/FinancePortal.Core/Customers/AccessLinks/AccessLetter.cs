using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Customers.AccessLinks;

/// <summary>The letter with the code that sets up a sign-in, for those whose e-mail we do not have or who lost it.</summary>
internal static class AccessLetter
{
    public static PostalLetter For(Customer customer, Letterhead letterhead, DateTime now) => new()
    {
        CustomerId = customer.CustomerId,
        Addressee = $"{customer.FullName}\n{customer.Street}\n{customer.City}, {customer.State} {customer.Zip}",
        Subject = "Your code to set up online access",
        Body = string.Join(
            "\n\n",
            $"Dear {customer.FullName},",
            "You asked for a code to set up online access. It works once, for 21 days from the date of this letter.",
            $"Your code: {OutboxEmail.SecretMark}",
            $"Go to {letterhead.Page("/invite")} and enter the code, your ZIP code and the last four digits of your Social Security number.",
            "If you didn’t ask for this letter, call us. Nobody can use the code without the other details."),
        CreatedAt = now,
    };
}
