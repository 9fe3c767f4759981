using System.Net;
using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.Infrastructure;

/// <summary>What every form of the portal does, on the styleguide's form.</summary>
public sealed class FormTests(DevelopmentHost portal) : IClassFixture<DevelopmentHost>
{
    private const string BadAmount = "Enter an amount in dollars and cents, like 735.22.";
    private const string BadDate = "Enter a real date, like 11/27/2026.";

    [Theory]
    [InlineData("1e3")]
    [InlineData("1,5")]
    [InlineData("NaN")]
    [InlineData("-1")]
    [InlineData("0.001")]
    [InlineData("٧٣٥")]
    [InlineData("9223372036854775808")]
    [InlineData("<script>")]
    public async Task An_amount_that_cant_be_read_keeps_what_was_typed_and_has_one_message(string typed)
    {
        var page = await SendAsync(amount: typed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Error: " + BadAmount, page.Error("Amount to pay"));
        Assert.Equal(typed, page.Value("Amount to pay"));
        Assert.Equal("true", page.Field("Amount to pay").GetAttribute("aria-invalid"));
        Assert.Equal(BadAmount, Assert.Single(Summary(page)).Message);
    }

    [Theory]
    [InlineData("735.22", "$735.22")]
    [InlineData("$735.22 ", "$735.22")]
    [InlineData("1,000", "$1,000.00")]
    public async Task An_amount_is_read_as_people_write_it(string typed, string read)
    {
        var page = await SendAsync(amount: typed);

        Assert.Equal("/styleguide", page.Address);
        Assert.Contains($"We read {read}.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_amount_above_the_limit_is_shown_back_as_typed_inside_its_open_row()
    {
        var page = await SendAsync(amount: "27500");

        Assert.Equal("Error: Enter $25,642.02 or less. That amount pays off your loan today.", page.Error("Amount to pay"));
        Assert.Equal("27500", page.Value("Amount to pay"));
        Assert.NotNull(page.Document.QuerySelector(".choice--error #Amount"));
    }

    [Theory]
    [InlineData("2", "30", "1990", BadDate)]
    [InlineData("13", "1", "1990", BadDate)]
    [InlineData("4", "", "1987", BadDate)]
    [InlineData("", "", "", "Enter your date of birth.")]
    public async Task A_date_in_three_parts_keeps_them_and_has_one_message(string month, string day, string year, string message)
    {
        var page = await SendAsync(month: month, day: day, year: year);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal((month, day, year), (page.Value("Month"), page.Value("Day"), page.Value("Year")));
        Assert.Equal(("#BornOn", message), Assert.Single(Summary(page)));
        Assert.Equal("Error: " + message, page.Error("Month"));
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("tomorrow")]
    [InlineData("١١/٢٧/٢٠٢٦")]
    public async Task A_date_that_isnt_one_has_a_message(string typed)
    {
        var page = await SendAsync(payOn: typed);

        Assert.Equal("Error: " + BadDate, page.Error("Pay on"));
    }

    [Fact]
    public async Task An_empty_form_lists_everything_in_the_order_of_the_page_and_each_line_leads_to_its_field()
    {
        var form = await portal.Visitor().GetAsync("/styleguide/form");
        var page = await form.SubmitAsync("Continue");

        Assert.Equal("Four things to fix", Page.Words(page.Element("#error-summary h2")));
        Assert.StartsWith("Error: ", page.Document.Title, StringComparison.Ordinal);
        Assert.Equal(["#Choice", "#PayOn", "#BornOn", "#Odometer"], Summary(page).Select(l => l.Target));
        Assert.All(Summary(page), line =>
        {
            var field = page.Element(line.Target);
            Assert.Contains(field.LocalName, new[] { "input", "select", "textarea" });
            Assert.Contains(line.Message, page.Document.QuerySelectorAll(".error").Select(Page.Words).Select(w => w["Error: ".Length..]));
        });

        // The summary stands above the heading, can take the focus, and announces itself.
        Assert.Equal("-1", page.Element("#error-summary").GetAttribute("tabindex"));
        Assert.NotNull(page.Document.QuerySelector("#error-summary > [role=alert]"));
    }

    [Fact]
    public async Task A_form_that_was_not_sent_has_no_summary()
    {
        var page = await portal.Visitor().GetAsync("/styleguide/form");

        Assert.Null(page.Document.QuerySelector("#error-summary"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("Error", page.Document.Title!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typed_values_come_back_but_never_a_password()
    {
        var form = await portal.Visitor().GetAsync("/styleguide/form");
        var page = await form.Choose("Another amount").Choose("Put all of it toward principal").Fill("State", "Washington").Fill("Password", "secret words").Fill("What happened (optional)", "\n  two\nlines").SubmitAsync("Continue");

        Assert.Equal("", page.Value("Password"));
        Assert.DoesNotContain("secret words", page.Body, StringComparison.Ordinal);
        Assert.Equal("WA", page.Value("State"));
        Assert.Equal("\n  two\nlines", page.Value("What happened (optional)").ReplaceLineEndings("\n"));
        Assert.True(page.Field("Another amount").HasAttribute("checked"));
        Assert.True(page.Field("Put all of it toward principal").HasAttribute("checked"));
    }

    [Fact]
    public async Task Hints_and_errors_describe_their_field_and_no_id_stands_twice()
    {
        var form = await portal.Visitor().GetAsync("/styleguide/form");
        var page = await form.SubmitAsync("Continue");

        Assert.Equal("Odometer-hint Odometer-error", page.Field("Odometer reading").GetAttribute("aria-describedby"));
        Assert.Equal("The whole number on your dash", Page.Words(page.Element("#Odometer-hint")));
        Assert.Empty(page.Document.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.All(page.Document.QuerySelectorAll("[aria-describedby]"), e => Assert.All(e.GetAttribute("aria-describedby")!.Split(' '), id => Assert.NotNull(page.Document.GetElementById(id))));
        Assert.Empty(page.Document.QuerySelectorAll("[placeholder], [disabled], input[type=number]"));
    }

    [Fact]
    public async Task A_message_after_a_redirect_is_shown_once()
    {
        var sent = await SendAsync(amount: "10");
        Assert.Contains("Form sent", sent.Text, StringComparison.Ordinal);

        Assert.DoesNotContain("Form sent", (await sent.FollowAsync("Contact")).Text, StringComparison.Ordinal);
    }

    private async Task<Page> SendAsync(string amount = "10.00", string payOn = "2026-12-01", string month = "4", string day = "19", string year = "1987")
    {
        var form = await portal.Visitor().GetAsync("/styleguide/form");
        return await form.Choose("Another amount").Fill("Amount to pay", amount).Fill("Pay on", payOn)
            .Fill("Month", month).Fill("Day", day).Fill("Year", year).Fill("Odometer reading", "27000").SubmitAsync("Continue");
    }

    private static IEnumerable<(string Target, string Message)> Summary(Page page) =>
        page.Document.QuerySelectorAll("#error-summary a").Select(a => (a.GetAttribute("href")!, Page.Words(a)));
}
