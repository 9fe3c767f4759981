using System.Net;
using System.Text.RegularExpressions;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Customers.Contact;
using FinancePortal.Core.Customers.Risk;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Secrets;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.Profile;

/// <summary>Contact data is changed after step-up, told to old and new, and money out waits three days.</summary>
[Trait("Feature", "F-1401")]
public sealed class ContactTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    [Trait("ASVS", "V7.5.1")]
    public async Task A_new_address_needs_a_fresh_factor_is_told_and_holds_money_for_three_days()
    {
        var user = await host.CustomerAsync();
        var visitor = await host.SignedInAsync(user);
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("Confirm it’s you", (await visitor.GetAsync("/settings/profile/address")).Heading);
        var form = await (await visitor.GetAsync("/settings/profile/address")).Fill("6-digit code", user.Code(host)).SubmitAsync("Confirm");
        var wrong = await form.Fill("Street and number", "12 Elm St").Fill("City", "Salem").Fill("ZIP code", "9730").SubmitAsync("Save address");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("12 Elm St", wrong.Value("Street and number"));
        var saved = await wrong.Fill("State", "OR").Fill("ZIP code", "97301").SubmitAsync("Save address");
        Assert.Contains("12 Elm St, Salem, OR 97301", saved.Text, StringComparison.Ordinal);
        Assert.Equal(1, await MailsAsync(user.Email, "Your mailing address was changed"));
        Assert.Empty(await LettersAsync(user)); // there was no address before

        // The next change is told on paper at the address before it, which is not given the new one.
        await (await visitor.GetAsync("/settings/profile/address")).Fill("Street and number", "7 Oak Ave").SubmitAsync("Save address");
        var letter = Assert.Single(await LettersAsync(user));
        Assert.Equal($"Avery Stone\n12 Elm St\nSalem, OR 97301", letter.Addressee);
        Assert.DoesNotContain("Oak", letter.Body, StringComparison.Ordinal);
        await (await visitor.GetAsync("/settings/profile/address")).SubmitAsync("Save address");
        Assert.Single(await LettersAsync(user)); // nothing was changed

        Assert.True(await HeldAsync(user));
        host.Clock.Advance(TimeSpan.FromHours(71));
        Assert.True(await HeldAsync(user));
        host.Clock.Advance(TimeSpan.FromHours(2));
        Assert.False(await HeldAsync(user));
    }

    [Fact]
    [Trait("ASVS", "V6.3.7")]
    public async Task A_new_email_address_is_proven_by_a_code_and_told_at_the_old_one_which_can_still_lock()
    {
        var user = await host.CustomerAsync();
        var visitor = await host.SignedInAsync(user);
        var next = $"new-{user.Email}";
        var confirm = await (await visitor.GetAsync("/settings/profile/email")).Fill("New email address", next).SubmitAsync("Send code");
        Assert.Equal("/settings/profile/email/confirm", confirm.Address);
        var wrong = await confirm.Fill("8-digit code", "00000000").SubmitAsync("Change my email address");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var done = await wrong.Fill("8-digit code", await CodeAsync(next)).SubmitAsync("Change my email address");
        Assert.Equal("/settings/profile", done.Address);
        Assert.Equal(1, await MailsAsync(user.Email, "Your email address was changed"));
        Assert.Equal(1, await MailsAsync(next, "Your email address was changed"));

        await using var db = host.Database.Open();
        Assert.Equal(next, await db.Users.Where(u => u.Id == user.UserId).Select(u => u.Email).SingleAsync());
        Assert.Equal(next, await db.Customers.Where(c => c.CustomerId == user.CustomerId).Select(c => c.Email).SingleAsync());
        Assert.True(await HeldAsync(user));
    }

    [Fact]
    [Trait("ASVS", "V6.3.8")]
    public async Task An_address_that_somebody_else_signs_in_with_looks_the_same_and_no_code_moves_it()
    {
        var (user, other) = (await host.CustomerAsync(), await host.CustomerAsync());
        var visitor = await host.SignedInAsync(user);
        var confirm = await (await visitor.GetAsync("/settings/profile/email")).Fill("New email address", other.Email).SubmitAsync("Send code");
        Assert.Equal("/settings/profile/email/confirm", confirm.Address);
        Assert.Equal(1, await MailsAsync(other.Email, "This email address is in use already"));
        Assert.Equal(0, await MailsAsync(other.Email, "Your code for this email address"));
        for (var i = 0; i < EmailChange.MostTries + 1; i++)
        {
            confirm = await confirm.Fill("8-digit code", $"1234567{i}").SubmitAsync("Change my email address");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, confirm.Status);
        }
    }

    [Fact]
    public async Task After_five_wrong_codes_the_right_one_does_nothing()
    {
        var user = await host.CustomerAsync();
        var visitor = await host.SignedInAsync(user);
        var next = $"five-{user.Email}";
        var confirm = await (await visitor.GetAsync("/settings/profile/email")).Fill("New email address", next).SubmitAsync("Send code");
        for (var i = 0; i < EmailChange.MostTries; i++)
        {
            confirm = await confirm.Fill("8-digit code", "0000000" + i).SubmitAsync("Change my email address");
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await confirm.Fill("8-digit code", await CodeAsync(next)).SubmitAsync("Change my email address")).Status);
    }

    [Fact]
    public async Task Emails_can_be_turned_off_but_never_those_about_security()
    {
        var user = await host.CustomerAsync();
        var visitor = await host.SignedInAsync(user);
        var form = await visitor.GetAsync("/settings/alerts");
        Assert.True(form.Element("#security").HasAttribute("disabled"));
        var page = await form.Fill("Payments", "").Choose("Español").SubmitAsync("Save");
        Assert.Contains("Some things in the portal only. We talk and write to you in Spanish", page.Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        var customer = await db.Customers.SingleAsync(c => c.CustomerId == user.CustomerId);
        Assert.False(customer.WantsEmailAbout(Core.Notifications.NotificationKind.Payment));
        Assert.True(customer.WantsEmailAbout(Core.Notifications.NotificationKind.Account));
        customer.NoEmailAbout = -1;
        Assert.True(customer.WantsEmailAbout(Core.Notifications.NotificationKind.Security));
    }

    [Fact]
    [Trait("Feature", "F-207")]
    public async Task A_takeover_opens_one_case_and_money_waits_until_it_is_closed()
    {
        var user = await host.CustomerAsync();
        await host.SignedInAsync(user);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        var thief = await host.SignedInAsync(user);
        var phone = await (await thief.GetAsync("/settings/profile/phone")).Fill("Phone number", "(503) 555-0142").SubmitAsync("Save phone number");
        Assert.Contains("503-555-0142", phone.Text, StringComparison.Ordinal);
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var risk = scope.ServiceProvider.GetRequiredService<RiskService>();
            Assert.True(await risk.NoteAsync(user.CustomerId!.Value, RiskyAct.BankAccountAdded));
            Assert.True(await risk.NoteAsync(user.CustomerId!.Value, RiskyAct.RefundRequested));
        }

        host.Clock.Advance(TimeSpan.FromDays(4));
        Assert.True(await HeldAsync(user));
        await using var db = host.Database.Open();
        var opened = await db.StaffCases.SingleAsync(c => c.CustomerId == user.CustomerId && c.Kind == CaseKind.RiskHold);
        Assert.Contains("sign-in on a new device, address or phone changed, bank account or card added", opened.Note, StringComparison.Ordinal);
        opened.Close("customer confirmed by phone", host.Clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync();
        Assert.False(await HeldAsync(user));
    }

    [Fact]
    [Trait("Feature", "F-206")]
    public async Task Somebodys_own_activity_comes_as_a_file()
    {
        var visitor = await host.SignedInAsync(await host.CustomerAsync());
        var file = await visitor.GetAsync("/settings/security/activity.csv");
        Assert.StartsWith("When,What,How,Device,Network\r\n", file.Body, StringComparison.Ordinal);
        Assert.Contains(",Signed in,Authenticator app,", file.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("503-555-0142", "503-555-0142")]
    [InlineData("(503) 555.0142", "503-555-0142")]
    [InlineData("+1 503 555 0142", "503-555-0142")]
    [InlineData("103-555-0142", null)]
    [InlineData("503-155-0142", null)]
    [InlineData("５０３-555-0142", null)]
    [InlineData("503-555-014", null)]
    [InlineData("", null)]
    public void A_phone_number_has_one_spelling(string typed, string? read) => Assert.Equal(read, UsPhone.Read(typed));

    private async Task<List<PostalLetter>> LettersAsync(TestUser user)
    {
        await using var db = host.Database.Open();
        return await db.Set<PostalLetter>().Where(l => l.CustomerId == user.CustomerId).ToListAsync();
    }

    private async Task<bool> HeldAsync(TestUser user)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RiskService>().IsMoneyOutHeldAsync(user.CustomerId!.Value);
    }

    private async Task<int> MailsAsync(string to, string subject)
    {
        await using var db = host.Database.Open();
        return await db.OutboxEmails.CountAsync(m => m.To == to && m.Subject == subject);
    }

    private async Task<string> CodeAsync(string to)
    {
        await using var db = host.Database.Open();
        var mail = await db.OutboxEmails.Where(m => m.To == to && m.Subject == "Your code for this email address").OrderByDescending(m => m.OutboxEmailId).FirstAsync();
        return Regex.Match(mail.Opened(host.Services.GetRequiredService<FieldCipher>()).TextBody, @"\b\d{8}\b", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
    }
}
