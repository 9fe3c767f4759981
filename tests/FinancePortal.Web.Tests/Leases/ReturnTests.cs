using System.Net;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Images;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.Leases;

/// <summary>The return of the drawn lease: appointment, odometer statement, receipt, final bill.</summary>
[Trait("Feature", "F-707")]
public sealed class ReturnTests(PortalHost host) : IClassFixture<PortalHost>
{
    private static readonly Actor Dealer = new(ActorKind.Dealer, UserId: 1, CustomerId: null, "Halden of Portland");

    [Fact]
    public async Task A_return_is_booked_by_ZIP_moved_taken_into_a_calendar_and_cancelled()
    {
        var (visitor, contract) = await LesseeAsync();
        var path = $"/leases/{contract.Account.Reference}/return";
        var found = await (await visitor.GetAsync(path)).Fill("ZIP code", "97205").SubmitAsync("Find");
        var dealer = await visitor.GetAsync(found.Document.QuerySelectorAll(".linklist a").First(a => a.TextContent.Contains("Halden of Portland", StringComparison.Ordinal)).GetAttribute("href")!);
        var booked = await dealer.Fill("Day and time", "Friday, May 21, 10:30 a.m.").SubmitAsync("Book this time");
        Assert.Contains("Your return is booked", booked.Text, StringComparison.Ordinal);

        var file = await visitor.GetAsync($"{path}/calendar");
        Assert.Contains("DTSTART:20270521T103000", file.Body, StringComparison.Ordinal);
        var moved = await (await booked.FollowAsync("Choose another time")).Fill("Day and time", "Saturday, May 22, 9:00 a.m.").SubmitAsync("Move to this time");
        Assert.Contains("Saturday, May 22, 9:00 a.m.", moved.Text, StringComparison.Ordinal);
        var cancelled = await moved.SubmitAsync("Cancel the appointment");
        Assert.Contains("Appointment cancelled", cancelled.Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        Assert.Equal(2, await db.ReturnAppointments.CountAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId && a.CancelledAt != null));
        Assert.Equal(3, await db.OutboxEmails.CountAsync(e => e.CustomerId == contract.Customer.CustomerId && e.Subject.StartsWith("Your return")));
    }

    [Theory]
    [InlineData("2027-05-31T09:00", "The dealer is closed then")] // Memorial Day
    [InlineData("2027-05-23T09:00", "The dealer is closed then")] // a Sunday
    [InlineData("2027-05-21T09:15", "The dealer is closed then")]
    [InlineData("2027-05-20T15:00", "The dealer is closed then")] // today
    [InlineData("2027-06-14T09:00", "The dealer is closed then")] // after the end
    public async Task A_time_that_is_not_offered_is_not_booked(string slot, string message)
    {
        var (visitor, contract) = await LesseeAsync();
        var answer = await BookAsync(visitor, contract, slot);

        Assert.Contains(message, answer.Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        Assert.False(await db.ReturnAppointments.AnyAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId));
    }

