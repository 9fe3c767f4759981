using System.Net;
using System.Text.RegularExpressions;
using FinancePortal.Core;
using FinancePortal.Core.Customers.AccessLinks;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.AccessLinks;

/// <summary>A link opens one thing for one person once (AUTH part 10).</summary>
[Trait("Feature", "F-104")]
public sealed partial class AccessLinkTests : IAsyncLifetime
{
    private readonly TwoInstances portal = new();
    private PortalHost Host => portal.First;

    [GeneratedRegex("https?://[^/]+(?<path>/invite/[A-Za-z0-9_-]{43})")]
    private static partial Regex Invite();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task A_dealers_link_leads_to_a_sign_in_without_the_code_by_mail()
    {
        var (person, link) = await InvitedAsync();
        var visitor = Host.Visitor();
        var page = await visitor.GetAsync(link);
        Assert.Contains("Dana Dealer sent you this link to set up online access", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Customer.FirstName, page.Text, StringComparison.Ordinal);
        var details = await Open(page, person).SubmitAsync("Continue");
        Assert.Equal("/register/sign-in-details", details.Address);
        var confirm = await details.Fill("Email", "own@mail.test").Fill("Password", "four unrelated garden words").SubmitAsync("Continue");
        Assert.Equal("/register/security", (await confirm.Fill("8-digit code", await Host.MailedCodeAsync("own@mail.test")).SubmitAsync("Continue")).Address);
        Assert.Contains(await Host.MailAsync(person.Customer.Email), m => m.Subject == "Your link was used");
        Assert.Equal("This link no longer works", (await Host.Visitor().GetAsync(link)).Heading);
    }

