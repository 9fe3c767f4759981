using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.SignIn;

/// <summary>What people and programs type into the forms of the way in, beside what the tests of each form try.</summary>
[Trait("Feature", "F-101")]
public sealed class BadInputTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("/sign-in", false)]
    [InlineData("/register", false)]
    [InlineData("/recover", false)]
    [InlineData("/reset-password", false)]
    [InlineData("/invite", false)]
    [InlineData("/settings/profile/address", true)]
    [InlineData("/settings/profile/phone", true)]
    [InlineData("/settings/profile/email", true)]
    [InlineData("/settings/security/password", true)]
    [InlineData("/settings/e-consent", true)]
    public async Task Ten_thousand_characters_in_any_field_are_answered_with_a_page(string path, bool signedIn)
    {
        var visitor = signedIn ? await host.SignedInAsync(await host.CustomerAsync()) : host.Visitor();
        var fields = Typed(await visitor.GetAsync(path)).Select(i => i.Name!).ToList();
        foreach (var field in fields)
        {
            foreach (var text in new[] { new string('x', 10_000), string.Concat(Enumerable.Repeat("漢👩‍🚀", 2_000)), "\u202Eevil\u0000\u0007\r\nSet-Cookie: a=b" })
            {
                var page = await visitor.GetAsync(path);
                var form = (IHtmlFormElement)page.Element($"[name='{field}']").Closest("form")!;
                var sent = form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type is not ("checkbox" or "radio" or "submit") && i.Name is not null)
                    .Select(i => KeyValuePair.Create(i.Name!, i.Name == field ? text : i.Value));
                using var request = new HttpRequestMessage(HttpMethod.Post, form.Action) { Content = new FormUrlEncodedContent(sent) };
                var answer = await visitor.SendAsync(request);
                Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge, $"{path} {field}: {(int)answer.Status}. {host.Failures}");
                Assert.False(answer.Response.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("a=b", StringComparison.Ordinal)));
            }
        }

        Assert.NotEmpty(fields);
    }

    [Theory]
    [InlineData("о")] // Cyrillic
    [InlineData("ο")] // Greek
    [InlineData("ｏ")] // full width
    public async Task An_address_that_looks_like_somebodys_is_nobodys(string letter)
    {
        var user = await host.CustomerAsync("Jordan");
        var fake = user.Email.Replace("o", letter, StringComparison.Ordinal);
        Assert.NotEqual(user.Email, fake);
        var page = await (await host.Visitor().GetAsync("/sign-in")).Fill("Email", fake).Fill("Password", TestUser.Password).SubmitAsync("Sign in");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Sign in", page.Heading);

        await (await host.Visitor().GetAsync("/reset-password")).Fill("Email", fake).SubmitAsync("Send link");
        Assert.Empty(await host.MailAsync(user.Email));
        Assert.Empty(await host.MailAsync(fake));
    }

    [Theory]
    [InlineData("Zoë-Anaïs", "O’Brien y García")]
    [InlineData("李", "小龍")]
    [InlineData("محمد", "الفارسي")]
    [InlineData("<b>Bobby</b>", "'); DROP TABLE Customers;--")]
    public async Task A_name_of_any_script_stands_on_the_page_as_it_is(string firstName, string lastName)
    {
        var user = await host.CustomerAsync("Avery");
        await using (var db = host.Database.Open())
        {
            var customer = (await db.Customers.FindAsync(user.CustomerId))!;
            (customer.FirstName, customer.LastName) = (firstName, lastName);
            await db.SaveChangesAsync();
        }

        var page = await (await host.SignedInAsync(user)).GetAsync("/settings/profile");
        Assert.Contains($"{firstName} {lastName}", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_tabs_and_the_back_button_after_sign_in_lead_to_the_portal_and_not_to_an_error()
    {
        var user = await host.CustomerAsync();
        var visitor = host.Visitor();
        var (first, second) = (await visitor.GetAsync("/sign-in"), await visitor.GetAsync("/sign-in"));
        var code = await first.Fill("Email", user.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in");
        var inside = await code.Fill("6-digit code", user.Code(host)).SubmitAsync("Sign in");
        Assert.Equal(HttpStatusCode.OK, inside.Status);

        // The other tab still shows the form, and the back button the page of the code: both are sent again.
        Assert.True((await second.Fill("Email", user.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in")).Status is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity);
        Assert.True((await code.Fill("6-digit code", "000000").SubmitAsync("Sign in")).Status is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/sign-in")).Status);
    }

    [Theory]
    [InlineData("203.0.113.77", "203.0.113…")]
    [InlineData("::ffff:203.0.113.77", "203.0.113…")]
    [InlineData("2001:db8:0:7:1:2:3:4", "2001:db8:0:7…")]
    [InlineData("::1", "this computer")]
    [InlineData("::ffff:127.0.0.1", "this computer")]
    [InlineData("nowhere", "")]
    [InlineData("", "")]
    public void Where_somebody_was_is_said_as_people_read_it(string address, string said) => Assert.Equal(said, new Core.Customers.Identity.Origin("Chrome on Windows", address).Place);

    private static IEnumerable<IHtmlInputElement> Typed(Page page) =>
        page.Document.QuerySelectorAll<IHtmlInputElement>("main form[method=post] input").Where(i => i.Name is not null && i.Type is not ("hidden" or "checkbox" or "radio" or "submit") && !i.IsDisabled);
}
