using System.Net;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Testing;
using FinancePortal.Web.Tests.SignIn;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Registration;

/// <summary>The way from a contract to a sign-in, and that it opens for the person on file only (AUTH part 3).</summary>
[Trait("Feature", "F-101")]
public sealed class RegistrationTests : IClassFixture<PortalHost>
{
    private const string Password = "four unrelated garden words";
    private readonly PortalHost host;

    public RegistrationTests(PortalHost host)
    {
        this.host = host;
        host.Clock.Advance(TimeSpan.FromHours(25));
    }

    [Fact]
    public async Task From_the_landing_page_to_the_accounts()
    {
        var person = await host.PersonAsync();
        await using (var db = host.Database.Open())
        {
            await TestContracts.FundAsync(db, host.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 1)), await db.Customers.FindAsync(person.Customer.CustomerId));
        }

        var visitor = host.Visitor();
        var form = await (await visitor.GetAsync("/")).FollowAsync("Set up online access");
        var verify = await form.Claim(person).SubmitAsync("Continue");
        Assert.Equal("/register/verify", verify.Address);
        var details = await verify.Fill("8-digit code", await host.MailedCodeAsync(person.Customer.Email)).SubmitAsync("Continue");
        Assert.Equal("/register/sign-in-details", details.Address);
        Assert.Equal(person.Customer.Email, details.Value("Email"));
        var app = await details.Fill("Password", Password).SubmitAsync("Continue");
        Assert.Equal("/register/security", app.Address);
        var codes = await app.Fill("6-digit code", app.ShownCode(host)).SubmitAsync("Turn on security codes");
        Assert.Equal("/register/recovery-codes", codes.Address);
        var paperless = await codes.Choose("I’ve saved my codes in a safe place").SubmitAsync("Continue");
        Assert.Equal("/register/paperless", paperless.Address);
        var done = await paperless.FollowAsync("No, send paper");
        Assert.Equal("/register/done", done.Address);
        Assert.Contains("Halden Ridge", done.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/home")).Status);
        Assert.Contains(await host.MailAsync(person.Customer.Email), m => m.Subject == "Your online access is set up");
    }

    [Theory]
    [InlineData("First name", "Morgan")]
    [InlineData("Last name", "Valley")]
    [InlineData("Street address", "1206 Cedar Street")]
    [InlineData("ZIP code", "97215")]
    [InlineData("Year", "1988")]
    [InlineData("Last name", "V\u0430le")] // a Cyrillic а
    public async Task One_wrong_detail_looks_like_success_and_leads_nowhere(string field, string value)
    {
        var person = await host.PersonAsync();
        var verify = await (await host.Visitor().GetAsync("/register")).Claim(person).Fill(field, value).SubmitAsync("Continue");
        Assert.Equal("/register/verify", verify.Address);
        var mail = Assert.Single(await host.MailAsync(person.Customer.Email));
        Assert.Equal("We couldn’t set up your online access", mail.Subject);
        Assert.DoesNotContain("Your code", mail.TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("First name", "jordan")]
    [InlineData("First name", "Jord")]
    [InlineData("Last name", " VALE ")]
    [InlineData("Last name", "Vàle Jr.")]
    [InlineData("Street address", "1204 Cedar St.")]
    [InlineData("Street address", "1204 CEDAR STREET, Apt 3")]
    [InlineData("ZIP code", "97214-1234")]
    public async Task Other_spellings_of_the_same_details_are_found(string field, string value)
    {
        var person = await host.PersonAsync();
        await (await host.Visitor().GetAsync("/register")).Claim(person).Fill(field, value).SubmitAsync("Continue");
        Assert.Equal("Your code to set up online access", Assert.Single(await host.MailAsync(person.Customer.Email)).Subject);
    }

    [Fact]
    public async Task A_code_works_only_in_the_browser_that_asked_five_times_at_most_and_for_ten_minutes()
    {
        var person = await host.PersonAsync();
        var mine = await (await host.Visitor().GetAsync("/register")).Claim(person).SubmitAsync("Continue");
        var code = await host.MailedCodeAsync(person.Customer.Email);
        var other = await (await host.Visitor().GetAsync("/register")).Claim(person).SubmitAsync("Continue");
        Assert.Single(await host.MailAsync(person.Customer.Email));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.Fill("8-digit code", code).SubmitAsync("Continue")).Status);

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await mine.Fill("8-digit code", "00000000").SubmitAsync("Continue")).Status);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await mine.Fill("8-digit code", code).SubmitAsync("Continue")).Status);

        var late = await (await host.Visitor().GetAsync("/register")).Claim(await host.PersonAsync()).SubmitAsync("Continue");
        host.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        Assert.Equal("/register", (await late.Fill("8-digit code", code).SubmitAsync("Continue")).Address);
    }

    [Theory]
    [InlineData("+1234567")]
    [InlineData("１２３４５６７８")]
    [InlineData("123456789")]
    [InlineData("1234567")]
    [InlineData("-12345678")]
    public async Task A_code_has_one_spelling(string typed)
    {
        var person = await host.PersonAsync();
        var verify = await (await host.Visitor().GetAsync("/register")).Claim(person).SubmitAsync("Continue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await verify.Fill("8-digit code", typed).SubmitAsync("Continue")).Status);
    }

    [Fact]
    public async Task A_new_code_comes_after_a_minute_and_ends_the_old_one()
    {
        var person = await host.PersonAsync();
        var verify = await (await host.Visitor().GetAsync("/register")).Claim(person).SubmitAsync("Continue");
        var first = await host.MailedCodeAsync(person.Customer.Email);
        await verify.SubmitAsync("Send a new code");
        Assert.Single(await host.MailAsync(person.Customer.Email));
        host.Clock.Advance(TimeSpan.FromSeconds(61));
        verify = await verify.SubmitAsync("Send a new code");
        var second = await host.MailedCodeAsync(person.Customer.Email);
        Assert.Equal(2, (await host.MailAsync(person.Customer.Email)).Count);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await verify.Fill("8-digit code", first).SubmitAsync("Continue")).Status);
        Assert.Equal("/register/sign-in-details", (await verify.Fill("8-digit code", second[..4] + " " + second[4..]).SubmitAsync("Continue")).Address);
    }

    [Fact]
    public async Task A_planted_cookie_is_worth_nothing_after_the_code()
    {
        var person = await host.PersonAsync();
        var visitor = host.Visitor();
        var form = await visitor.GetAsync("/register");
        var planted = form.Response.Headers.GetValues("Set-Cookie").Single(c => c.Contains("register", StringComparison.Ordinal)).Split(';')[0];
        var verify = await form.Claim(person).SubmitAsync("Continue");
        await verify.Fill("8-digit code", await host.MailedCodeAsync(person.Customer.Email)).SubmitAsync("Continue");

        var thief = host.CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false, HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/register/sign-in-details");
        request.Headers.Add("Cookie", planted);
        using var answer = await thief.SendAsync(request);
        Assert.Equal("/register", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Back_button_and_second_tab_lead_on_to_the_step_that_is_due()
    {
        var person = await host.PersonAsync();
        var visitor = host.Visitor();
        var verify = await (await visitor.GetAsync("/register")).Claim(person).SubmitAsync("Continue");
        var otherTab = await visitor.GetAsync("/register/verify");
        var code = await host.MailedCodeAsync(person.Customer.Email);
        await verify.Fill("8-digit code", code).SubmitAsync("Continue");
        Assert.Equal("/register/sign-in-details", (await otherTab.Fill("8-digit code", code).SubmitAsync("Continue")).Address);
        Assert.Equal("/register/sign-in-details", (await visitor.GetAsync("/register/verify")).Address);
        Assert.Equal("/register", (await host.Visitor().GetAsync("/register/sign-in-details")).Address);
        Assert.Equal("/register", (await host.Visitor().GetAsync("/register/confirm-email")).Address);
        Assert.Equal("/register", (await host.Visitor().GetAsync("/register/verify")).Address);
    }

    [Fact]
    public async Task Another_address_is_confirmed_by_a_code_of_its_own()
    {
        var person = await host.PersonAsync();
        var details = await DetailsAsync(host.Visitor(), person);
        var confirm = await details.Fill("Email", "elsewhere@mail.test").Fill("Password", Password).SubmitAsync("Continue");
        Assert.Equal("/register/confirm-email", confirm.Address);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await confirm.Fill("8-digit code", "12345678").SubmitAsync("Continue")).Status);
        Assert.Equal("/register/security", (await confirm.Fill("8-digit code", await host.MailedCodeAsync("elsewhere@mail.test")).SubmitAsync("Continue")).Address);
        Assert.Contains(await host.MailAsync(person.Customer.Email), m => m.Subject == "Your online access is set up");
    }

    [Fact]
    public async Task An_address_that_somebody_has_is_not_given_away()
    {
        var owner = await host.CustomerAsync();
        var confirm = await (await DetailsAsync(host.Visitor(), await host.PersonAsync())).Fill("Email", owner.Email).Fill("Password", Password).SubmitAsync("Continue");
        Assert.Equal("/register/confirm-email", confirm.Address);
        var free = await (await DetailsAsync(host.Visitor(), await host.PersonAsync())).Fill("Email", "free@mail.test").Fill("Password", Password).SubmitAsync("Continue");
        Assert.Equal(Neutral.Body(free).Replace("free@mail.test", owner.Email, StringComparison.Ordinal), Neutral.Body(confirm));
        var mail = Assert.Single(await host.MailAsync(owner.Email));
        Assert.Equal("Somebody tried to use your email address", mail.Subject);
    }

    [Theory]
    [InlineData("n\u0430me@mail.test", Password, "Email")] // a Cyrillic а
    [InlineData("no address", Password, "Email")]
    [InlineData("two@mail.test, three@mail.test", Password, "Email")]
    [InlineData("ok@mail.test", "short", "Password")]
    [InlineData("ok@mail.test", "password12345", "Password")]
    [InlineData("ok@mail.test", "1204 cedar vale", "Password")]
    [InlineData("ok@mail.test", "jordan vale jordan vale", "Password")]
    public async Task Addresses_and_passwords_that_will_not_do_are_refused_beside_the_field(string email, string password, string field)
    {
        var details = await DetailsAsync(host.Visitor(), await host.PersonAsync());
        var answer = await details.Fill("Email", email).Fill("Password", password).SubmitAsync("Continue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEmpty(answer.Error(field));
    }

    [Fact]
    public async Task Somebody_with_a_sign_in_is_told_by_mail_only()
    {
        var person = await host.PersonAsync();
        await (await DetailsAsync(host.Visitor(), person)).Fill("Password", Password).SubmitAsync("Continue");
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        var verify = await (await host.Visitor().GetAsync("/register")).Claim(person).SubmitAsync("Continue");
        Assert.Equal("/register/verify", verify.Address);
        var mail = (await host.MailAsync(person.Customer.Email))[0];
        Assert.Equal("You already have online access", mail.Subject);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await verify.SubmitAsync("Send a new code");
        mail = (await host.MailAsync(person.Customer.Email))[0];
        Assert.Equal("You already have online access", mail.Subject);
        Assert.Equal(2, (await host.MailAsync(person.Customer.Email)).Count(m => m.Subject == mail.Subject));
    }

    [Fact]
    [Trait("Proof", "L9")]
    public async Task A_poisoned_host_header_gets_into_no_mail()
    {
        var person = await host.PersonAsync();
        var visitor = host.Visitor();
        using var request = (await visitor.GetAsync("/register")).Claim(person).Submission("Continue");
        request.Headers.Host = "evil.example";
        using var answer = await visitor.Client.SendAsync(request);
        Assert.Equal("/register/verify", answer.Headers.Location!.OriginalString);
        var mail = Assert.Single(await host.MailAsync(person.Customer.Email));
        Assert.DoesNotContain("evil", mail.TextBody + mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Proof", "R3")]
    public async Task Of_fifty_parallel_registrations_of_one_person_one_gets_a_mail_and_an_account()
    {
        var person = await host.PersonAsync();
        var pages = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ => await (await host.Visitor().GetAsync("/register")).Claim(person).SubmitAsync("Continue")));
        Assert.All(pages, p => Assert.Equal("/register/verify", p.Address));
        Assert.Single(await host.MailAsync(person.Customer.Email));

        var code = await host.MailedCodeAsync(person.Customer.Email);
        var answers = await Task.WhenAll(pages.Select(p => p.Fill("8-digit code", code).SubmitAsync("Continue")));
        var details = Assert.Single(answers, a => a.Address == "/register/sign-in-details");
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => details.Fill("Password", Password).SubmitAsync("Continue")));
        using var db = host.Database.Open();
        Assert.Equal(1, await db.Users.CountAsync(u => u.CustomerId == person.Customer.CustomerId));
        Assert.Equal(1, await db.Set<AccessLogEntry>().CountAsync(e => e.Event == AccessEvent.Registered && db.Users.Any(u => u.Id == e.UserId && u.CustomerId == person.Customer.CustomerId)));
    }

    private async Task<Page> DetailsAsync(Visitor visitor, TestPerson person)
    {
        var verify = await (await visitor.GetAsync("/register")).Claim(person).SubmitAsync("Continue");
        return await verify.Fill("8-digit code", await host.MailedCodeAsync(person.Customer.Email)).SubmitAsync("Continue");
    }
}