    [Fact]
    [Trait("Proof", "L1")]
    [Trait("ASVS", "V6.4.1")]
    public async Task Of_fifty_who_open_it_at_the_same_moment_on_two_instances_one_gets_in()
    {
        var (person, link) = await InvitedAsync();
        var token = link.Split('/')[^1];
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => WithAsync<AccessLinkEntryService, OpenedLink>(
            s => s.OpenAsync(token, new SecondThing(person.Ssn[^4..], person.Customer.Zip), signedInCustomer: null, new Origin("Chrome on Windows", $"10.0.{i}.7")), portal[i])));
        Assert.Single(answers, a => a.Result is LinkOpening.Opened);
    }

    [Fact]
    [Trait("Proof", "L2")]
    public async Task It_works_to_its_last_second_and_not_a_second_longer()
    {
        var (_, link) = await InvitedAsync();
        Host.Clock.Advance(AccessLink.DefaultLife - TimeSpan.FromSeconds(1));
        Assert.Equal("You’re invited", (await Host.Visitor().GetAsync(link)).Heading);
        Host.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("This link no longer works", (await Host.Visitor().GetAsync(link)).Heading);
    }

    [Fact]
    [Trait("Proof", "L3")]
    public async Task Looking_at_it_uses_nothing_up()
    {
        var (person, link) = await InvitedAsync();
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal("You’re invited", (await Host.Visitor().GetAsync(link)).Heading);
        }

        Assert.Equal("/register/sign-in-details", (await Open(await Host.Visitor().GetAsync(link), person).SubmitAsync("Continue")).Address);
    }

    [Fact]
    [Trait("Proof", "L4")]
    public async Task Five_wrong_second_things_end_it()
    {
        var (person, link) = await InvitedAsync();
        var page = await Host.Visitor().GetAsync(link);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Open(page, person).Fill("Last 4 digits", "0000").SubmitAsync("Continue")).Status);
        }

        Assert.Equal("This link no longer works", (await Open(page, person).SubmitAsync("Continue")).Heading);
    }

    [Fact]
    [Trait("Proof", "L5")]
    public async Task A_dealer_sees_and_withdraws_only_what_they_sent()
    {
        var (first, second) = (await Host.StaffAsync(Roles.DealerUser), await Host.StaffAsync(Roles.DealerUser));
        var (_, link) = await InvitedAsync(first);
        var line = Assert.Single(await WithAsync<AccessLinkService, List<AccessLinkLine>>(s => s.ListAsync(first.UserId)));
        Assert.Empty(await WithAsync<AccessLinkService, List<AccessLinkLine>>(s => s.ListAsync(second.UserId)));
        await Assert.ThrowsAsync<NotFoundException>(() => RevokeAsync(line.Reference, second));
        Assert.Equal("You’re invited", (await Host.Visitor().GetAsync(link)).Heading);
        await RevokeAsync(line.Reference, first);
        Assert.Equal("This link no longer works", (await Host.Visitor().GetAsync(link)).Heading);
    }

    [Fact]
    [Trait("Proof", "L6")]
    public async Task The_database_holds_no_link_that_works()
    {
        var (_, link) = await InvitedAsync();
        var token = link.Split('/')[^1];
        await using var db = Host.Database.Open();
        var row = await db.Set<AccessLink>().SingleAsync();
        Assert.Equal(32, row.Hash.Length);
        Assert.DoesNotContain(await db.OutboxEmails.Select(e => e.TextBody + e.HtmlBody).ToListAsync(), t => t.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Proof", "L7")]
    public async Task A_link_to_see_an_account_opens_that_page_and_no_other()
    {
        var person = await Host.PersonAsync();
        await using var db = Host.Database.Open();
        var contract = await TestContracts.FundAsync(db, Host.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 1)), await db.Customers.FindAsync(person.Customer.CustomerId));
        await IssueAsync(new NewAccessLink(AccessLinkPurpose.ViewAccount, AccessLinkDelivery.Email, person.Customer.CustomerId, contract.Account.FinancedAccountId), Dealer());
        var visitor = Host.Visitor();
        var look = await Open(await visitor.GetAsync(await MailedLinkAsync(person)), person).SubmitAsync("Continue");
        Assert.Equal("/link", look.Address);
        Assert.Contains("Halden Ridge", look.Text, StringComparison.Ordinal);

        var reference = contract.Account.Reference;
        var token = look.Element("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        var closed = Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null && e.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is null)
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"], (e, method) => (method, Path: Regex.Replace("/" + e.RoutePattern.RawText!.TrimStart('/'), "{[^}]*}", reference, RegexOptions.None, TimeSpan.FromSeconds(1)))).Distinct().ToList();
        Assert.Contains(closed, c => c.method == "POST");
        foreach (var (method, path) in closed)
        {
            var page = await visitor.SendAsync(new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "GET" ? null : new FormUrlEncodedContent([new("__RequestVerificationToken", token)]) });
            Assert.True(page.Address.StartsWith("/sign-in", StringComparison.Ordinal) || page.Status == HttpStatusCode.NotFound, $"{method} {path} answered {page.Status} {page.Address}");
        }

        Host.Clock.Advance(AccessLink.SessionLife + TimeSpan.FromSeconds(1));
        Assert.Equal("This link no longer works", (await visitor.GetAsync("/link")).Heading);
    }

    [Fact]
    [Trait("Proof", "L8")]
    public async Task Somebody_else_who_is_signed_in_is_refused_and_uses_nothing_up()
    {
        var (person, link) = await InvitedAsync();
        var other = await Host.SignedInAsync(await Host.CustomerAsync());
        Assert.Equal("This link is for somebody else", (await Open(await other.GetAsync(link), person).SubmitAsync("Continue")).Heading);
        Assert.Equal("/register/sign-in-details", (await Open(await Host.Visitor().GetAsync(link), person).SubmitAsync("Continue")).Address);
    }

    [Fact]
    [Trait("Proof", "L9")]
    public async Task The_mail_has_the_configured_origin_whatever_host_the_request_that_sent_it_named()
    {
        var person = await Host.PersonAsync();
        var sam = await Host.SignedInAsync(await Host.StaffAsync(Roles.Support));
        var file = $"/staff/customers/{person.Customer.Reference}";
        await (await sam.GetAsync(file)).Choose("A caller is on the phone").SubmitAsync("Open the file");
        var page = (await sam.GetAsync($"{file}/access")).Choose("E-mail a link to set up").Fill("Why", "bought the car yesterday");
        using var request = page.Submission("Go ahead");
        request.Headers.Host = "evil.example";
        using var answer = await sam.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var mail = Assert.Single(await Host.MailAsync(person.Customer.Email));
        Assert.Contains(new Uri(Host.Services.GetRequiredService<Letterhead>().Portal, "/invite/").ToString(), mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", mail.TextBody + mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_has_more_than_three_open_links_and_a_dealer_sends_at_most_fifty_a_day()
    {
        var dealer = Dealer() with { UserId = (await Host.StaffAsync(Roles.DealerUser)).UserId };
        var person = await Host.PersonAsync();
        for (var i = 0; i < 3; i++)
        {
            Assert.Null(await IssueAsync(ToRegister(person), dealer));
        }

        Assert.Equal(AccessLinkRefusal.TooManyOpen, await IssueAsync(ToRegister(person), dealer));
        for (var i = 3; i < AccessLink.MostPerIssuerAndDay; i++)
        {
            Assert.Null(await IssueAsync(ToRegister(await Host.PersonAsync()), dealer));
        }

        Assert.Equal(AccessLinkRefusal.TooManyToday, await IssueAsync(ToRegister(await Host.PersonAsync()), dealer));
        Assert.Equal(AccessLinkRefusal.NoAddress, await IssueAsync(ToRegister(await Host.PersonAsync(email: "")), Dealer()));
    }

    [Fact]
    public async Task Somebody_without_a_mailbox_registers_with_the_code_in_a_letter()
    {
        var person = await Host.PersonAsync(email: "");
        var folder = TestFolder.New("print");
        var verify = await (await Host.Visitor().GetAsync("/register")).Claim(person).SubmitAsync("Continue");
        var invite = await verify.SubmitAsync("Send a letter instead");
        Assert.Equal("/invite", invite.Address);
        await verify.SubmitAsync("Send a letter instead");

        await using var scope = Host.Services.CreateAsyncScope();
        var printer = ActivatorUtilities.CreateInstance<PrintLettersJob>(scope.ServiceProvider, new PrintFolder(folder));
        Assert.Equal("1 letters put into the print queue", await printer.RunAsync(Host.Clock.Today(), JobProgress.Silent(Host.Clock), CancellationToken.None));
        var pdf = await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(folder, "*.pdf")));
        Assert.Equal("", await PdfTools.ComplaintsAsync(pdf));
        var text = await PdfTools.TextAsync(pdf);
        Assert.Contains("1204 Cedar Street", text, StringComparison.Ordinal);
        var code = Regex.Match(text, "(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;

        var typed = code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Open(invite, person).Fill("Code from the letter", "0000 0000 0000 0000").SubmitAsync("Continue")).Status);
        Assert.Equal("/register/sign-in-details", (await Open(invite, person).Fill("Code from the letter", typed).SubmitAsync("Continue")).Address);
        await using var db = Host.Database.Open();
        Assert.Null((await db.Set<PostalLetter>().SingleAsync()).SealedSecret);
    }

    [Fact]
    [Trait("Proof", "R1")]
    public async Task Asking_for_a_letter_looks_alike_whoever_asks()
    {
        var (known, unknown) = (await Host.PersonAsync(lastName: "Known"), await Host.PersonAsync(lastName: "Unknown") with { Ssn = Strangers.UnknownSsn() });
        var answers = new List<string>();
        foreach (var person in new[] { known, unknown })
        {
            var verify = await (await Host.Visitor().GetAsync("/register")).Claim(person).SubmitAsync("Continue");
            answers.Add(Registration.Neutral.Of(await verify.SubmitAsync("Send a letter instead")));
        }

        Assert.Single(answers.Distinct());
    }

    private static Actor Dealer() => new(ActorKind.Dealer, UserId: null, CustomerId: null, "Dana Dealer");

    private static NewAccessLink ToRegister(TestPerson person) => new(AccessLinkPurpose.Register, AccessLinkDelivery.Email, person.Customer.CustomerId);

    private static Page Open(Page page, TestPerson person) => page.Fill("ZIP code", person.Customer.Zip).Fill("Last 4 digits", person.Ssn[^4..]);

    private async Task<(TestPerson Person, string Link)> InvitedAsync(TestUser? dealer = null)
    {
        var person = await Host.PersonAsync();
        Assert.Null(await IssueAsync(ToRegister(person), Dealer() with { UserId = dealer?.UserId }));
        return (person, await MailedLinkAsync(person));
    }

    private async Task<string> MailedLinkAsync(TestPerson person) => Invite().Match((await Host.MailAsync(person.Customer.Email))[0].TextBody).Groups["path"].Value;

    private Task<AccessLinkRefusal?> IssueAsync(NewAccessLink link, Actor actor) => WithAsync<AccessLinkService, AccessLinkRefusal?>(s => s.IssueAsync(link, actor));

    private Task<bool> RevokeAsync(string reference, TestUser dealer) => WithAsync<AccessLinkService, bool>(async s =>
    {
        await s.RevokeAsync(reference, Dealer() with { UserId = dealer.UserId });
        return true;
    });

    private async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> use, PortalHost? on = null)
        where TService : notnull
    {
        await using var scope = (on ?? Host).Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
