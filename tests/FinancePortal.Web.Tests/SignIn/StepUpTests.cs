using System.Net;
using FinancePortal.Testing;
using FinancePortal.Web.Infrastructure;
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
            "RecoveryCodesController.Make", "EmailController.Email", "EmailController.Confirm", "ProfileController.Address", "ProfileController.Phone", "PaymentMethodsController.New", "UnfreezeController.Unfreeze",
            "PaymentHistoryController.Download", "DocumentsController.Zip", "SecurityController.ActivityFile",
        ];
        var actions = host.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<ControllerActionDescriptor>().ToList();
        Assert.All(must, name => Assert.All(
            Assert.IsType<List<ControllerActionDescriptor>>(actions.FindAll(a => $"{a.ControllerTypeInfo.Name}.{a.MethodInfo.Name}" == name)),
            a => Assert.Contains(a.FilterDescriptors, f => f.Filter is RequiresStepUpAttribute)));
        Assert.All(must, name => Assert.Contains(actions, a => $"{a.ControllerTypeInfo.Name}.{a.MethodInfo.Name}" == name));
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
