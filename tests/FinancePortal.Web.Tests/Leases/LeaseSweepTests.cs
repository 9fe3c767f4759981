using FinancePortal.Web.Tests.Browser;

namespace FinancePortal.Web.Tests.Leases;

/// <summary>The pages of a lease in a real browser: accessible, narrow, dark, without complaint; and pictures of them.</summary>
[Collection("Browser")]
public sealed class LeaseSweepTests(PortalBrowser browser)
{
    public static TheoryData<string> Paths => [.. LeasePages.All];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_page_is_accessible_fits_a_narrow_screen_and_makes_no_complaint(string path)
    {
        var (cookies, contract) = await browser.LesseeAsync();
        await using var visitor = await browser.PersonAsync(signedIn: cookies);
        var answer = await visitor.OpenAsync($"/leases/{contract.Account.Reference}{path}");

        Assert.Equal(200, answer.Status);
        await visitor.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        Assert.Empty(await visitor.AccessibilityAsync());
        Assert.Empty(await visitor.AccessibilityAsync(dark: true));
        Assert.Empty(await visitor.WiderThanAsync(Person.Narrow));
        Assert.Empty(visitor.Complaints);
    }
}
