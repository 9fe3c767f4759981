using FinancePortal.Core.Contracts;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Taxes;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.Tests.Documents;

[Trait("Feature", "F-604")]
[Trait("Rule", "R-904")]
public sealed class YearEndJobTests : IAsyncDisposable
{
    private static readonly DateOnly January = new(2027, 1, 12);

    private readonly PortalCore core = new();

    public ValueTask DisposeAsync() => core.DisposeAsync();

    [Fact]
    public async Task Interest_of_the_year_is_told_once_with_the_form_and_its_fields()
    {
        var loan = await core.Database.FundAsync(core.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 1)));
        await core.Database.PaidOnTimeAsync(core.Clock, loan, 10);
        core.Clock.GoTo(January);

        Assert.Equal("not before January 10", await core.RunAsync<YearEndJob>(new DateOnly(2027, 1, 9)));
        Assert.Equal("1 interest statements for 2026", await core.RunAsync<YearEndJob>());
        Assert.Equal("0 interest statements for 2026", await core.RunAsync<YearEndJob>());

        await using var db = core.Open();
        var document = await db.Documents.SingleAsync();
        var figure = await db.YearEndFigures.SingleAsync();
        Assert.Equal("Form 1098-VLI for 2026", document.Title);
        var events = await db.Events.ToListAsync();
        Assert.Equal(InterestReceived.InYear(loan.Account.CurrentTerms, events, 2026), figure.Interest);
        var text = await PdfTools.TextAsync(core.Services.GetRequiredService<DocumentPrinter>().Print(document));
        Assert.Contains($"Vehicle loan interest received {figure.Interest}", text, StringComparison.Ordinal);
        Assert.Contains("1G4AH59H45G118341", text, StringComparison.Ordinal);
        Assert.Contains("January 15, 2026", text, StringComparison.Ordinal);
        Assert.Contains("$42,000.00", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_return_in_January_corrects_what_was_told_about_December()
    {
        var loan = await core.Database.FundAsync(core.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 1)));
        await core.Database.PaidOnTimeAsync(core.Clock, loan, 10);
        core.Clock.GoTo(January);
        await core.RunAsync<YearEndJob>();
        core.Clock.GoTo(January.AddDays(8));
        AccountEvent december;
        await using (var db = core.Open())
        {
            december = await db.Events.SingleAsync(e => e.Kind == AccountEventKind.Payment && e.EffectiveOn == new DateOnly(2026, 12, 1));
        }

        await core.Database.BookAsync(core.Clock, loan, new NewEvent(AccountEventKind.Reversal, december.EffectiveOn) { Reverses = december.Sequence, Cause = "R01" });

        Assert.Equal("1 interest statements for 2026", await core.RunAsync<YearEndJob>());
        Assert.Equal("0 interest statements for 2026", await core.RunAsync<YearEndJob>());

        await using var after = core.Open();
        var figures = await after.YearEndFigures.OrderBy(f => f.Revision).ToListAsync();
        Assert.Equal([0, 1], figures.Select(f => f.Revision));
        Assert.True(figures[1].Interest < figures[0].Interest);
        Assert.Equal("Corrected: Form 1098-VLI for 2026", (await after.Documents.OrderBy(d => d.DocumentId).LastAsync()).Title);
    }

    [Fact]
    public async Task Who_needs_no_form_gets_a_letter_all_the_same()
    {
        var loan = await core.Database.FundAsync(core.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 1)));
        await core.Database.PaidOnTimeAsync(core.Clock, loan, 1);
        await core.Database.FundAsync(core.Clock, TestContracts.LeaseTerms(new DateOnly(2026, 1, 5)));
        core.Clock.GoTo(January);

        await core.RunAsync<YearEndJob>();

        await using var db = core.Open();
        Assert.Equal("Interest paid in 2026", (await db.Documents.SingleAsync()).Title);
    }

    [Theory]
    [InlineData(60000, 2026, "2026-01-15", "1G4AH59H45G118341", VehicleCondition.New, true)]
    [InlineData(59999, 2026, "2026-01-15", "1G4AH59H45G118341", VehicleCondition.New, false)]
    [InlineData(60000, 2029, "2026-01-15", "1G4AH59H45G118341", VehicleCondition.New, false)]
    [InlineData(60000, 2024, "2024-12-31", "1G4AH59H45G118341", VehicleCondition.New, false)]
    [InlineData(60000, 2025, "2024-12-31", "1G4AH59H45G118341", VehicleCondition.New, false)]
    [InlineData(60000, 2025, "2025-01-01", "1G4AH59H45G118341", VehicleCondition.New, true)]
    [InlineData(60000, 2026, "2026-01-15", "JG4AH59H45G118341", VehicleCondition.New, false)]
    [InlineData(60000, 2026, "2026-01-15", "1G4AH59H45G118341", VehicleCondition.Used, false)]
    public void The_form_is_due_for_large_enough_interest_on_a_new_car_built_here(long cents, int year, string contractDate, string vin, VehicleCondition condition, bool isDue)
    {
        var signed = DateOnly.ParseExact(contractDate, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var account = new FinancedAccount
        {
            AccountNumber = "4410000001",
            Product = ProductKind.Loan,
            OpenedOn = signed,
            Vehicle = new Vehicle { Vin = vin, ModelYear = 2025, Make = "Halden", Model = "Ridge", Condition = condition },
        };
        account.Terms.Add(TestContracts.LoanTerms(signed, signed.AddDays(45)));

        Assert.Equal(isDue, VehicleLoanInterest.NeedsForm(account, year, Money.FromCents(cents)));
    }
}
