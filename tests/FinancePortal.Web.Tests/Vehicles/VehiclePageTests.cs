using System.Net;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Vehicles;

/// <summary>The vehicle over HTTP, without JavaScript.</summary>
[Trait("Feature", "F-303")]
public sealed class VehiclePageTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const int MostStatements = 6;

    [Fact]
    public async Task Whoever_has_one_vehicle_comes_straight_to_it_and_sees_no_money()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        await host.Database.PlanAsync(contract, TestPlans.Plan("NRA-48", contract.Account.Vehicle.Vin, endMiles: null, price: 0));
        var page = await visitor.GetAsync("/vehicle");

        Assert.Equal($"/vehicle/{contract.Account.Reference}", page.Address);
        Assert.Equal("2024 Halden Ridge AWD", page.Heading);
        Assert.Contains(contract.Account.Vehicle.Vin, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("$", page.Text, StringComparison.Ordinal);
        Assert.Equal("tel:18005550188", page.Element(".page-head a.btn").GetAttribute("href"));
    }

    [Fact]
    public async Task Whoever_has_two_chooses_and_comes_to_the_part_that_was_asked_for()
    {
        var person = await host.CustomerAsync();
        foreach (var due in (DateOnly[])[new(2026, 3, 1), new(2026, 4, 1)])
        {
            await host.Database.FundAsync(host.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), due), person.CustomerId);
        }

        var visitor = await host.SignedInAsync(person);
        var list = await visitor.GetAsync("/vehicle/plans");
        Assert.Equal("Your vehicles", list.Heading);
        Assert.Equal(2, list.Document.QuerySelectorAll("main .activity a[href$='/plans']").Length);
    }

    [Fact]
    public async Task A_reading_of_a_financed_vehicle_is_added_once_and_tells_which_limit_comes_first()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        await host.Database.PlanAsync(contract, TestPlans.Plan("NCM-36", contract.Account.Vehicle.Vin, months: 36, endMiles: 36_012, price: 0));
        var path = $"/vehicle/{contract.Account.Reference}";
        Assert.Contains("Add an odometer reading to see which comes first.", (await visitor.GetAsync(path)).Text, StringComparison.Ordinal);

        var form = await visitor.GetAsync($"{path}/odometer");
        var saved = await form.Fill("Odometer reading", "6,012").SubmitAsync("Save reading");
        await visitor.SendAsync(form.Submission("Save reading"));
        Assert.Contains("At your pace the miles come first", saved.Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        Assert.Equal(1, await db.OdometerReadings.CountAsync(r => r.VehicleId == contract.Account.VehicleId));
    }

    [Theory]
    [InlineData("5999", "Odometer reading", "Enter a reading of 6,000 miles or more.")]
    [InlineData("many", "Odometer reading", "Enter whole miles")]
    [InlineData("9999999", "Odometer reading", "Enter a reading of 999,999 miles or less.")]
    public async Task A_reading_that_cannot_be_gets_its_message_beside_the_field(string miles, string field, string message)
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        await host.Database.ReadingAsync(contract, new DateOnly(2026, 3, 1), 6_000);
        var answer = await (await visitor.GetAsync($"/vehicle/{contract.Account.Reference}/odometer")).Fill("Odometer reading", miles).SubmitAsync("Save reading");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(message, answer.Error(field), StringComparison.Ordinal);
        Assert.Equal(miles, answer.Value("Odometer reading"));
    }

    [Fact]
    public async Task A_lease_keeps_its_readings_in_its_own_log()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/vehicle/{contract.Account.Reference}/odometer")).Status);
        var page = await visitor.GetAsync($"/vehicle/{contract.Account.Reference}");
        Assert.Equal($"/leases/{contract.Account.Reference}/mileage", (await page.FollowAsync("Add odometer reading")).Address.Split('#')[0]);
    }

    public static TheoryData<string> Pages => ["", "/plans", "/plans?part=battery", "/plans/link", "/plans/{plan}", "/plans/{plan}/cancel?miles=20000", "/plans/{plan}/claim", "/plans/{plan}/transfer", "/work-orders/{order}", "/maintenance", "/maintenance/add", "/maintenance/record.csv", "/recalls", "/insurance"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_sends_at_most_six_statements_and_no_more_with_six_plans(string path)
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var plan = await host.Database.PlanAsync(contract);
        var address = $"/vehicle/{contract.Account.Reference}{path.Replace("{plan}", plan.Reference, StringComparison.Ordinal).Replace("{order}", (await host.Database.VisitAsync(contract)).Reference, StringComparison.Ordinal)}";
        var one = await CountAsync(visitor, address);
        foreach (var form in (string[])["NMP-48", "NRA-48", "NCM-36", "NTW-36", "NGAP-1"])
        {
            await host.Database.PlanAsync(contract, TestPlans.Plan(form, contract.Account.Vehicle.Vin));
            await host.Database.VisitAsync(contract);
            await host.Database.RecallAsync(contract);
        }

        var all = await CountAsync(visitor, address);
        Assert.True(one.Count <= MostStatements, $"{path} sends {one.Count} statements:\n{string.Join("\n\n", one)}");
        Assert.True(all.Count <= one.Count, $"{path} sends {one.Count} statements for one plan and {all.Count} for six:\n{string.Join("\n\n", all)}");
    }

    private async Task<IReadOnlyCollection<string>> CountAsync(Visitor visitor, string address)
    {
        await visitor.GetAsync(address);
        using var counter = new StatementCounter(host.Database);
        var page = await visitor.GetAsync(address);
        Assert.True(page.Status is HttpStatusCode.OK, $"{address}: {page.Status} {host.Failures}");
        return counter.Statements;
    }
}