    [Fact]
    public async Task A_taken_slot_is_given_once_and_two_tabs_do_not_fight()
    {
        var (first, contract) = await LesseeAsync();
        var (second, other) = await LesseeAsync();
        var answers = await Task.WhenAll(BookAsync(first, contract, "2027-06-01T13:00"), BookAsync(second, other, "2027-06-01T13:00"));
        Assert.Single(answers, a => a.Text.Contains("Your return is booked", StringComparison.Ordinal));
        Assert.Single(answers, a => a.Text.Contains("Somebody just took that time", StringComparison.Ordinal));

        var (visitor, twoTabs) = await LesseeAsync();
        Assert.Contains("Your return is booked", (await BookAsync(visitor, twoTabs, "2027-06-02T09:00")).Text, StringComparison.Ordinal);
        Assert.Contains("Your return is booked", (await BookAsync(visitor, twoTabs, "2027-06-02T09:00")).Text, StringComparison.Ordinal);
        Assert.Contains("Your appointment changed in another window", (await BookAsync(visitor, twoTabs, "2027-06-02T10:30")).Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        Assert.Equal(new TimeOnly(9, 0), (await db.ReturnAppointments.SingleAsync(a => a.FinancedAccountId == twoTabs.Account.FinancedAccountId && a.CancelledAt == null)).At);
    }

    [Fact]
    [Trait("Rule", "R-903")]
    public async Task The_odometer_statement_has_the_federal_fields_and_is_signed_once_the_second_factor_was_shown()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var path = $"/leases/{contract.Account.Reference}/return/odometer";
        var page = await visitor.GetAsync(path);
        Assert.Contains("Federal law (and State law, if applicable) requires", page.Text, StringComparison.Ordinal);
        Assert.NotEmpty((await page.SubmitAsync("Sign the statement")).Error("Your full name"));

        var paper = await page.Fill("Odometer reading", "26,190").Choose("It’s the actual mileage").Fill("Your full name", "Elena Marsh").SubmitAsync("Sign the statement");
        Assert.Equal("Odometer disclosure statement", paper.Heading);
        foreach (var field in new[] { "Date of this noticeNovember 19, 2026", "MakeHalden", "ModelArc", "Year2024", "Body typeTouring", "Vehicle identification number1G4AH59H45G118341", "Reading, without tenths26,190 miles", "Date of this statementNovember 19, 2026", "reflects the actual mileage", "Printed nameElena Marsh", "SignatureElena Marsh", "NameNorthline Auto Finance", "PO Box 5501", "Received onNovember 19, 2026" })
        {
            Assert.Contains(field, paper.Text, StringComparison.Ordinal);
        }

        host.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.StartsWith("/sign-in/confirm", (await visitor.GetAsync(path)).Address, StringComparison.Ordinal);
        host.Clock.GoTo(TestLeases.Today);
    }

    [Fact]
    public async Task A_wrong_receipt_gets_its_messages_beside_the_fields()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var page = await visitor.GetAsync($"/leases/{contract.Account.Reference}/return/receipt");
        var empty = await page.SubmitAsync("Report the return");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.All(new[] { "Dealer’s name", "Date on the receipt", "Time on the receipt", "Odometer on the receipt" }, f => Assert.NotEmpty(empty.Error(f)));

        Filled(page, on: "2026-11-25");
        Assert.Contains("Choose today or an earlier date.", (await page.SubmitAsync("Report the return")).Error("Date on the receipt"), StringComparison.Ordinal);
        Filled(page, odometer: "26,000");
        Assert.Contains("26,140 miles or more", (await page.SubmitAsync("Report the return")).Error("Odometer on the receipt"), StringComparison.Ordinal);
        Filled(page);
        Assert.Contains("A return is possible from April 28, 2027.", (await page.SubmitAsync("Report the return")).Error("Date on the receipt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Payments_still_to_come_at_the_return_are_on_the_final_bill_with_their_tax()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync(TestContracts.LeaseTerms(new DateOnly(2026, 1, 15)), paid: 35, today: new DateOnly(2028, 12, 10), readings: [("2028-12-01", 28_000)]);
        using (var scope = host.Services.CreateScope())
        {
            var bill = await scope.ServiceProvider.GetRequiredService<FinalBillService>().BookInAsync(new BookIn { LeaseReference = contract.Account.Reference, On = new DateOnly(2028, 12, 10), Odometer = 28_100 }, Dealer, CancellationToken.None);
            Assert.Equal([(LeaseChargeKind.Payments, Money.FromCents(778_99)), (LeaseChargeKind.Disposition, Money.FromCents(495_00))], bill!.Lines.Select(l => (l.Kind, l.Amount)));
        }

        await using var db = host.Database.Open();
        var account = await db.Accounts.Include(a => a.Terms).SingleAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId);
        Assert.Equal((Money.FromCents(778_99), Money.FromCents(495_00)), (account.State.OpenLeft, account.State.FeesOwed));
        Assert.Equal(Money.FromCents(36 * -50_96), Money.FromCents(await db.LedgerEntries.Where(e => e.FinancedAccountId == account.FinancedAccountId && e.Account == Core.Ledger.LedgerAccount.TaxPayable).SumAsync(e => e.Amount.Cents)));
        Assert.Contains("$1,273.99 is left to pay.", (await visitor.GetAsync($"/leases/{contract.Account.Reference}/final-bill")).Text, StringComparison.Ordinal);
        host.Clock.GoTo(TestLeases.Today);
    }

