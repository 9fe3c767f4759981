using System.Net;
using System.Text.RegularExpressions;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Testing;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.SignIn;

/// <summary>AUTH part 7: what matters most asks for the second factor again, and keeps what was typed.</summary>
[Trait("ASVS", "V7.5.1")]
[Trait("ASVS", "V7.5.3")]
public sealed class StepUpTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    [Trait("Proof", "U1")]
    public async Task A_form_sent_too_late_is_kept_and_sent_again_after_the_code()
    {
        var user = await host.CustomerAsync();
        var visitor = await host.SignedInAsync(user);
        var form = await visitor.GetAsync("/settings/profile/address");
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        var confirm = await form.Fill("Street and number", "12 \"Elm\" St <b>").Fill("City", "Salem").Fill("State", "OR").Fill("ZIP code", "97301").SubmitAsync("Save address");
        Assert.Equal("Confirm it’s you", confirm.Heading);
        await using var db = host.Database.Open();
        Assert.Equal("", await db.Customers.Where(c => c.CustomerId == user.CustomerId).Select(c => c.Street).SingleAsync());

        var resume = await confirm.Fill("6-digit code", user.Code(host)).SubmitAsync("Confirm");
        Assert.Equal("Thank you, that was you", resume.Heading);
        Assert.Contains("12 \"Elm\" St <b>, Salem, OR 97301", (await resume.SubmitAsync("Go on")).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Proof", "U1")]
    public async Task A_colleagues_correction_sent_too_late_is_kept_too()
    {
        var (person, colleague) = (await host.PersonAsync(), await host.StaffAsync(Roles.Support));
        var sam = await host.SignedInAsync(colleague);
        var file = $"/staff/customers/{person.Customer.Reference}";
        await (await sam.GetAsync(file)).Choose("To correct something").SubmitAsync("Open the file");
        var form = (await sam.GetAsync($"{file}/details")).Fill("What is right", "Jordana").Fill("Reason", "Keying error").Fill("What happened", "Misheard").Fill("Where the evidence is", "call 4711");
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        var resume = await (await form.SubmitAsync("Send for approval")).Fill("6-digit code", colleague.Code(host)).SubmitAsync("Confirm");
        Assert.Equal("Thank you, that was you", resume.Heading);
        Assert.Contains("Sent for approval", (await resume.SubmitAsync("Go on")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kept_form_is_its_owners_for_a_quarter_of_an_hour_and_holds_no_secret()
    {
        var user = await host.CustomerAsync();
        var visitor = await host.SignedInAsync(user);
        var form = await visitor.GetAsync("/payment-methods/new");
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        var confirm = await form.Fill("Routing number", "091000019").Fill("Account number", "000123456789").Fill("Name for it (optional)", "House").SubmitAsync("Add bank account");
        var resume = await confirm.Fill("6-digit code", user.Code(host)).SubmitAsync("Confirm");
        Assert.Contains("House", resume.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("000123456789", resume.Body, StringComparison.Ordinal);
        var stranger = await host.SignedInAsync(await host.CustomerAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(resume.Address)).Status);
        host.Clock.Advance(TimeSpan.FromMinutes(14));
        await visitor.GetAsync("/home");
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(resume.Address)).Status);
    }

    [Fact]
    [Trait("Proof", "U2")]
    public async Task A_factor_is_fresh_for_five_minutes()
    {
        var user = await host.CustomerAsync();
        var visitor = await host.SignedInAsync(user);
        host.Clock.Advance(TimeSpan.FromMinutes(4.9));
        Assert.Equal("Change your password", (await visitor.GetAsync("/settings/security/password")).Heading);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Confirm it’s you", (await visitor.GetAsync("/settings/security/password")).Heading);
    }

    [Fact]
    [Trait("Proof", "U3")]
    public async Task Step_up_in_one_session_frees_no_other()
    {
        var user = await host.CustomerAsync();
        var (one, other) = (await host.SignedInAsync(user), await host.SignedInAsync(user));
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        var page = await (await one.GetAsync("/settings/profile/phone")).Fill("6-digit code", user.Code(host)).SubmitAsync("Confirm");
        Assert.Equal("Change your phone number", page.Heading);
        Assert.Equal("Confirm it’s you", (await other.GetAsync("/settings/profile/phone")).Heading);
    }

    [Fact]
    [Trait("Proof", "U1")]
    public void What_must_ask_again_does()
    {
        string[] must =
        [
            "ChangePasswordController.Change", "AuthenticatorAppController.SetUp", "AuthenticatorAppController.Remove", "PasskeysController.Add", "PasskeysController.Rename", "PasskeysController.Remove",
            "RecoveryCodesController.Make", "EmailController.Email", "EmailController.Confirm", "ProfileController.Address", "ProfileController.Phone", "UnfreezeController.Unfreeze",
            "PaymentMethodsController.New", "PaymentMethodsController.Remove", "CardsController.Start", "CreditController.Refund", "PayoffLinkController.", "LettersController.",
            "HelpToPayController.", "LeaseChangesController.", "HandOverController.",
            "RevealController.Reveal", "AccessController.Withdraw", "CorrectionsController.Decide", "TransactionsController.Correct", "UsersController.", "RulesController.", "RecoveriesController.",
        ];
        var asking = Asking().Select(a => $"{a.ControllerTypeInfo.Name}.{a.MethodInfo.Name}").ToHashSet(StringComparer.Ordinal);
        Assert.All(must, name => Assert.Contains(asking, a => name[^1] == '.' ? a.StartsWith(name, StringComparison.Ordinal) : a == name));

        // All ways of one name, and every file that takes data along.
        var actions = host.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<ControllerActionDescriptor>().ToList();
        Assert.All(actions.Where(a => must.Contains($"{a.ControllerTypeInfo.Name}.{a.MethodInfo.Name}") || a.AttributeRouteInfo!.Template!.EndsWith(".csv", StringComparison.Ordinal) || a.AttributeRouteInfo.Template.EndsWith(".zip", StringComparison.Ordinal)), a => Assert.True(Asks(a), a.DisplayName));
    }

    [Fact]
    [Trait("Proof", "U1")]
    public async Task Each_of_them_asks_a_stale_session_and_a_password_alone_and_lets_a_fresh_factor_on()
    {
        var (customer, colleague) = (await host.CustomerAsync(), await host.StaffAsync([.. Roles.All.Where(r => r is not (Roles.Customer or Roles.DealerUser or Roles.DealerAdmin))]));
        var (visitor, staff, remembered) = (await host.SignedInAsync(customer), await host.SignedInAsync(colleague), await RememberedAsync());
        var asking = Asking().Select(a => (Method: a.ActionConstraints!.OfType<HttpMethodActionConstraint>().Single().HttpMethods.First(), Path: Regex.Replace("/" + a.AttributeRouteInfo!.Template, "{[^}]*}", "0000000000000000", RegexOptions.None, TimeSpan.FromSeconds(1)))).Distinct().ToList();
        Assert.True(asking.Count > 40, $"{asking.Count}");
        foreach (var (method, path) in asking)
        {
            Assert.False(await IsAskedAsync(path.StartsWith("/staff", StringComparison.Ordinal) ? staff : visitor, method, path), $"{method} {path} asked after a fresh factor");
        }

        host.Clock.Advance(TimeSpan.FromMinutes(6));
        foreach (var (method, path) in asking)
        {
            var isStaff = path.StartsWith("/staff", StringComparison.Ordinal);
            Assert.True(await IsAskedAsync(isStaff ? staff : visitor, method, path), $"{method} {path} did not ask a stale session");
            Assert.True(isStaff || await IsAskedAsync(remembered, method, path), $"{method} {path} did not ask a password alone");
        }

        static async Task<bool> IsAskedAsync(Visitor who, string method, string path)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "GET" ? null : new FormUrlEncodedContent([]) };
            using var answer = await who.Client.SendAsync(request);
            Assert.NotEqual(HttpStatusCode.Forbidden, answer.StatusCode);
            return answer.Headers.Location?.OriginalString.StartsWith("/sign-in/confirm", StringComparison.Ordinal) == true;
        }
    }

    private static bool Asks(ControllerActionDescriptor action) => action.FilterDescriptors.Any(f => f.Filter is RequiresStepUpAttribute);

    private IEnumerable<ControllerActionDescriptor> Asking() =>
        host.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<ControllerActionDescriptor>().Where(Asks);

    /// <summary>Somebody who signed in with the password alone, in a browser that stands in for the code.</summary>
    private async Task<Visitor> RememberedAsync()
    {
        var (user, visitor) = (await host.CustomerAsync(), host.Visitor());
        var code = await (await visitor.GetAsync("/sign-in")).Fill("Email", user.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in");
        var home = await code.Choose("Skip this step on this device for 30 days").Fill("6-digit code", user.Code(host)).SubmitAsync("Sign in");
        await home.SubmitAsync("Sign out");
        Assert.Equal("/home", (await (await visitor.GetAsync("/sign-in")).Fill("Email", user.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in")).Address);
        return visitor;
    }

    [Fact]
    [Trait("Proof", "N3")]
    public async Task Stay_signed_in_is_a_request_like_any_other()
    {
        var visitor = await host.SignedInAsync(await host.CustomerAsync());
        for (var i = 0; i < 3; i++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(14));
            Assert.Equal(HttpStatusCode.NoContent, (await visitor.GetAsync("/sign-in/extend")).Status);
        }

        host.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("Sign in", (await visitor.GetAsync("/sign-in/extend")).Heading);
    }
}
