using System.Net;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Documents.Statements;
using FinancePortal.Core.Images;
using FinancePortal.Core.Payments.Cards;
using FinancePortal.Core.Payments.Charges;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.House;

/// <summary>Rule 8: whose reference is somebody else's gets 404 on every route that takes one, and so does one that is none.</summary>
[Trait("Rule", "House-8")]
[Trait("ASVS", "V8.2.2")]
public sealed class StrangerTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private static readonly string[] NotAnybodys =
    [
        "status/{code:int}", // shows a status page
        "reset-password/{token}", // a mailed link is for whoever holds it; PasswordTests tries used and foreign ones
        "not-me/{token}",
        "calendar/{key}.ics", // the secret stands in for a session; UpcomingTests
        "recover/{token}", // RecoveryTests
        "recover/cancel/{token}",
        "invite/{token}", // AccessLinkTests try used, foreign and withdrawn ones
        "verify/{number}", // a form for whoever holds a letter
        "payoff-link/{token}", // the secret stands in for a session; LetterPageTests try others
    ];

    [Fact]
    public async Task Every_route_that_takes_a_reference_answers_404_to_a_stranger()
    {
        var (owner, contract) = await portal.LoanCustomerAsync();
        var review = await owner.GetAsync($"/accounts/{contract.Account.Reference}/pay/review");
        var receipt = await review.SubmitAsync(Page.Words(review.Element("button.btn--lg")));
        Assert.Equal(HttpStatusCode.OK, receipt.Status);
        var lease = await portal.LeaseAsync(contract.Customer.CustomerId, paid: 20, today: Core.Values.BusinessClock.BusinessDateOf(portal.Clock.GetUtcNow().UtcDateTime));
        await using var db = portal.Database.Open();
        var passkey = new Passkey { UserId = await db.Users.Where(u => u.CustomerId == contract.Customer.CustomerId).Select(u => u.Id).SingleAsync(), CredentialId = [1], Name = "My phone", CreatedAt = DateTime.UnixEpoch };
        db.Add(passkey);
        await db.SaveChangesAsync();
        var kept = new KeptForm { UserId = passkey.UserId, Path = "/settings/profile/phone", ExpiresAt = portal.Clock.GetUtcNow().UtcDateTime.AddMinutes(5) };
        kept.Fields = portal.Services.GetRequiredService<Core.Secrets.FieldCipher>().Seal("[]", kept.FieldsAddress);
        db.Add(kept);
        await db.SaveChangesAsync();
        var references = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["account"] = contract.Account.Reference,
            ["recall"] = await portal.Database.RecallAsync(contract),
            ["order"] = (await portal.Database.VisitAsync(contract)).Reference,
            ["plan"] = (await portal.Database.PlanAsync(contract)).Reference,
            ["method"] = contract.Checking.Reference,
            ["session"] = await db.Set<UserSession>().Where(u => u.EndedAt == null).Select(u => u.Reference).SingleAsync(),
            ["device"] = await db.Set<KnownDevice>().Select(d => d.Reference).SingleAsync(),
            ["form"] = kept.Reference,
            ["passkey"] = passkey.Reference,
            ["lease"] = lease.Account.Reference,
            ["reading"] = await db.OdometerReadings.Where(r => r.VehicleId == lease.Account.VehicleId).Select(r => r.Reference).FirstAsync(),
            ["photo"] = await lease.PhotoAsync(db),
            ["area"] = "bumpers", // the lease is what must be one's own
            ["charge"] = await lease.ChargeAsync(db),
            ["paper"] = await lease.PaperAsync(db),
            ["payment"] = await db.Payments.Where(p => p.FinancedAccountId == contract.Account.FinancedAccountId).Select(p => p.Reference).SingleAsync(),
            ["agreement"] = await AgreementAsync(owner, contract),
            ["bill"] = await ChargeAsync(db, contract.Account.FinancedAccountId),
            ["setup"] = await SetupAsync(db, contract.Customer.CustomerId),
            ["document"] = await StatementOf(contract),
            ["figure"] = "amount-due-now", // the account is what must be one's own
            ["letter"] = "AAAA-AAAA-AAA", // the account is what must be one's own
        };
        var (stranger, _) = await portal.LoanCustomerAsync();
        var token = (await stranger.GetAsync("/home")).Element("input[name=__RequestVerificationToken]").GetAttribute("value")!;

        var routes = Routes().ToList();
        Assert.NotEmpty(routes);
        var problems = new List<string>();
        foreach (var (method, pattern) in routes)
        {
            if (pattern.Parameters.FirstOrDefault(p => !references.ContainsKey(p.Name)) is { } unknown)
            {
                problems.Add($"{method} {pattern.RawText}: say in this test whose {unknown.Name} to try");
                continue;
            }

            foreach (var (who, reference) in new[] { ("somebody else's", references), ("none", references.ToDictionary(r => r.Key, _ => "0000000000000000")), ("not one", references.ToDictionary(r => r.Key, _ => "%2e%2e'")) })
            {
                var answer = await stranger.SendAsync(Request(method, Fill(pattern, reference), token));
                if (answer.Status != HttpStatusCode.NotFound)
                {
                    problems.Add($"{method} {pattern.RawText} with a reference that is {who}: {(int)answer.Status} {answer.Address}");
                }
            }

            if (method == "GET" && await owner.GetAsync(Fill(pattern, references)) is { Status: not HttpStatusCode.OK } own)
            {
                problems.Add($"{method} {pattern.RawText} answers its owner with {(int)own.Status}, so this proves nothing. {portal.Failures}");
            }
        }

        Broken.None(problems, "A page shows only what is the visitor's own, and does not say whether the rest exists:");
    }

    private async Task<string> AgreementAsync(Visitor owner, TestContract contract)
    {
        var path = $"/accounts/{contract.Account.Reference}/autopay";
        await (await (await (await owner.GetAsync($"{path}/amount")).SubmitAsync("Continue")).SubmitAsync("Continue")).SubmitAsync("Turn on autopay");
        await using var db = portal.Database.Open();
        return await db.AutopayEnrollments.Where(a => a.FinancedAccountId == contract.Account.FinancedAccountId).Select(a => a.Reference).SingleAsync();
    }

    private async Task<string> ChargeAsync(PortalDbContext db, long accountId)
    {
        var charge = new IncidentalCharge
        {
            Account = await db.Accounts.SingleAsync(a => a.FinancedAccountId == accountId),
            Kind = ChargeKind.Toll,
            Origin = "Bridge",
            OriginNumber = "1",
            IncurredOn = new DateOnly(2026, 3, 1),
            Amount = Core.Values.Money.FromCents(5_00),
            BilledAt = portal.Clock.UtcNow(),
            Document = new Photo { FinancedAccountId = accountId, Kind = ImageKind.Png, Width = 1, Height = 1, Orientation = 1, Bytes = [1], TakenInAt = portal.Clock.UtcNow() },
        };
        db.IncidentalCharges.Add(charge);
        await db.SaveChangesAsync();
        return charge.Reference;
    }

    private async Task<string> SetupAsync(PortalDbContext db, long customerId)
    {
        var setup = new CardSetup { Customer = await db.Customers.SingleAsync(c => c.CustomerId == customerId), StartedAt = portal.Clock.UtcNow() };
        db.CardSetups.Add(setup);
        await db.SaveChangesAsync();
        return setup.Reference;
    }

    private async Task<string> StatementOf(TestContract contract)
    {
        await using var db = portal.Database.Open();
        var drafts = await new StatementService(db, new CurrentRules()).DraftAsync([await db.Accounts.Include(a => a.Terms).Include(a => a.Vehicle).SingleAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId)], new DateOnly(2026, 4, 1), CancellationToken.None);
        var paper = drafts[0].Statement.ToDocument(contract.Account.FinancedAccountId, portal.Clock.GetUtcNow().UtcDateTime);
        db.Documents.Add(paper);
        await db.SaveChangesAsync();
        return paper.Reference;
    }

    private IEnumerable<(string Method, RoutePattern Pattern)> Routes() =>
        from endpoint in portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is { } action && action.RouteValues["area"] is not ("Staff" or "Dealers") // closed as a whole, see StaffDoorTests and ReturnDeskTests
        where endpoint.RoutePattern.Parameters.Count > 0 && !NotAnybodys.Contains(endpoint.RoutePattern.RawText?.TrimStart('/'))
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where method != "HEAD"
        select (method, endpoint.RoutePattern);

    private static string Fill(RoutePattern pattern, Dictionary<string, string> references) =>
        pattern.Parameters.Aggregate("/" + pattern.RawText!.TrimStart('/'), (path, p) => path.Replace($"{{{p.Name}}}", references[p.Name], StringComparison.Ordinal));

    private static HttpRequestMessage Request(string method, string path, string token) => new(new HttpMethod(method), path)
    {
        Content = method == "GET" ? null : new FormUrlEncodedContent([new("__RequestVerificationToken", token)]),
    };
}
