using System.Net;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.ServicePlans;

/// <summary>Plans over HTTP, without JavaScript: asked about and linked.</summary>
[Trait("Feature", "F-801")]
public sealed class PlanPageTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string OtherVin = "1M8GDM9AXKP042788";

    [Fact]
    [Trait("Feature", "F-802")]
    public async Task A_question_is_answered_with_yes_no_or_ask_and_the_clause()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        await host.Database.PlanAsync(contract);
        var path = $"/vehicle/{contract.Account.Reference}";

        var yes = await (await visitor.GetAsync(path)).Fill("Is it covered today?", "engine").SubmitAsync("Check");
        Assert.Contains("Yes, it’s covered today", yes.Text, StringComparison.Ordinal);
        Assert.Contains("Extended service contract, clause 3.1", yes.Text, StringComparison.Ordinal);
        Assert.Contains("No, it isn’t covered today", (await visitor.GetAsync($"{path}/plans?part=battery")).Text, StringComparison.Ordinal);
        Assert.Contains("Ask before the work starts", (await visitor.GetAsync($"{path}/plans?part=struts")).Text, StringComparison.Ordinal);
        var nothing = await visitor.GetAsync($"{path}/plans?part=%3Cscript%3Ealert(1)%3C/script%3E");
        Assert.Contains("None of your plans names “<script>alert(1)</script>”", nothing.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_linked_by_its_number_and_the_VIN_however_they_are_typed()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var vin = contract.Account.Vehicle.Vin;
        var plan = await host.Database.PlanAsync(contract, TestPlans.Plan("NTW-36", vin), linked: false);
        var link = await visitor.GetAsync($"/vehicle/{contract.Account.Reference}/plans/link");
        var linked = await link.Fill("Contract number", $" {plan.ContractNumber.ToLowerInvariant().Insert(3, " ")} ").Fill("VIN on the contract", $" {vin.ToLowerInvariant()} ").SubmitAsync("Link plan");

        Assert.Contains("Plan linked", linked.Text, StringComparison.Ordinal);
        Assert.Equal("Tire and wheel protection", linked.Heading);
        await visitor.SendAsync(link.Submission("Link plan"));
        await using var db = host.Database.Open();
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId && a.Action == "service plan linked"));
    }

    [Theory]
    [InlineData("1G4AH59H45G11834I", "A VIN has no I, O or Q.")]
    [InlineData("OG4AH59H45G118341", "A VIN has no I, O or Q.")]
    [InlineData("1G4AH59H45G11Q341", "A VIN has no I, O or Q.")]
    [InlineData("1G4AH59H55G118341", "One of its characters doesn’t fit the others.")]
    [InlineData("1G4AH59H45G118314", "One of its characters doesn’t fit the others.")]
    [InlineData("1G4AH59H45G11834", "Enter all 17 characters of the VIN.")]
    [InlineData("1G4AH59H45G118341X", "Enter all 17 characters of the VIN.")]
    [InlineData("1G4AH59H45G11-341", "A VIN has letters and digits only.")]
    [InlineData("1G4AH59H45G11８341", "A VIN has letters and digits only.")]
    [InlineData("", "Enter all 17 characters of the VIN.")]
    [InlineData(OtherVin, "This is another vehicle’s VIN.")]
    public async Task A_VIN_that_is_none_or_another_vehicles_gets_its_message(string vin, string message)
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var plan = await host.Database.PlanAsync(contract, TestPlans.Plan("NTW-36", OtherVin), linked: false);
        var link = await visitor.GetAsync($"/vehicle/{contract.Account.Reference}/plans/link");
        var answer = await link.Fill("Contract number", plan.ContractNumber).Fill("VIN on the contract", vin).SubmitAsync("Link plan");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(message, answer.Error("VIN on the contract"), StringComparison.Ordinal);
        Assert.Equal(vin, answer.Value("VIN on the contract"));
        await using var db = host.Database.Open();
        Assert.Null((await db.ServicePlans.SingleAsync(p => p.ServicePlanId == plan.ServicePlanId)).FinancedAccountId);
    }

    [Fact]
    public async Task A_plan_that_does_not_exist_and_one_of_another_VIN_get_the_same_answer()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var other = await host.Database.PlanAsync(contract, TestPlans.Plan("NTW-36", OtherVin), linked: false);
        var link = await visitor.GetAsync($"/vehicle/{contract.Account.Reference}/plans/link");
        var messages = new List<string>();
        foreach (var number in (string[])[other.ContractNumber, "NOBODY-1"])
        {
            messages.Add((await link.Fill("Contract number", number).Fill("VIN on the contract", contract.Account.Vehicle.Vin).SubmitAsync("Link plan")).Error("Contract number"));
        }

        Assert.Contains("We know no plan with this number for your vehicle.", messages[0], StringComparison.Ordinal);
        Assert.Equal(messages[0], messages[1]);
    }

    [Fact]
    public async Task A_plan_of_another_account_is_not_taken_away()
    {
        var (_, first) = await host.LoanCustomerAsync();
        var plan = await host.Database.PlanAsync(first);
        var (visitor, second) = await host.LoanCustomerAsync();
        var link = await visitor.GetAsync($"/vehicle/{second.Account.Reference}/plans/link");
        var answer = await link.Fill("Contract number", plan.ContractNumber).Fill("VIN on the contract", plan.Vin).SubmitAsync("Link plan");
        Assert.Contains("linked to another account", answer.Error("Contract number"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_on_an_unknown_form_is_shown_without_answers()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var plan = await host.Database.PlanAsync(contract, TestPlans.Plan("UNKNOWN-9", contract.Account.Vehicle.Vin));
        var page = await visitor.GetAsync($"/vehicle/{contract.Account.Reference}/plans/{plan.Reference}");
        Assert.Contains("We don’t have the text of this plan here yet.", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/vehicle/{contract.Account.Reference}")).Status);
    }
}
