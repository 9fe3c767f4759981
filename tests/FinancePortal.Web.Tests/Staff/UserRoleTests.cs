using System.Net;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Staff;

/// <summary>Roles are given and taken by two people, act at once, and are reviewed (F-1203).</summary>
[Trait("Feature", "F-1203")]
public sealed class UserRoleTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_role_is_given_by_two_people_and_taken_away_while_signed_in()
    {
        var robin = await portal.StaffAsync(Roles.Auditor);
        var robinsBrowser = await portal.SignedInAsync(robin);
        var (ada, bo) = (await portal.SignedInAsync(await portal.StaffAsync(Roles.Administrator)), await portal.SignedInAsync(await portal.StaffAsync(Roles.Supervisor)));
        Assert.Equal(HttpStatusCode.OK, (await robinsBrowser.GetAsync("/staff/audit")).Status);

        var asked = await (await ada.GetAsync("/staff/users")).Fill("Person", $"{robin.UserId}").Fill("What", "Take the role away").Fill("Role", Roles.Auditor).Fill("Why", "moved to sales").SubmitAsync("Ask for approval");
        Assert.Contains("A second person has to agree", asked.Text, StringComparison.Ordinal);
        Assert.Null(asked.Document.QuerySelector("button[value=approve]"));
        Assert.Equal(HttpStatusCode.OK, (await robinsBrowser.GetAsync("/staff/audit")).Status);

        var done = await (await bo.GetAsync("/staff/users")).SubmitAsync("approve");
        Assert.Contains("Changed", done.Text, StringComparison.Ordinal);
        Assert.Equal("Sign in", (await robinsBrowser.GetAsync("/staff/audit")).Heading);
        await using var db = portal.Database.Open();
        Assert.False(await db.UserRoles.AnyAsync(r => r.UserId == robin.UserId));
        Assert.True(await db.AuditRows.AnyAsync(a => a.Action == "role changed" && a.After.Contains("take auditor")));
    }

    [Fact]
    public async Task Nobody_asks_for_their_own_role_and_a_review_is_noted()
    {
        var person = await portal.StaffAsync(Roles.Administrator);
        var ada = await portal.SignedInAsync(person);
        var refused = await (await ada.GetAsync("/staff/users")).Fill("Person", $"{person.UserId}").Fill("Role", Roles.Supervisor).Fill("Why", "I want it").SubmitAsync("Ask for approval");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Somebody else has to ask", refused.Error("Role"), StringComparison.Ordinal);
        Assert.Contains("Review noted", (await refused.SubmitAsync("Right for Sam Staff")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_taken_away_is_dead_on_both_instances_within_five_seconds()
    {
        await using var two = new TwoInstances();
        var robin = await two.First.StaffAsync(Roles.Auditor);
        var jar = new CookieContainer();
        var (here, there) = (Sharing(two.First, jar), Sharing(two.Second, jar));
        await here.SignInAsync(two.First, robin);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/staff/audit")).Status);
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/staff/audit")).Status);

        var (ada, bo) = (await two.First.SignedInAsync(await two.First.StaffAsync(Roles.Administrator)), await two.First.SignedInAsync(await two.First.StaffAsync(Roles.Supervisor)));
        await (await ada.GetAsync("/staff/users")).Fill("Person", $"{robin.UserId}").Fill("What", "Take the role away").Fill("Role", Roles.Auditor).Fill("Why", "moved to sales").SubmitAsync("Ask for approval");
        await (await bo.GetAsync("/staff/users")).SubmitAsync("approve");
        Assert.Equal("Sign in", (await Sharing(two.First, Copy(jar)).GetAsync("/staff/audit")).Heading);
        await Task.Delay(TimeSpan.FromSeconds(4.5));
        Assert.Equal("Sign in", (await Sharing(two.Second, Copy(jar)).GetAsync("/staff/audit")).Heading);
    }

    [Fact]
    public async Task A_colleague_is_invited_sets_a_password_and_sees_nothing_without_a_role()
    {
        var ada = await portal.SignedInAsync(await portal.StaffAsync(Roles.Administrator));
        var refused = await (await ada.GetAsync("/staff/users/invite")).Fill("Name", "").Fill("E-mail", "jo@nowhere").SubmitAsync("Send the invitation");
        Assert.Contains("Enter their name", refused.Error("Name"), StringComparison.Ordinal);
        Assert.Contains("Enter an address", refused.Error("E-mail"), StringComparison.Ordinal);
        Assert.Contains("Invited", (await refused.Fill("Name", "Jo New").Fill("E-mail", "jo.new@example.test").SubmitAsync("Send the invitation")).Text, StringComparison.Ordinal);
        Assert.Contains("signs in with this address already", (await (await ada.GetAsync("/staff/users/invite")).Fill("Name", "Jo Again").Fill("E-mail", "JO.new@example.test").SubmitAsync("Send the invitation")).Error("E-mail"), StringComparison.Ordinal);

        await using var db = portal.Database.Open();
        var user = await db.Users.SingleAsync(u => u.Email == "jo.new@example.test");
        Assert.False(await db.UserRoles.AnyAsync(r => r.UserId == user.Id));
        Assert.NotNull((await db.OutboxEmails.SingleAsync(e => e.To == "jo.new@example.test")).SealedSecret);
        Assert.Contains("Jo New", (await ada.GetAsync("/staff/users")).Text, StringComparison.Ordinal);
    }

    private static Visitor Sharing(PortalHost host, CookieContainer jar) =>
        new(host.CreateDefaultClient(new Uri("https://localhost"), new Microsoft.AspNetCore.Mvc.Testing.Handlers.CookieContainerHandler(jar)));

    private static CookieContainer Copy(CookieContainer jar)
    {
        var copy = new CookieContainer();
        copy.Add(jar.GetAllCookies());
        return copy;
    }

    [Fact]
    public async Task Support_sees_no_users() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await portal.SignedInAsync(await portal.StaffAsync(Roles.Support))).GetAsync("/staff/users")).Status);
}
