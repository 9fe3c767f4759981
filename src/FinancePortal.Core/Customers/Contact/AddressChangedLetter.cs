using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Customers.Contact;

/// <summary>Tells whoever still lives at the old address that letters go elsewhere now. It doesn't say where: a thief, or a former partner, may read it.</summary>
internal static class AddressChangedLetter
{
    /// <returns>Nothing where no old address is on file.</returns>
    public static PostalLetter? To(PostalAddress old, Customer customer, Letterhead letterhead, DateTime now) => old.Street.Length == 0 ? null : new PostalLetter
    {
        CustomerId = customer.CustomerId,
        Addressee = $"{customer.FullName}\n{old.Street}\n{old.City}, {old.State} {old.Zip}",
        Subject = "Your mailing address was changed",
        Body = string.Join(
            "\n\n",
            $"Dear {customer.FullName},",
            "The mailing address on your account was changed. Our letters now go to the new address. For your safety, refunds wait three days after a change.",
            "If you changed it, you don’t need to do anything.",
            $"If you didn’t, call us right away at {letterhead.Phone} ({letterhead.Hours})."),
        CreatedAt = now,
    };
}
