using System.Net;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Core.ServicePlans;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Leases;

/// <summary>The other side of a return: the dealer books the vehicle in, a colleague helps where it stops.</summary>
[Trait("Feature", "F-707")]
public sealed class ReturnDeskTests(PortalHost host) : IClassFixture<PortalHost>
{
    private static readonly DateOnly LastDay = new(2027, 6, 12);

    [Fact]
    public async Task A_dealer_sees_the_returns_of_the_own_dealership_and_books_one_in_with_odometer_time_and_photo()
    {
        var (lessee, contract) = await host.LeaseCustomerAsync(paid: 36, today: LastDay);
        await AppointAsync(contract, "halden-portland");
        var dealer = await DealerAsync("halden-portland");
        var today = await dealer.GetAsync("/dealer");
        Assert.Contains("Halden of Portland", today.Text, StringComparison.Ordinal);

        var action = $"/dealer/returns/{contract.Account.Reference}";
        Assert.Contains("2024 Halden Arc Touring, Elena Marsh", Page.Words(today.Element($"a[href='{action}']")), StringComparison.Ordinal);
        var form = await dealer.GetAsync(action);
        var empty = await form.Fill("Day it came back", "").SubmitAsync("Book it in");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.All(new[] { "Day it came back", "Time", "Odometer" }, field => Assert.NotEmpty(empty.Error(field)));

        var text = await dealer.SendAsync(form, action, "photo-tires", "text"u8.ToArray(), "tires.jpg", ("On", "2027-06-12"), ("At", "10:40"), ("Odometer", "29100"));
        Assert.Contains("JPEG or PNG", text.Text, StringComparison.Ordinal);
        var low = await dealer.SendAsync(form, action, "photo-tires", TestPictures.Png(), "tires.png", ("On", "2027-06-12"), ("At", "10:40"), ("Odometer", "100"));
        Assert.Contains("26,140 miles or more", low.Text, StringComparison.Ordinal);

        var done = await dealer.SendAsync(form, action, "photo-tires", TestPictures.Png(), "tires.png", ("On", "2027-06-12"), ("At", "10:40"), ("Odometer", "29100"), ("Typed[tire-tread]", "1"));
        Assert.Contains("is booked in", done.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(contract.Account.Reference, done.Body, StringComparison.Ordinal);

        var bill = await lessee.GetAsync($"/leases/{contract.Account.Reference}/final-bill");
        Assert.Contains("$575.00 is left to pay.", bill.Text, StringComparison.Ordinal);
        Assert.Contains("at Halden of Portland, 29,100 miles", bill.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await bill.FollowAsync("See the photo")).Status);
        await using var db = host.Database.Open();
        var id = contract.Account.FinancedAccountId;
        Assert.True(await db.LeasePapers.AnyAsync(p => p.FinancedAccountId == id && p.Kind == LeasePaperKind.ReturnReceipt));
        Assert.True(await db.AuditRows.AnyAsync(a => a.FinancedAccountId == id && a.Action == "vehicle booked in" && a.ActorKind == ActorKind.Dealer));
        host.Clock.GoTo(TestLeases.Today);
    }

