using System.Net;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Documents;

[Trait("Feature", "F-501")]
public sealed class LetterPageTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_customer_asks_for_a_letter_a_stranger_checks_it_and_the_customer_sees_it()
    {
        var (visitor, loan) = await host.LoanCustomerAsync();
        var written = await (await visitor.GetAsync($"/accounts/{loan.Account.Reference}/letters")).SubmitAsync("Write the letter");
        await using var db = host.Database.Open();
        var letter = await db.IssuedLetters.SingleAsync(l => l.FinancedAccountId == loan.Account.FinancedAccountId);
        Assert.Contains($"Payoff letter {letter.Number} is written", written.Text, StringComparison.Ordinal);

        var check = await host.Visitor().GetAsync($"/verify/{letter.Number}");
        Assert.Equal(letter.Number, check.Value("Number of the letter"));
        var genuine = await check.Fill("Total on the letter", letter.Total.ToPlainString()).Fill("Your company (optional)", "Cascade <b>Credit</b> Union").SubmitAsync("Check");
        var altered = await genuine.Fill("Total on the letter", "1.00").SubmitAsync("Check");

        Assert.Contains("This letter is genuine and valid", genuine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Stone", genuine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(loan.Account.LastFour, genuine.Text, StringComparison.Ordinal);
        Assert.Contains("We have no letter with this number and this total", altered.Text, StringComparison.Ordinal);
        Assert.Contains("“Cascade <b>Credit</b> Union” told it’s genuine and valid", (await visitor.GetAsync($"/accounts/{loan.Account.Reference}/letters")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "100")]
    [InlineData("7KQ4-MX92-HTD", "")]
    [InlineData("7KQ4-MX92-HTD", "a lot")]
    [InlineData("7KQ4-MX92-HTD-7KQ4-MX92-HTD", "1")]
    public async Task What_cannot_be_checked_is_said_beside_the_field(string number, string total)
    {
        var page = await (await host.Visitor().GetAsync("/verify")).Fill("Number of the letter", number).Fill("Total on the letter", total).SubmitAsync("Check");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Element("#error-summary"));
    }

    [Fact]
    [Trait("Feature", "F-607")]
    public async Task A_letter_to_another_address_needs_a_fresh_second_factor()
    {
        var (visitor, loan) = await host.LoanCustomerAsync();
        Assert.Equal("Mail a payoff letter elsewhere", (await visitor.GetAsync($"/accounts/{loan.Account.Reference}/letters/elsewhere")).Heading);

        host.Clock.Advance(TimeSpan.FromMinutes(6));
        var later = await visitor.GetAsync($"/accounts/{loan.Account.Reference}/letters/elsewhere");

        Assert.StartsWith("/sign-in/confirm", later.Address, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "F-607")]
    public async Task A_letter_to_another_address_waits_on_the_page_and_is_taken_back_there()
    {
        var (visitor, loan) = await host.LoanCustomerAsync();
        var written = await (await visitor.GetAsync($"/accounts/{loan.Account.Reference}/letters/elsewhere"))
            .Fill("Name or company", "First Lender").Fill("Street or PO box", "1 Main Street").Fill("City, state and ZIP", "Reno, NV 89501").SubmitAsync("Write and mail the letter");
        Assert.Contains("because the address is new", written.Text, StringComparison.Ordinal);

        var stopped = await written.SubmitAsync("Don’t mail it: " + written.Element("article h3").TextContent);

        Assert.Contains("is taken back", stopped.Text, StringComparison.Ordinal);
        Assert.Contains("You took it back.", stopped.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "F-502")]
    public async Task A_link_shows_one_payoff_to_its_recipient_who_says_how_they_pay_until_its_last_day()
    {
        var (visitor, loan) = await host.LoanCustomerAsync();
        var letters = $"/accounts/{loan.Account.Reference}/letters";
        await (await visitor.GetAsync(letters)).SubmitAsync("Write the letter");
        await using var db = host.Database.Open();
        var letter = await db.IssuedLetters.SingleAsync(l => l.FinancedAccountId == loan.Account.FinancedAccountId);
        var form = await visitor.GetAsync($"{letters}/{letter.Number}/share");
        Assert.Contains("Say for whom it is", (await form.SubmitAsync("Make the link")).Error("For whom is it?"), StringComparison.Ordinal);
        var link = new Uri((await form.Fill("For whom is it?", "Cascade Credit Union").SubmitAsync("Make the link")).Element("main a[href^='/payoff-link/']").TextContent).AbsolutePath;

        var shown = await host.Visitor().GetAsync(link);
        Assert.Contains(letter.Total.ToString(), shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Stone", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(loan.Account.AccountNumber, shown.Text, StringComparison.Ordinal);
        Assert.Contains("Thank you", (await shown.Fill("How and when do you pay?", "Check 20871 <b>today</b>").SubmitAsync("Tell them")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Visitor().GetAsync(link[..^3] + "AAA")).Status);

        var seen = (await visitor.GetAsync(letters)).Text;
        Assert.Contains("“Cascade Credit Union” told it’s genuine and valid", seen, StringComparison.Ordinal);
        Assert.Contains("“Check 20871 <b>today</b>”", seen, StringComparison.Ordinal);
        Assert.True(await db.StaffCases.AnyAsync(c => c.FinancedAccountId == loan.Account.FinancedAccountId && c.Title == "Payoff on its way from Cascade Credit Union"));
        await db.IssuedLetters.Where(l => l.IssuedLetterId == letter.IssuedLetterId).ExecuteUpdateAsync(s => s.SetProperty(l => l.GoodThrough, new DateOnly(2026, 1, 1)));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Visitor().GetAsync(link)).Status);
    }

    [Fact]
    [Trait("Feature", "F-504")]
    public async Task While_something_is_owed_the_title_page_says_what_comes()
    {
        var (visitor, loan) = await host.LoanCustomerAsync();

        Assert.Contains("we hold a lien on the title", (await visitor.GetAsync($"/accounts/{loan.Account.Reference}/title")).Text, StringComparison.Ordinal);
    }
}
