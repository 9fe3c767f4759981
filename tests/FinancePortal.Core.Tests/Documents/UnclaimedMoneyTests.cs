using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Unclaimed;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Documents;

[Trait("Rule", "R-907")]
public sealed class UnclaimedMoneyTests : IAsyncDisposable
{
    private readonly PortalCore core = new();

    public ValueTask DisposeAsync() => core.DisposeAsync();

    [Theory]
    [InlineData("OR", "2026-03-10", "2029-11-01", "2029-08-03")]
    [InlineData("TX", "2026-03-10", "2029-07-01", "2029-04-02")]
    [InlineData("TX", "2026-04-10", "2030-07-01", "2030-04-02")]
    [InlineData("DE", "2026-03-10", "2032-03-01", "2031-12-02")]
    public void The_owner_is_written_to_in_time_before_the_first_day_of_report(string state, string since, string report, string letter)
    {
        var rule = UnclaimedRule.Of(state);

        Assert.Equal((DateOnly.Parse(report), DateOnly.Parse(letter)), (rule.ReportOn(DateOnly.Parse(since)), rule.LetterOn(DateOnly.Parse(since))));
    }

    [Fact]
    public async Task One_letter_goes_out_on_paper_and_a_case_opens_on_the_day_of_report()
    {
        core.Clock.GoTo(new DateOnly(2026, 3, 10));
        TestContract loan;
        await using (var db = core.Open())
        {
            loan = await TestContracts.FundAsync(db, core.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 4, 1)));
        }

        var payoff = PayoffQuote.On(loan.Account.CurrentTerms, loan.Account.State, new DateOnly(2026, 3, 10), new DateOnly(2026, 3, 10)).Total;
        await core.Database.BookAsync(core.Clock, loan, new NewEvent(AccountEventKind.Payment, new DateOnly(2026, 3, 10), payoff + Money.FromDollars(25m)));
        await using var after = core.Open();
        var rule = UnclaimedRule.Of(await after.Customers.Where(c => c.CustomerId == loan.Customer.CustomerId).Select(c => c.State).SingleAsync());
        var (letterOn, reportOn) = (rule.LetterOn(new DateOnly(2026, 3, 10)), rule.ReportOn(new DateOnly(2026, 3, 10)));

        await core.RunAsync<UnclaimedMoneyJob>(letterOn.AddDays(-1));
        Assert.False(await after.Documents.AnyAsync());
        await core.RunAsync<UnclaimedMoneyJob>(letterOn);
        await core.RunAsync<UnclaimedMoneyJob>(letterOn.AddDays(1));

        var notice = await after.Documents.SingleAsync();
        Assert.Equal(("Money of yours is waiting", DocumentKind.Notice, DeliveryRoute.Paper), (notice.Title, notice.Kind, notice.Delivery));
        Assert.Contains("$25.00", notice.Content, StringComparison.Ordinal);
        Assert.False(await after.StaffCases.AnyAsync());
        await core.RunAsync<UnclaimedMoneyJob>(reportOn);
        await core.RunAsync<UnclaimedMoneyJob>(reportOn.AddDays(1));
        Assert.Equal(reportOn, (await after.StaffCases.SingleAsync(c => c.Kind == CaseKind.SetAside)).DueOn);
    }
}
