using FinancePortal.Core.Customers.Identity;

namespace FinancePortal.Core.Customers.Emails;

/// <summary>Somebody signed in completely with a browser that this person never used here.</summary>
public static class NewDeviceEmail
{
    public static SecurityAlert For(Origin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return new SecurityAlert
        {
            Title = $"New sign-in to your account",
            Text = $"Somebody signed in to your online access with {origin.Device}, a device you haven’t used here before.",
            Action = "signed in on a new device",
            Page = "/settings/security/sessions",
        };
    }
}
