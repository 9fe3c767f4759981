using System.Net;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Testing;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.House;

/// <summary>Two people edit one thing: nobody's work is lost without a word (DATA part 9). <see cref="EditForms"/> lists every form.</summary>
public sealed class EditFormTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    [Trait("Rule", "P-OCC1")]
    public void Every_route_that_a_form_is_sent_to_is_on_one_list()
    {
        var routes = portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().ToList();
        Broken.None([.. routes.Except(EditForms.All).Order()], "Say in EditForms why nobody's work is lost by these:");
        Broken.None([.. EditForms.All.Except(routes).Except(EditForms.OfDevelopment).Order()], "These are on a list of EditForms and are no routes:");
        Assert.Equal(EditForms.All.Count(), EditForms.All.Distinct().Count());
    }

    [Fact]
    [Trait("Rule", "P-OCC1")]
    public void Every_form_that_overwrites_or_happens_once_has_a_test_that_shows_it()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).ToLookup(f => Path.GetFileNameWithoutExtension(f));
        Broken.None(
            [.. EditForms.Versioned.Concat(EditForms.Once).Where(f => f.Test.Split('.') is not [var name, var test] || !tests[name].Any(file => File.ReadAllText(file).Contains($" {test}(", StringComparison.Ordinal))).Select(f => $"{f.Route}: {f.Test}")],
            "There is no such test:");
    }

    [Theory]
    [Trait("Rule", "P-OCC1")]
    [InlineData("/settings/profile/phone", "Phone number", "503-555-0111", "503-555-0122", "Save phone number")]
    [InlineData("/settings/profile/address", "Street and number", "1 First Street", "2 Second Street", "Save address")]
    [InlineData("/settings/alerts", "Payments", "", "on", "Save")]
    [InlineData("/documents/delivery", "On paper, by mail", "on", "on", "Save")]
    [InlineData("/settings/security/passkeys/{passkey}", "Name", "My old phone", "My new phone", "Save name")]
    public async Task Of_two_pages_opened_before_the_second_to_save_is_told_and_changes_nothing(string path, string field, string first, string second, string button)
    {
        var visitor = await VisitorAsync();
        path = path.Replace("{passkey}", passkey, StringComparison.Ordinal);
        var (one, two) = (await visitor.GetAsync(path), await visitor.GetAsync(path));
        Assert.Equal(HttpStatusCode.OK, (await one.Fill(field, first).SubmitAsync(button)).Status);
        var stands = (await visitor.GetAsync(path)).Value(field);

        var stale = await two.Fill(field, second).SubmitAsync(button);

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("This changed while you had the page open", stale.Text, StringComparison.Ordinal);
        Assert.Equal(stands, (await visitor.GetAsync(path)).Value(field));

        // What was typed is still there, and now it may be saved.
        Assert.Equal(HttpStatusCode.OK, (await stale.SubmitAsync(button)).Status);
    }

    [Theory]
    [Trait("Rule", "P-OCC3")]
    [InlineData("/settings/profile/phone", "Save phone number")]
    [InlineData("/settings/profile/address", "Save address")]
    [InlineData("/settings/alerts", "Save")]
    [InlineData("/documents/delivery", "Save")]
    public async Task A_form_without_or_with_an_invented_version_changes_nothing(string path, string button)
    {
        var visitor = await VisitorAsync();
        foreach (var seen in new[] { "", "-1", "99999", "x", "1' OR '1'='1" })
        {
            var form = await visitor.GetAsync(path);
            ((AngleSharp.Html.Dom.IHtmlInputElement)form.Element("input[name=Seen]")).Value = seen;
            var answer = (await form.SubmitAsync(button)).Status;
            Assert.True(answer is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity, $"{seen}: {answer}");
        }
    }

    [Fact]
    [Trait("Rule", "P-OCC1")]
    public async Task A_customer_hears_which_colleague_changed_their_details_meanwhile()
    {
        var user = await portal.CustomerAsync();
        var visitor = await portal.SignedInAsync(user);
        var page = await visitor.GetAsync("/settings/profile/phone");
        await using (var db = portal.Database.Open())
        {
            (await db.Customers.SingleAsync(c => c.CustomerId == user.CustomerId)).Phone = "503-555-0199";
            db.AuditRows.Add(new Core.Audit.AuditRow(new Core.Values.Actor(Core.Values.ActorKind.Staff, UserId: 1, CustomerId: null, "Taylor Brandt"), "correction booked", "X", portal.Clock.GetUtcNow().UtcDateTime, user.CustomerId));
            await db.SaveChangesAsync();
        }

        Assert.Contains("Taylor Brandt of our team changed it", (await page.Fill("Phone number", "503-555-0111").SubmitAsync("Save phone number")).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Rule", "P-OCC1")]
    [Trait("Rule", "P-OCC3")]
    [Trait("Feature", "F-404")]
    public async Task Autopay_that_somebody_changed_is_not_changed_by_an_older_page()
    {
        var (visitor, contract) = await portal.LoanCustomerAsync();
        var path = $"/accounts/{contract.Account.Reference}/autopay";
        var review = await (await (await visitor.GetAsync($"{path}/amount")).SubmitAsync("Continue")).SubmitAsync("Continue");
        await (await visitor.GetAsync(review.Address)).SubmitAsync("Turn on autopay");
        var (one, two) = (await visitor.GetAsync(path), await visitor.GetAsync(path));
        await one.SubmitAsync("Skip April 1");

        // Pressed again on the older page, it would skip the debit after that and take back the first one.
        var stale = await two.SubmitAsync("Skip April 1");
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("April 1, 2026 is skipped", stale.Text, StringComparison.Ordinal);
        Assert.Contains("autopay debit skipped", stale.Text, StringComparison.Ordinal);

        var paused = await two.Fill("Pause through", "2026-04-20").SubmitAsync("Pause");
        Assert.Equal((HttpStatusCode.Conflict, "2026-04-20"), (paused.Status, paused.Value("Pause through")));
        Assert.Contains("Paused through", (await paused.SubmitAsync("Pause")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await stale.SubmitAsync("Take it after all")).Status);

        var forged = await visitor.GetAsync(path);
        forged.Element("form[action$='/resume'] input[name=Seen]").Remove();
        Assert.Equal(HttpStatusCode.Conflict, (await forged.SubmitAsync("Let autopay go on")).Status);

        // Other terms, agreed to on a page that was made while autopay was off.
        var other = await (await (await visitor.GetAsync($"{path}/amount")).Choose("The amount due and more toward principal").Fill("Extra each month", "50.00").SubmitAsync("Continue")).SubmitAsync("Continue");
        await (await visitor.GetAsync(path)).SubmitAsync("Let autopay go on");
        var late = await other.SubmitAsync("Change autopay");
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("autopay resumed", late.Text, StringComparison.Ordinal);
        Assert.Contains("Autopay is on", (await late.SubmitAsync("Change autopay")).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Rule", "P-OCC1")]
    [Trait("Feature", "F-703")]
    public async Task A_lease_end_plan_that_somebody_changed_is_not_changed_by_an_older_page()
    {
        var (visitor, contract) = await portal.LeaseCustomerAsync();
        var path = $"/leases/{contract.Account.Reference}/lease-end/plan";
        var (one, two) = (await visitor.GetAsync($"{path}?choice=return"), await visitor.GetAsync($"{path}?choice=extend&extend=3"));
        await one.SubmitAsync("Save plan");

        var stale = await two.SubmitAsync("Save plan");

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("lease-end plan chosen", stale.Text, StringComparison.Ordinal);
        Assert.Equal("Your plan: return it", (await visitor.GetAsync(path)).Heading);
        Assert.Equal("Your plan: extend it by 3 months", (await stale.SubmitAsync("Save plan")).Heading);
    }

    private string passkey = "";

    private async Task<Visitor> VisitorAsync()
    {
        var user = await portal.CustomerAsync();
        await using (var db = portal.Database.Open())
        {
            var customer = await db.Customers.SingleAsync(c => c.CustomerId == user.CustomerId);
            (customer.Street, customer.City, customer.State, customer.Zip, customer.Phone) = ("9 Elm Street", "Salem", "OR", "97301", "503-555-0100");
            var phone = new Passkey { UserId = user.UserId, CredentialId = [(byte)user.UserId], Name = "My phone", CreatedAt = DateTime.UnixEpoch };
            db.Add(phone);
            await db.SaveChangesAsync();
            passkey = phone.Reference;
        }

        return await portal.SignedInAsync(user);
    }
}
