using System.Net;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Staff.Rules;
using FinancePortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.Staff;

/// <summary>Rules as effective-dated data with four eyes, difference and roll-back (F-1206).</summary>
[Trait("Feature", "F-1206")]
public sealed class RuleTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_rule_changes_from_its_day_on_when_two_people_agree_and_can_be_put_back()
    {
        var (ada, taylor) = (await portal.SignedInAsync(await portal.StaffAsync(Roles.Administrator)), await portal.SignedInAsync(await portal.StaffAsync(Roles.Supervisor)));
        var tomorrow = Core.Values.BusinessClock.BusinessDateOf(portal.Clock.GetUtcNow().UtcDateTime).AddDays(1);
        var asked = await Fill(await ada.GetAsync("/staff/rules"), "40", tomorrow).SubmitAsync("Ask for approval");
        Assert.Contains("$25.00 → $40.00", asked.Text, StringComparison.Ordinal);
        Assert.Null(asked.Document.QuerySelector("button[value=approve]"));
        Assert.Equal(25m, await TodayAsync());

        Assert.Contains("The new value holds", (await (await taylor.GetAsync("/staff/rules")).SubmitAsync("approve")).Text, StringComparison.Ordinal);
        Assert.Equal(25m, await TodayAsync());
        portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(40m, await TodayAsync());

        ada = await portal.SignedInAsync(await portal.StaffAsync(Roles.Administrator));
        var back = await (await ada.GetAsync("/staff/rules")).FollowAsync("Put $25.00 back");
        Assert.Equal("25", back.Value("New value"));
        await back.Fill("Why", "it was better").SubmitAsync("Ask for approval");
        taylor = await portal.SignedInAsync(await portal.StaffAsync(Roles.Supervisor));
        await (await taylor.GetAsync("/staff/rules")).SubmitAsync("approve");
        Assert.Equal(25m, await TodayAsync());
    }

    [Theory]
    [InlineData("lots", 0, "New value", "Enter a number")]
    [InlineData("-1", 0, "New value", "Enter a number")]
    [InlineData("5000", 0, "New value", "within what the rule allows")]
    [InlineData("40", -1, "Holds from", "A rule never changes the past")]
    public async Task What_cannot_be_is_refused_beside_its_field(string value, int days, string field, string message)
    {
        var ada = await portal.SignedInAsync(await portal.StaffAsync(Roles.Administrator));
        var refused = await Fill(await ada.GetAsync("/staff/rules"), value, Core.Values.BusinessClock.BusinessDateOf(portal.Clock.GetUtcNow().UtcDateTime).AddDays(days)).SubmitAsync("Ask for approval");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(message, refused.Error(field), StringComparison.Ordinal);
    }

    private static Page Fill(Page page, string value, DateOnly from) =>
        page.Fill("Rule", Rule.SecondPersonAbove.Name).Fill("New value", value).Fill("Holds from", Shared.Formats.Iso(from)).Fill("Why", "costs of living");

    private async Task<decimal> TodayAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RuleBookService>().TodayAsync(Rule.SecondPersonAbove, CancellationToken.None);
    }
}
