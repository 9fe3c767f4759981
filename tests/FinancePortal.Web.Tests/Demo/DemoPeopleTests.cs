using System.Text.RegularExpressions;
using FinancePortal.Core.Demo;
using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.Demo;

/// <summary>What the README's table promises: a fresh Development database, and these people sign in.</summary>
public sealed partial class DemoPeopleTests : IClassFixture<DemoPeopleTests.DevelopmentPortal>
{
    private readonly DevelopmentPortal portal;

    public DemoPeopleTests(DevelopmentPortal portal) => this.portal = portal;

    [GeneratedRegex(@"^\| `(?<email>\w+@example\.test)`", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex RowOfTheTable();

    [Fact]
    public void The_README_tells_the_password_the_key_and_everybody()
    {
        var readme = File.ReadAllText(Repository.PathTo("README.md"));

        Assert.Contains(DemoSignIn.Password, readme, StringComparison.Ordinal);
        Assert.Contains(DemoSignIn.TotpSecret, readme, StringComparison.Ordinal);
        Assert.Equal(14, RowOfTheTable().Count(readme));
    }

    [Theory]
    [InlineData("avery@example.test", "Avery", "Halden Ridge AWD")]
    [InlineData("robin@example.test", "Robin", "Brisco Hauler")]
    [InlineData("blake@example.test", "Blake", "past due")]
    public async Task A_demo_person_signs_in_and_finds_what_the_README_says(string email, string firstName, string shown)
    {
        var visitor = portal.Visitor();
        var code = await (await visitor.GetAsync("/sign-in")).Fill("Email", email).Fill("Password", DemoSignIn.Password).SubmitAsync("Sign in");
        var home = await code.Fill("6-digit code", Totp.Code(DemoSignIn.TotpSecret, portal.Clock.GetUtcNow())).SubmitAsync("Sign in");

        Assert.Contains(firstName, home.Heading, StringComparison.Ordinal);
        Assert.Contains(shown, home.Text, StringComparison.OrdinalIgnoreCase);
    }

    public sealed class DevelopmentPortal : PortalHost
    {
        public DevelopmentPortal() => Settings["Portal:Demo"] = "true";

        protected override string Environment => "Development";
    }
}