    /// <summary>The life that ends a lessor's name (Toyota order, 2023): a vehicle is back and nobody says so.</summary>
    [Fact]
    [Trait("Rule", "R-908")]
    [Trait("Feature", "F-709")]
    public async Task When_the_dealer_never_books_the_car_in_no_payment_is_demanded_and_one_case_opens_after_48_hours()
    {
        host.Clock.GoTo(new DateOnly(2027, 4, 13), new TimeOnly(10, 0));
        var person = await host.CustomerAsync("Elena", "Marsh");
        var contract = await host.LeaseAsync(person.CustomerId!.Value, paid: 35, today: new DateOnly(2027, 5, 1));
        var reference = contract.Account.Reference;
        host.Clock.GoTo(new DateOnly(2027, 5, 1), new TimeOnly(10, 0));
        var visitor = await host.SignedInAsync(person);
        var page = await visitor.GetAsync($"/leases/{reference}/return/receipt");
        var bill = await Filled(page, on: "2027-05-01", odometer: "30,500").SubmitAsync("Report the return");
        Assert.Contains("Nothing is due while we wait for the dealer", bill.Text, StringComparison.Ordinal);

        host.Clock.GoTo(new DateOnly(2027, 5, 3), new TimeOnly(9, 59));
        Assert.Equal("0 cases opened", await RunAsync<UnbookedReturnsJob>());
        for (var day = new DateOnly(2027, 5, 3); day <= new DateOnly(2027, 8, 31); day = day.AddDays(10))
        {
            host.Clock.GoTo(day, new TimeOnly(10, 0));
            await RunAsync<UnbookedReturnsJob>();
            await RunAsync<BillInstallmentsJob>();
        }

        await using var db = host.Database.Open();
        var account = await db.Accounts.Include(a => a.Terms).SingleAsync(a => a.Reference == reference);
        var events = await db.Events.Where(e => e.FinancedAccountId == account.FinancedAccountId).ToListAsync();
        Assert.DoesNotContain(events, e => e.Kind is AccountEventKind.InstallmentBilled && e.EffectiveOn > new DateOnly(2027, 5, 1));
        Assert.DoesNotContain(events, e => e.Kind is AccountEventKind.LateFeeAssessed);
        var position = AccountPosition.On(account.CurrentTerms, account.State, new DateOnly(2027, 8, 31));
        Assert.Equal((Money.Zero, 0, (DateOnly?)null), (position.AmountDueNow, position.DaysPastDue, position.NextDueOn));
        var opened = Assert.Single(await db.StaffCases.Where(c => c.FinancedAccountId == account.FinancedAccountId).ToListAsync());
        Assert.Equal((CaseKind.UnbookedReturn, new DateOnly(2027, 5, 3)), (opened.Kind, BusinessClock.BusinessDateOf(opened.OpenedAt)));

        var later = await host.SignedInAsync(person);
        Assert.Contains("The dealer is late, and we’re looking into it.", (await later.GetAsync($"/leases/{reference}/final-bill")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("past due", (await later.GetAsync("/home")).Text, StringComparison.OrdinalIgnoreCase);
        host.Clock.GoTo(TestLeases.Today);
    }

    [Fact]
    [Trait("Feature", "F-705")]
    public async Task The_final_bill_shows_rule_price_and_photo_is_capped_by_the_accepted_estimate_disputed_and_paid()
    {
        host.Clock.GoTo(new DateOnly(2027, 6, 14), new TimeOnly(10, 0));
        var person = await host.CustomerAsync("Elena", "Marsh");
        var contract = await host.LeaseAsync(person.CustomerId!.Value, paid: 36, today: new DateOnly(2027, 6, 14));
        await host.Database.ChangeAsync(db =>
        {
            var plan = new LeasePlan { FinancedAccountId = contract.Account.FinancedAccountId };
            plan.Inspected(Money.FromCents(180_00), new DateOnly(2027, 5, 1));
            plan.AcceptWear(DateTime.UnixEpoch);
            db.LeasePlans.Add(plan);
            return Task.CompletedTask;
        });
        var found = new BookIn
        {
            LeaseReference = contract.Account.Reference,
            On = new DateOnly(2027, 6, 12),
            Odometer = 32_303,
            Wear = new Dictionary<string, int> { ["tire-tread"] = 1, ["wheel-gouge"] = 1 },
            Photos = new Dictionary<string, ImageFile> { ["tires"] = ImageFile.Read(TestPictures.Png()).Image! },
        };
        using (var scope = host.Services.CreateScope())
        {
            var bill = await scope.ServiceProvider.GetRequiredService<FinalBillService>().BookInAsync(found, Dealer, CancellationToken.None);
            Assert.Equal(Money.FromCents(1_147_75), bill!.Total);
        }

        using (var scope = host.Services.CreateScope())
        {
            Assert.Null(await scope.ServiceProvider.GetRequiredService<FinalBillService>().BookInAsync(found, Dealer, CancellationToken.None));
        }

        var visitor = await host.SignedInAsync(person);
        var page = await visitor.GetAsync($"/leases/{contract.Account.Reference}/final-bill");
        Assert.Contains("$1,147.75 is left to pay.", page.Text, StringComparison.Ordinal);
        Assert.Contains("2,291 miles over your allowance", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 seen, 0 normal, $180.00 for each one more", page.Text, StringComparison.Ordinal);
        Assert.Contains("the estimate you accepted takes over the rest", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await page.FollowAsync("See the photo")).Status);

        var disputed = await (await page.FollowAsync("Dispute this charge: Wheels: Rims gouged or scuffed for more than 1 inch")).Fill("What is wrong with it?", "It was there on delivery.").SubmitAsync("Send");
        Assert.Contains("You said: It was there on delivery.", disputed.Text, StringComparison.Ordinal);
        await using (var db = host.Database.Open())
        {
            Assert.Equal(1, await db.StaffCases.CountAsync(c => c.Kind == CaseKind.BillingDispute && c.FinancedAccountId == contract.Account.FinancedAccountId));
        }

        var desk = await disputed.FollowAsync("Pay $1,147.75");
        Assert.Equal(HttpStatusCode.OK, desk.Status);
        var review = await visitor.GetAsync($"/accounts/{contract.Account.Reference}/pay/review");
        var receipt = await review.SubmitAsync(Page.Words(review.Element("button.btn--lg")));
        Assert.Contains("$1,147.75", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing is left to pay.", (await visitor.GetAsync($"/leases/{contract.Account.Reference}/final-bill")).Text, StringComparison.Ordinal);
        host.Clock.GoTo(TestLeases.Today);
    }

    private Task<(Visitor Visitor, TestContract Contract)> LesseeAsync() => host.LeaseCustomerAsync(paid: 36, today: new DateOnly(2027, 5, 20));

    private static Page Filled(Page page, string on = "2026-11-19", string odometer = "26,200") =>
        page.Fill("Dealer’s name", "Halden of Portland").Fill("Date on the receipt", on).Fill("Time on the receipt", "14:30").Fill("Odometer on the receipt", odometer);

    private static async Task<Page> BookAsync(Visitor visitor, TestContract contract, string slot)
    {
        var page = await visitor.GetAsync($"/leases/{contract.Account.Reference}/return");
        return await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"/leases/{contract.Account.Reference}/return")
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", page.Element("input[name=__RequestVerificationToken]").GetAttribute("value")!), new("Dealer", "halden-portland"), new("Slot", slot), new("Replaces", "")]),
        });
    }

    private async Task<string> RunAsync<TJob>()
        where TJob : Job
    {
        using var scope = host.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<TJob>().RunAsync(host.Clock.Today(), JobProgress.Silent(host.Clock), CancellationToken.None);
    }
}
