using FinancePortal.Testing;
using FinancePortal.Web.Commands;
using FinancePortal.Web.Tests.SignIn;

namespace FinancePortal.Web.Tests.Commands;

/// <summary>What an operator types, and what comes back: lines and the exit code.</summary>
public sealed class OperatorTests : IDisposable
{
    private readonly PortalHost portal = new();

    public void Dispose() => portal.Dispose();

    [Fact]
    public async Task A_seeded_portfolio_verifies()
    {
        var seeded = await RunAsync("seed", "--contracts", "5", "--seed", "1", "--history", "6");
        Assert.Equal(0, seeded.Code);
        Assert.Contains("Made 5 contracts", seeded.Output, StringComparison.Ordinal);

        var verified = await RunAsync("verify");
        Assert.Equal(0, verified.Code);
        Assert.Contains("PASS  Every journal sums to zero", verified.Output, StringComparison.Ordinal);
        Assert.Contains("14 checks passed, 0 failed", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_ins_with_public_passwords_are_made_in_Development_only()
    {
        var answer = await RunAsync("seed", "--contracts", "5", "--seed", "1", "--users", "5");

        Assert.Equal(1, answer.Code);
        Assert.Contains("Development only", answer.Errors, StringComparison.Ordinal);
        Assert.Contains("PASS  Every journal sums to zero (0 journals)", (await RunAsync("verify")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_administrator_gets_a_link_sets_a_password_and_a_factor_and_is_at_the_desk()
    {
        var made = await RunAsync("admin", "create", "--email", "ada@company.example", "--name", "Ada First");
        Assert.Equal(0, made.Code);
        var link = new Uri(made.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Trim());

        var visitor = portal.Visitor();
        var set = await visitor.GetAsync(link.PathAndQuery);
        var signIn = await set.Fill("New password", TestUser.Password).SubmitAsync("Save password");
        Assert.Equal("/sign-in", signIn.Address);
        var setUp = await signIn.Fill("Email", "ada@company.example").Fill("Password", TestUser.Password).SubmitAsync("Sign in");
        Assert.Equal("/register/security", setUp.Address);
        Assert.Equal("Sign in", (await visitor.GetAsync("/staff")).Heading);
        var secret = setUp.Secret();
        var codes = await setUp.Fill("6-digit code", setUp.ShownCode(portal)).SubmitAsync("Turn on security codes");
        Assert.Equal("/register/recovery-codes", codes.Address);
        Assert.Equal(10, codes.Document.QuerySelectorAll(".recovery-codes li").Length);
        var desk = await codes.Choose("I’ve saved my codes in a safe place").SubmitAsync("Continue");
        Assert.Equal("/staff", desk.Address);
        Assert.Equal("Users and roles", (await visitor.GetAsync("/staff/users")).Heading);

        // And once more by the front door, with the factor that was set up.
        await desk.SubmitAsync("Sign out");
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var code = await (await visitor.GetAsync("/sign-in")).Fill("Email", "ada@company.example").Fill("Password", TestUser.Password).SubmitAsync("Sign in");
        Assert.Equal("/staff", (await code.Fill("6-digit code", Totp.Code(secret, portal.Clock.GetUtcNow())).SubmitAsync("Sign in")).Address);
        Assert.NotEqual(set.Heading, (await portal.Visitor().GetAsync(link.PathAndQuery)).Heading);

        Assert.Contains("already", (await RunAsync("admin", "create", "--email", "ADA@company.example")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("admin", "create", "--email", "bo@company.example")).Code);
        var third = await RunAsync("admin", "create", "--email", "cy@company.example");
        Assert.Equal(1, third.Code);
        Assert.Contains("two administrators already", third.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("admin", "delete", "--email", "a@b.example")]
    [InlineData("admin", "create")]
    [InlineData("admin", "create", "--email", "nobody")]
    public async Task An_administrator_without_an_address_is_not_understood(params string[] args) => Assert.Equal(2, (await RunAsync(args)).Code);

    [Fact]
    public async Task Migrating_twice_says_that_nothing_is_left()
    {
        var answer = await RunAsync("migrate");

        Assert.Equal(0, answer.Code);
        Assert.Equal("The database is up to date.", answer.Output.Trim());
    }

    [Theory]
    [InlineData("There is no command frobnicate.", "frobnicate")]
    [InlineData("There is no option --contract.", "seed", "--contract", "5")]
    [InlineData("Give a number that decides what is made", "seed", "--contracts", "5")]
    [InlineData("--contracts is 1e3: give a number from 1 to", "seed", "--contracts", "1e3", "--seed", "1")]
    [InlineData("--users is 6: give a number from 0 to 5.", "seed", "--contracts", "5", "--seed", "1", "--users", "6")]
    [InlineData("'now' is not expected here.", "verify", "now")]
    [InlineData("There is no job sweep. There are: ", "job", "sweep")]
    [InlineData("Give the name of one job: ", "job")]
    [InlineData("--on is 2026-02-30: give a date", "job", "send-emails", "--on", "2026-02-30")]
    public async Task What_is_not_understood_is_said_with_the_usage_and_code_2(string sentence, params string[] args)
    {
        var answer = await RunAsync(args);

        Assert.Equal(2, answer.Code);
        Assert.Contains(sentence, answer.Errors, StringComparison.Ordinal);
        Assert.Contains("Usage:", answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    public async Task Help_names_every_command(string word)
    {
        var answer = await RunAsync(word);

        Assert.Equal(0, answer.Code);
        Assert.All(new[] { "migrate", "seed", "verify", "job" }, name => Assert.Contains($"  {name}", answer.Output, StringComparison.Ordinal));
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await Operator.RunAsync(args, portal.Services, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
