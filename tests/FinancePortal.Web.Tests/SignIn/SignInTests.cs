using System.Net;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.SignIn;

[Trait("Feature", "F-201")]
public sealed class SignInTests : IClassFixture<PortalHost>
{
    private readonly PortalHost host;

    public SignInTests(PortalHost host)
    {
        this.host = host;
        host.Clock.Advance(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Password_and_code_lead_to_the_page_that_was_asked_for()
    {
        var person = await host.CustomerAsync();
        var visitor = host.Visitor();

        var page = await visitor.SignInAsync(host, person, "/sign-in?returnTo=%2Fprivacy");
        Assert.Equal("/privacy", page.Address);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task A_foreign_return_address_is_forgotten(string address)
    {
        var person = await host.CustomerAsync();
        var page = await host.Visitor().SignInAsync(host, person, "/sign-in?returnTo=" + Uri.EscapeDataString(address));
        Assert.Equal("localhost", page.Response.RequestMessage!.RequestUri!.Host);
        Assert.DoesNotContain("evil", string.Join(' ', page.Redirects), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_address_and_wrong_password_get_the_same_page()
    {
        var person = await host.CustomerAsync();
        var wrong = await Try(person.Email, "not the password");
        var unknown = await Try("nobody@example.test", "not the password");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.Status);
        Assert.Equal(wrong.Error("Email"), unknown.Error("Email"));
        Assert.NotEmpty(wrong.Error("Email"));
        Assert.Equal("", wrong.Value("Password"));

        async Task<Page> Try(string email, string password) =>
            await (await host.Visitor().GetAsync("/sign-in")).Fill("Email", email).Fill("Password", password).SubmitAsync("Sign in");
    }

    [Fact]
    public async Task The_password_alone_opens_nothing()
    {
        var person = await host.CustomerAsync();
        var visitor = host.Visitor();
        var code = await (await visitor.GetAsync("/sign-in")).Fill("Email", person.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in");
        Assert.Equal("/sign-in/code", code.Address);
        Assert.Equal("Sign in", (await visitor.GetAsync("/sign-in")).Heading);
        Assert.DoesNotContain("session", Cookies(code), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_half_way_note_lasts_ten_minutes()
    {
        var person = await host.CustomerAsync();
        var visitor = host.Visitor();
        var code = await (await visitor.GetAsync("/sign-in")).Fill("Email", person.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in");
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        var page = await code.Fill("6-digit code", person.Code(host)).SubmitAsync("Sign in");
        Assert.Equal("/sign-in?why=slow", page.Address);
        Assert.Contains("10 minutes", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A", 10_000)]
    [InlineData("é", 2_000)]
    public async Task Very_long_input_is_answered_like_a_wrong_password(string letter, int times)
    {
        var text = string.Concat(Enumerable.Repeat(letter, times));
        var page = await (await host.Visitor().GetAsync("/sign-in")).Fill("Email", text).Fill("Password", text).SubmitAsync("Sign in");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Error: That email and password", page.Error("Email"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_password_typed_on_two_keyboards_is_one_password()
    {
        using var hashing = new PasswordHashing(TestKeys.New(), 1000);
        var stored = await hashing.HashAsync("Zürich ﬁne café 1999".Normalize(System.Text.NormalizationForm.FormC));
        Assert.True((await hashing.VerifyAsync(stored, "Zürich ﬁne café 1999".Normalize(System.Text.NormalizationForm.FormD))).Matches);
        Assert.False((await hashing.VerifyAsync(stored, "Zurich ﬁne café 1999")).Matches);
    }

    private static string Cookies(Page page) => page.Response.Headers.TryGetValues("Set-Cookie", out var cookies) ? string.Join(' ', cookies) : "";
}
