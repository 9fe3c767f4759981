using FinancePortal.Web.Commands;

namespace FinancePortal.Web.Tests.Commands;

public sealed class CommandLineTests
{
    private static readonly string[] Known = ["--contracts=", "--on=", "--opening-balance"];

    [Fact]
    public void Options_and_values_are_told_apart()
    {
        var line = CommandLine.Parse(["collect", "--contracts", "1_000", "--opening-balance", "--on", "2026-11-20"], Known);

        Assert.Equal("collect", line.Only("a job"));
        Assert.Equal(1000, line.Number("--contracts", 1, 5000));
        Assert.True(line.Has("--opening-balance"));
        Assert.Equal(new DateOnly(2026, 11, 20), line.Date("--on"));
    }

    [Fact]
    public void A_setting_for_this_run_is_no_option()
    {
        var line = CommandLine.Parse(["--ConnectionStrings:Portal=Data Source=x.db", "--on", "2026-11-20", "--Database:Provider=Sqlite"], Known);

        Assert.Empty(line.Values);
        Assert.Equal(new DateOnly(2026, 11, 20), line.Date("--on"));
    }

    [Theory]
    [InlineData("--contract", "3")]
    [InlineData("--contracts")]
    [InlineData("--contracts", "--on")]
    [InlineData("--contracts", "3", "--contracts", "4")]
    public void An_unknown_doubled_or_empty_option_is_refused(params string[] words) =>
        Assert.Throws<UsageException>(() => CommandLine.Parse(words, Known));

    [Theory]
    [InlineData("1e3")]
    [InlineData("0")]
    [InlineData("5001")]
    [InlineData("٣")]
    [InlineData("99999999999999999999")]
    [InlineData("1.5")]
    public void A_number_outside_its_bounds_is_refused(string typed) =>
        Assert.Throws<UsageException>(() => CommandLine.Parse(["--contracts", typed], Known).Number("--contracts", 1, 5000));

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("11/20/2026")]
    [InlineData("today")]
    public void A_date_that_is_none_is_refused(string typed) =>
        Assert.Throws<UsageException>(() => CommandLine.Parse(["--on", typed], Known).Date("--on"));

    [Theory]
    [InlineData(true, "verify")]
    [InlineData(true, "nonsense", "--urls", "http://localhost")]
    [InlineData(true, "--help")]
    [InlineData(false)]
    [InlineData(false, "--urls", "http://localhost:5081")]
    public void Without_a_word_the_portal_is_served(bool isCommand, params string[] args) => Assert.Equal(isCommand, Operator.IsCommand(args));
}