    [Fact]
    public async Task Another_dealership_and_a_sign_in_of_none_find_nothing()
    {
        var (_, contract) = await host.LeaseCustomerAsync(paid: 36, today: LastDay);
        await AppointAsync(contract, "halden-portland");
        var (other, none) = (await DealerAsync("lumera-houston"), await DealerAsync(""));
        var path = $"/dealer/returns/{contract.Account.Reference}";
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), ((await other.GetAsync(path)).Status, (await none.GetAsync(path)).Status));
        Assert.DoesNotContain(contract.Account.Reference, (await other.GetAsync("/dealer")).Body, StringComparison.Ordinal);
        Assert.Contains("belongs to no dealership yet", (await none.GetAsync("/dealer")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/dealer/returns/nonsense")).Status);
        host.Clock.GoTo(TestLeases.Today);
    }

    [Fact]
    [Trait("Feature", "F-709")]
    public async Task A_colleague_books_a_vehicle_in_that_no_dealer_booked_and_the_case_closes()
    {
        var (lessee, contract) = await host.LeaseCustomerAsync(paid: 36, today: LastDay);
        await host.Database.ChangeAsync(async db => await new CaseService(db, host.Clock).OpenAsync(CaseKind.UnbookedReturn, contract.Account.Reference, "No dealer booked it in", customerId: contract.Customer.CustomerId, financedAccountId: contract.Account.FinancedAccountId));
        var (sam, page) = await OpenAsync(contract, Roles.Support);
        var refused = await page.Fill("Day it came back", "2027-06-12").Fill("Time", "10:40").Fill("Odometer", "29,100").SubmitAsync("Book it in");
        Assert.Contains("Say which dealer has it.", refused.Error("Dealer that has it"), StringComparison.Ordinal);
        var booked = await refused.Fill("Dealer that has it", "Halden of Portland").SubmitAsync("Book it in");
        Assert.Contains("The lessee has the final bill, $395.00.", booked.Text, StringComparison.Ordinal);
        Assert.Contains("Return fee", (await lessee.GetAsync($"/leases/{contract.Account.Reference}/final-bill")).Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        Assert.Equal(CaseState.Closed, (await db.StaffCases.SingleAsync(c => c.Subject == contract.Account.Reference && c.Kind == CaseKind.UnbookedReturn)).State);
        Assert.Equal(HttpStatusCode.OK, (await sam.GetAsync(booked.Address)).Status);
        host.Clock.GoTo(TestLeases.Today);
    }

    [Fact]
    [Trait("Rule", "R-602")]
    public async Task Military_orders_are_checked_by_one_colleague_and_granted_by_another()
    {
        var (lessee, contract) = await host.LeaseCustomerAsync();
        var service = $"/leases/{contract.Account.Reference}/service";
        await lessee.SendAsync(await lessee.GetAsync(service), service, "Orders", TestPictures.Png(), "orders.png", ("Reason", "Deployment"), ("From", "2026-12-10"), ("Days", "270"));

        var (_, first) = await OpenAsync(contract, Roles.Support, Roles.Supervisor);
        Assert.Equal(HttpStatusCode.OK, (await first.FollowAsync("See the orders")).Status);
        Assert.Contains("Nothing was changed", (await first.Fill("Vehicle came back on", "2027-01-01").SubmitAsync("Orders are good")).Text, StringComparison.Ordinal);
        var checkedOnce = await first.Fill("Vehicle came back on", "2026-11-19").SubmitAsync("Orders are good");
        Assert.Contains("You checked it, so a second colleague books the vehicle in.", checkedOnce.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("End the lease without a charge", checkedOnce.Text, StringComparison.Ordinal);
        var (_, second) = await OpenAsync(contract, Roles.Supervisor);
        var otherDay = await second.Fill("Dealer that has it", "Halden of Portland").Fill("Day it came back", "2026-11-18").Fill("Time", "10:40").Fill("Odometer", "26,190").SubmitAsync("End the lease without a charge");
        Assert.Contains("found good for a return on November 19, 2026", otherDay.Error("Day it came back"), StringComparison.Ordinal);
        Assert.Equal("26,190", otherDay.Value("Odometer"));

        // A page from before the check says another day.
        Assert.Equal(HttpStatusCode.Conflict, (await first.Fill("Vehicle came back on", "2026-11-18").SubmitAsync("Orders are good")).Status);
        var granted = await otherDay.Fill("Day it came back", "2026-11-19").SubmitAsync("End the lease without a charge");
        Assert.Contains("The lease has ended", granted.Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        Assert.Equal(AccountStatus.EarlyTerminated, (await db.Accounts.SingleAsync(a => a.Reference == contract.Account.Reference)).Status);
        Assert.NotNull((await db.ServiceRequests.SingleAsync(r => r.FinancedAccountId == contract.Account.FinancedAccountId)).GrantedOn);
    }

    [Fact]
    [Trait("Feature", "F-711")]
    public async Task The_title_of_a_bought_vehicle_goes_step_by_step_and_the_customer_sees_it()
    {
        var (lessee, contract) = await host.LeaseCustomerAsync(paid: 36, today: new DateOnly(2027, 6, 14)); // a banking day
        var path = $"/leases/{contract.Account.Reference}/lease-end/purchase";
        await (await lessee.GetAsync(path)).Fill("Your full name", "Elena Marsh").SubmitAsync("Sign the bill of sale");
        var (sam, unpaid) = await OpenAsync(contract, Roles.Support);
        Assert.DoesNotContain(unpaid.Document.QuerySelectorAll("button"), b => b.TextContent.Contains("Title sent", StringComparison.Ordinal));
        var review = await lessee.GetAsync($"/accounts/{contract.Account.Reference}/pay/review");
        await review.SubmitAsync(Page.Words(review.Element("button.btn--lg")));

        var sent = await (await sam.GetAsync(unpaid.Address)).SubmitAsync("Title sent");
        var confirmed = await sent.SubmitAsync("State confirmed the title");
        Assert.DoesNotContain(confirmed.Document.QuerySelectorAll("button"), b => b.TextContent.Contains("itle", StringComparison.Ordinal));
        Assert.Equal(4, (await lessee.GetAsync(path)).Document.QuerySelectorAll(".timeline .is-done").Length);
        host.Clock.GoTo(TestLeases.Today);
    }

    [Fact]
    [Trait("Feature", "F-705")]
    public async Task A_disputed_charge_is_answered_and_the_answer_stands_on_the_bill()
    {
        var (lessee, contract) = await host.LeaseCustomerAsync(paid: 36, today: LastDay);
        var (sam, page) = await OpenAsync(contract, Roles.Support);
        await page.Fill("Dealer that has it", "Halden of Portland").Fill("Day it came back", "2027-06-12").Fill("Time", "10:40").Fill("Odometer", "29,100").SubmitAsync("Book it in");
        var bill = await lessee.GetAsync($"/leases/{contract.Account.Reference}/final-bill");
        await (await bill.FollowAsync("Dispute this charge: Return fee")).Fill("What is wrong with it?", "I was told there is none.").SubmitAsync("Send");

        var desk = await sam.GetAsync(page.Address);
        Assert.Contains("I was told there is none.", desk.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await desk.FollowAsync("propose to waive it")).Status);
        var taken = await (await desk.FollowAsync("Answer it: Return fee")).SubmitAsync("Take it");
        await taken.Fill("What came of it", "It is in your contract, on page 3.").SubmitAsync("Close the case");
        Assert.Contains("Our answer: It is in your contract, on page 3.", (await lessee.GetAsync(bill.Address)).Text, StringComparison.Ordinal);
        host.Clock.GoTo(TestLeases.Today);
    }

    [Fact]
    public async Task Photos_of_odometer_and_wear_are_shown_to_colleagues_and_each_look_is_on_record()
    {
        var (lessee, contract) = await host.LeaseCustomerAsync();
        var path = $"/leases/{contract.Account.Reference}";
        await lessee.SendAsync(await lessee.GetAsync($"{path}/mileage"), $"{path}/mileage", "Photo", TestPictures.Png(), "odometer.png", ("Odometer", "26190"), ("ReadOn", "2026-11-18"));
        await lessee.SendAsync(await lessee.GetAsync($"{path}/wear/inspect/tires"), $"{path}/wear/inspect/tires", "Photo", TestPictures.Png(), "tires.png", ("Typed[tire-tread]", "1"));

        var (_, page) = await OpenAsync(contract, Roles.Support);
        Assert.Equal(HttpStatusCode.OK, (await page.FollowAsync("Photo of the odometer on Nov 18, 2026")).Status);
        Assert.Equal(HttpStatusCode.OK, (await page.FollowAsync("Photo: Tires")).Status);
        await using var db = host.Database.Open();
        Assert.Equal(2, await db.AuditRows.CountAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId && a.Action == "photo looked at"));
    }

    [Fact]
    [Trait("Feature", "F-706")]
    public async Task A_wear_plan_of_the_lease_takes_over_its_part_in_the_estimate_and_on_the_final_bill()
    {
        var (lessee, contract) = await host.LeaseCustomerAsync(paid: 36, today: LastDay);
        await host.Database.ChangeAsync(async db =>
        {
            var plan = new ServicePlan { ContractNumber = $"WU-{contract.Account.LastFour}", Vin = "1G4AH59H45G118341", FormNumber = "NWU-36", StartsOn = new DateOnly(2024, 6, 12), EndsOn = new DateOnly(2027, 9, 11), StartMiles = 12 };
            plan.Link(await db.Accounts.SingleAsync(a => a.Reference == contract.Account.Reference), DateTime.UnixEpoch);
            db.ServicePlans.Add(plan);
        });
        var path = $"/leases/{contract.Account.Reference}";
        Assert.Contains("Lease wear protection takes over up to $1,500.00 of it.", (await lessee.GetAsync($"{path}/wear")).Text, StringComparison.Ordinal);
        await (await lessee.GetAsync($"{path}/wear/inspect/bumpers")).Fill("Cracks, holes or a loose bumper", "3").SubmitAsync("Save and go on");
        Assert.Contains("wear would cost $360.00", (await lessee.GetAsync($"{path}/wear/estimate")).Text, StringComparison.Ordinal);

        var (_, page) = await OpenAsync(contract, Roles.Support);
        var booked = await page.Fill("Dealer that has it", "Halden of Portland").Fill("Day it came back", "2027-06-12").Fill("Time", "10:40").Fill("Odometer", "29,100").Fill("Cracks, holes or a loose bumper", "3").SubmitAsync("Book it in");
        Assert.Contains("The lessee has the final bill, $755.00.", booked.Text, StringComparison.Ordinal);
        host.Clock.GoTo(TestLeases.Today);
    }

    [Fact]
    [Trait("Rule", "R-108")]
    public async Task Colleagues_read_no_word_of_loans_on_the_pages_of_a_lease()
    {
        var (_, contract) = await host.LeaseCustomerAsync();
        var (sam, page) = await OpenAsync(contract, Roles.Support);
        foreach (var path in new[] { page.Address, page.Address.Replace("/lease", "", StringComparison.Ordinal), page.Address.Replace("/lease", "/readings", StringComparison.Ordinal) })
        {
            var main = Page.Words((await sam.GetAsync(path)).Element("main"));
            Assert.DoesNotContain("interest", main, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("APR ", main, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Trait("Feature", "F-1203")]
    public async Task Two_people_say_which_dealership_a_dealer_belongs_to()
    {
        var (person, colleague) = (await host.StaffAsync(Roles.DealerUser), await host.StaffAsync(Roles.Administrator));
        var (admin, other) = (await host.SignedInAsync(colleague), await host.SignedInAsync(await host.StaffAsync(Roles.Administrator)));
        var dealer = await host.SignedInAsync(person);
        Assert.Contains("A second person has to agree.", (await AskAsync(person.UserId, "halden-portland")).Text, StringComparison.Ordinal);
        Assert.Contains("belongs to no dealership yet", (await dealer.GetAsync("/dealer")).Text, StringComparison.Ordinal);

        var waiting = await other.GetAsync("/staff/users");
        Assert.Contains("Dealership Halden of Portland", waiting.Text, StringComparison.Ordinal);
        Assert.Null((await admin.GetAsync("/staff/users")).Document.QuerySelector("button[value=approve]"));
        Assert.Contains("Changed", (await waiting.SubmitAsync("approve")).Text, StringComparison.Ordinal);
        Assert.Equal("Sign in", (await dealer.GetAsync("/dealer")).Heading); // every session of the person ended
        Assert.Contains("Halden of Portland", (await (await host.SignedInAsync(person)).GetAsync("/dealer")).Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        Assert.True(await db.AuditRows.AnyAsync(a => a.Action == "dealership changed" && a.After.Contains("halden-portland")));

        Assert.Contains("belong to it already", (await AskAsync(person.UserId, "halden-portland")).Text, StringComparison.Ordinal);
        Assert.Contains("no dealer’s sign-in", (await AskAsync(person.UserId, "nowhere")).Text, StringComparison.Ordinal);
        Assert.Contains("no dealer’s sign-in", (await AskAsync((await host.StaffAsync(Roles.Support)).UserId, "halden-portland")).Text, StringComparison.Ordinal);
        Assert.Contains("Somebody else has to ask", (await AskAsync(colleague.UserId, "halden-portland")).Text, StringComparison.Ordinal);

        async Task<Page> AskAsync(long userId, string dealership)
        {
            var users = await admin.GetAsync("/staff/users");
            var form = new FormUrlEncodedContent([new("__RequestVerificationToken", users.Element("input[name=__RequestVerificationToken]").GetAttribute("value")!), new("dealership", dealership)]);
            return await admin.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"/staff/users/{userId}/dealership") { Content = form });
        }
    }

    private async Task<Visitor> DealerAsync(string dealership)
    {
        var person = await host.StaffAsync(Roles.DealerUser);
        await host.Database.ChangeAsync(async db => (await db.Users.SingleAsync(u => u.Id == person.UserId)).Dealership = dealership);
        return await host.SignedInAsync(person);
    }

    private Task AppointAsync(TestContract contract, string dealer) => host.Database.ChangeAsync(db =>
    {
        db.ReturnAppointments.Add(new ReturnAppointment { FinancedAccountId = contract.Account.FinancedAccountId, Dealer = dealer, On = LastDay, At = new TimeOnly(0, (int)(contract.Account.FinancedAccountId % 60)), BookedAt = DateTime.UnixEpoch });
        return Task.CompletedTask;
    });

    /// <summary>A colleague with the lessee's file open, on the page of the lease.</summary>
    private async Task<(Visitor Colleague, Page Page)> OpenAsync(TestContract contract, params string[] roles)
    {
        var colleague = await host.SignedInAsync(await host.StaffAsync(roles));
        var opened = await (await colleague.GetAsync($"/staff/customers/{contract.Customer.Reference}/accounts/{contract.Account.Reference}/lease")).Choose("To correct something").SubmitAsync("Open the file");
        Assert.True(opened.Status is HttpStatusCode.OK && opened.Text.Contains("Readings and self-inspection", StringComparison.Ordinal), $"{opened.Address}: {opened.Status} {host.Failures}");
        return (colleague, opened);
    }
}
