using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.SignIn;

/// <summary>Somebody with a phone in front of the page that sets up an app.</summary>
internal static class AppSetup
{
    /// <summary>The secret that the page says, typed into the phone.</summary>
    public static string Secret(this Page page) => Page.Words(page.Element(".qr__key")).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>The code that the phone shows for the page's secret.</summary>
    public static string ShownCode(this Page page, PortalHost host) => Totp.Code(page.Secret(), host.Clock.GetUtcNow());

    /// <summary>Signs in with the password and sets up the app that the portal asks for, to the page of recovery codes.</summary>
    public static async Task<Page> SetUpAsync(this Visitor visitor, PortalHost host, TestUser person)
    {
        var page = await (await visitor.GetAsync("/sign-in")).Fill("Email", person.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in");
        person.Secret = page.Secret();
        var code = person.Code(host);
        return await page.Fill("6-digit code", code).SubmitAsync("Turn on security codes");
    }
}
