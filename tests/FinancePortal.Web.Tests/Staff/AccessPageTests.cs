using System.Net;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Customers.AccessLinks;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Customers.Recovery;
using FinancePortal.Core.Customers.Registration;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.Staff;

/// <summary>Colleagues help customers in and never see a link, a code or a password (F-104, F-107).</summary>
[Trait("Feature", "F-104")]
public sealed class AccessPageTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_colleague_has_a_link_sent_that_the_customer_uses_and_nobody_else_sees()
    {
        var person = await portal.PersonAsync();
        var (sam, page) = await OpenAsync(person);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.SubmitAsync("Go ahead")).Status);
        var sent = await page.Choose("E-mail a link to set up online access").Fill("Why", "bought the car yesterday").SubmitAsync("Go ahead");
        Assert.Contains("The link is on its way", sent.Text, StringComparison.Ordinal);
        Assert.Contains("Open", sent.Element("table").TextContent, StringComparison.Ordinal);

        var mail = (await portal.MailAsync(person.Customer.Email))[0];
        Assert.Contains("Sam Staff asked us to send you this link", mail.TextBody, StringComparison.Ordinal);
        var link = mail.TextBody[mail.TextBody.IndexOf("/invite/", StringComparison.Ordinal)..].Split('\n')[0];
        Assert.DoesNotContain(link[8..], sent.Body, StringComparison.Ordinal);
        var next = await (await portal.Visitor().GetAsync(link)).Fill("ZIP code", "97214").Fill("Last 4 digits", person.Ssn[^4..]).SubmitAsync("Continue");
        Assert.Equal("/register/sign-in-details", next.Address);
        Assert.Contains("Used", (await sam.GetAsync(sent.Address)).Element("table").TextContent, StringComparison.Ordinal);

        await using var db = portal.Database.Open();
        Assert.Equal("bought the car yesterday", await db.AuditRows.Where(a => a.CustomerId == person.Customer.CustomerId && a.Action == "access link sent").Select(a => a.Reason).SingleAsync());
    }

    [Fact]
    public async Task Any_colleague_withdraws_a_link_and_it_is_over()
    {
        var person = await portal.PersonAsync();
        var (_, page) = await OpenAsync(person);
        await page.Choose("E-mail a link to set up online access").Fill("Why", "asked for it").SubmitAsync("Go ahead");
        var mail = (await portal.MailAsync(person.Customer.Email))[0].TextBody;
        var link = mail[mail.IndexOf("/invite/", StringComparison.Ordinal)..].Split('\n')[0];

        var (_, other) = await OpenAsync(person);
        var button = Page.Words(other.Element("td button"));
        Assert.Contains("The link is withdrawn", (await other.SubmitAsync(button)).Text, StringComparison.Ordinal);
        Assert.Equal("This link no longer works", (await portal.Visitor().GetAsync(link)).Heading);
    }

    [Fact]
    public async Task A_link_shows_no_account_but_the_customers_own()
    {
        var (_, contract) = await portal.LoanCustomerAsync();
        var person = await portal.PersonAsync();
        var (sam, page) = await OpenAsync(person);
        var forged = page.Choose("E-mail a link to set up online access").Fill("Why", "asked for it").Submission("Go ahead");
        var fields = await forged.Content!.ReadAsStringAsync();
        forged.Content = new StringContent(fields.Replace("Help=LinkToRegister", $"Help=LinkToAccount%3A{contract.Account.Reference}", StringComparison.Ordinal), System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.NotFound, (await sam.SendAsync(forged)).Status);
        await using var db = portal.Database.Open();
        Assert.False(await db.Set<AccessLink>().AnyAsync(l => l.CustomerId == person.Customer.CustomerId));
    }

    [Fact]
    public async Task A_lock_that_somebody_else_caused_is_lifted_and_the_person_registers()
    {
        var person = await portal.PersonAsync();
        for (var i = 0; i < 21; i++)
        {
            await ClaimAsync(person, $"10.{i}.9.7", $"Try{i}");
            portal.Clock.Advance(TimeSpan.FromHours(6));
        }

        var known = (await portal.MailAsync(person.Customer.Email)).Count;
        await ClaimAsync(person, "10.77.9.7");
        Assert.Equal(known, (await portal.MailAsync(person.Customer.Email)).Count);

        var (_, page) = await OpenAsync(person);
        Assert.Contains("Registration with this number is locked", page.Text, StringComparison.Ordinal);
        var lifted = await page.Choose("Let them try to register again").Fill("Why", "spoke with them, call 4711").SubmitAsync("Go ahead");
        Assert.Contains("They can try again", lifted.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("is locked", lifted.Text, StringComparison.Ordinal);

        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await ClaimAsync(person, "10.78.9.7");
        Assert.Single(await portal.MailAsync(person.Customer.Email), m => m.TextBody.Contains("Your code: ", StringComparison.Ordinal));
        await using var db = portal.Database.Open();
        Assert.Equal(CaseState.Closed, await db.StaffCases.Where(c => c.Kind == CaseKind.RegistrationLock && c.CustomerId == person.Customer.CustomerId).Select(c => c.State).SingleAsync());
    }

    [Fact]
    [Trait("Feature", "F-107")]
    [Trait("ASVS", "V6.4.6")]
    public async Task A_recovery_takes_two_colleagues_who_never_see_a_secret()
    {
        var (_, contract) = await portal.LoanCustomerAsync();
        var (sam, page) = await OpenAsync(new TestPerson(contract.Customer, ""));
        Assert.DoesNotContain("set up online access", page.Text, StringComparison.Ordinal);
        var started = await page.Choose("Start a recovery").Fill("Why", "lost the phone, call 4711").SubmitAsync("Go ahead");
        var recovery = await started.FollowAsync("Check who it is, and approve or refuse");
        Assert.Contains("Waits for a check", recovery.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await recovery.SubmitAsync("It is them")).Status);
        var seen = recovery.Address;
        var early = await recovery.Fill("What you compared", "called back, driver license on video").Fill("Where the call is recorded", "call 4711").SubmitAsync("It is them");
        Assert.Contains("Another colleague has to agree", early.Text, StringComparison.Ordinal);

        // The button is not there for the same person, and a forged request is refused.
        var token = early.Element("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        var own = await sam.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"{seen}/approve") { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]) });
        Assert.Equal(HttpStatusCode.Conflict, own.Status);
        Assert.Contains("another colleague has to agree", own.Text, StringComparison.Ordinal);

        var robin = await portal.SignedInAsync(await portal.StaffAsync(Roles.Supervisor));
        var read = await robin.GetAsync(seen);
        Assert.Contains("driver license on video", read.Text, StringComparison.Ordinal);
        var approved = await read.SubmitAsync("Approve");
        Assert.Contains("Nobody here sees it", approved.Text, StringComparison.Ordinal);

        var mail = (await portal.MailAsync(contract.Customer.Email)).Find(m => m.Subject == "Set up your sign-in again")!;
        Assert.Contains("/recover/", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("/recover/", approved.Body, StringComparison.Ordinal);
        await using var db = portal.Database.Open();
        var sent = await db.OutboxEmails.SingleAsync(e => e.To == contract.Customer.Email && e.Subject == "Set up your sign-in again");
        Assert.True(sent.DueAt > portal.Clock.GetUtcNow().UtcDateTime.AddHours(23));
    }

    [Fact]
    public async Task A_recovery_can_be_refused_and_a_case_leads_to_it()
    {
        var (_, contract) = await portal.LoanCustomerAsync();
        var (sam, page) = await OpenAsync(new TestPerson(contract.Customer, ""));
        await page.Choose("Start a recovery").Fill("Why", "lost the phone").SubmitAsync("Go ahead");
        await using var db = portal.Database.Open();
        var lost = await db.StaffCases.SingleAsync(c => c.Kind == CaseKind.LostAccess && c.CustomerId == contract.Customer.CustomerId);
        var recovery = await (await sam.GetAsync($"/staff/cases/{lost.Reference}")).FollowAsync("Check who it is, and approve or refuse");
        Assert.Contains("Stopped", (await recovery.SubmitAsync("Refuse and stop it")).Text, StringComparison.Ordinal);
        Assert.NotNull(await db.Set<AccessRecovery>().Where(r => r.Reference == lost.Subject).Select(r => r.CancelledAt).SingleAsync());
    }

    private async Task<(Visitor Sam, Page Page)> OpenAsync(TestPerson person)
    {
        var sam = await portal.SignedInAsync(await portal.StaffAsync(Roles.Support));
        var path = $"/staff/customers/{person.Customer.Reference}";
        await (await sam.GetAsync(path)).Choose("A caller is on the phone").SubmitAsync("Open the file");
        return (sam, await sam.GetAsync($"{path}/access"));
    }

    private async Task ClaimAsync(TestPerson person, string from, string? lastName = null)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var claim = new PersonClaim
        {
            FirstName = person.Customer.FirstName,
            LastName = lastName ?? person.Customer.LastName,
            Street = person.Customer.Street,
            Zip = person.Customer.Zip,
            BornOn = person.Customer.BornOn!.Value,
            Ssn = person.Ssn,
        };
        await scope.ServiceProvider.GetRequiredService<RegistrationService>().ClaimAsync(claim, Core.Secrets.RandomKey.New(), new Origin("Chrome on Windows", from));
    }
}
