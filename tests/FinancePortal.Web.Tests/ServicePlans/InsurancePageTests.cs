using System.Net;
using System.Net.Http.Headers;
using System.Text;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Incoming;
using FinancePortal.Core.Payments.Charges;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.ServicePlans;

/// <summary>A proof of insurance from the customer's upload to the colleague's decision.</summary>
[Trait("Feature", "F-606")]
public sealed class InsurancePageTests(PortalHost host) : IClassFixture<PortalHost>
{
    private static readonly byte[] Pdf = Encoding.Latin1.GetBytes("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n");

    private static async Task<Page> SendAsync(Visitor visitor, TestContract contract, byte[] file, string name = "card.pdf", string until = "2026-09-01")
    {
        var address = $"/vehicle/{contract.Account.Reference}/insurance";
        var form = await visitor.GetAsync(address);
        var body = new MultipartFormDataContent();
        foreach (var (key, value) in new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = form.Element("form[enctype] input[name=__RequestVerificationToken]").GetAttribute("value")!,
            ["Insurer"] = "Example Mutual",
            ["Policy"] = "AB-12 345-6789",
            ["From"] = "2026-03-01",
            ["Until"] = until,
        })
        {
            body.Add(new StringContent(value), key);
        }

        var content = new ByteArrayContent(file);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/pdf");
        body.Add(content, "Paper", name);
        return await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = body });
    }

    [Fact]
    public async Task A_proof_waits_no_cover_is_forced_and_a_colleague_accepts_it()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        Assert.True(await ChargeAsync(contract));
        var sent = await SendAsync(visitor, contract, Pdf, "../../etc/passwd");
        Assert.Contains("Proof received", sent.Text, StringComparison.Ordinal);
        Assert.Contains("no insurance is charged to you", sent.Text, StringComparison.Ordinal);
        Assert.Contains("6789", sent.Text, StringComparison.Ordinal);
        Assert.False(await ChargeAsync(contract));
        await SendAsync(visitor, contract, Pdf);

        await using var db = host.Database.Open();
        var proof = await db.InsuranceProofs.SingleAsync(p => p.FinancedAccountId == contract.Account.FinancedAccountId);
        var document = await db.Documents.SingleAsync(d => d.DocumentId == proof.DocumentId);
        Assert.Equal(("Proof of insurance, Example Mutual", DocumentState.Waiting, DocumentKind.Insurance), (document.Title, document.State, document.Kind));

        var staff = await host.SignedInAsync(await host.StaffAsync(Roles.Support));
        var page = await staff.GetAsync($"/staff/uploads/{proof.Reference}");
        var file = await staff.GetAsync($"/staff/uploads/{proof.Reference}/file");
        Assert.Equal(("application/pdf", "attachment"), (file.Response.Content.Headers.ContentType!.MediaType, file.Response.Content.Headers.ContentDisposition!.DispositionType));
        Assert.DoesNotContain("..", file.Response.Content.Headers.ContentDisposition.FileName, StringComparison.Ordinal);
        Assert.Contains("Confirmed", (await page.SubmitAsync("Confirm")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await page.SubmitAsync("Confirm")).Status);

        Assert.False(await ChargeAsync(contract));
        Assert.Contains("Accepted until September 1, 2026", (await visitor.GetAsync($"/vehicle/{contract.Account.Reference}/insurance")).Text, StringComparison.Ordinal);
        await using var after = host.Database.Open();
        Assert.Equal(DocumentState.Ready, (await after.Documents.SingleAsync(d => d.DocumentId == proof.DocumentId)).State);
        Assert.True(await after.AuditRows.AnyAsync(a => a.Action == "file opened" && a.Subject == document.Reference));
        Assert.False(await after.StaffCases.AnyAsync(c => c.FinancedAccountId == contract.Account.FinancedAccountId && c.ClosedAt == null));
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_that_the_owner_reads()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        await SendAsync(visitor, contract, Pdf);
        await using var db = host.Database.Open();
        var proof = await db.InsuranceProofs.SingleAsync(p => p.FinancedAccountId == contract.Account.FinancedAccountId);
        var staff = await host.SignedInAsync(await host.StaffAsync(Roles.Support));
        var page = await staff.GetAsync($"/staff/uploads/{proof.Reference}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.SubmitAsync("Refuse")).Status);
        await page.Fill("What is missing (when you refuse it)", "The VIN is another vehicle’s.").SubmitAsync("Refuse");
        var told = await visitor.GetAsync($"/vehicle/{contract.Account.Reference}/insurance");
        Assert.Contains("Not accepted", told.Text, StringComparison.Ordinal);
        Assert.Contains("The VIN is another vehicle’s.", told.Text, StringComparison.Ordinal);
        Assert.True(await ChargeAsync(contract));
        Assert.Contains("We couldn’t accept this paper before.", (await SendAsync(visitor, contract, Pdf)).Error("The paper"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_a_scanner_refused_is_given_to_nobody()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        await SendAsync(visitor, contract, Pdf);
        await using var db = host.Database.Open();
        var proof = await db.InsuranceProofs.SingleAsync(p => p.FinancedAccountId == contract.Account.FinancedAccountId);
        (await db.Documents.SingleAsync(d => d.DocumentId == proof.DocumentId)).Decide(isAccepted: false);
        await db.SaveChangesAsync();
        var staff = await host.SignedInAsync(await host.StaffAsync(Roles.Support));
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"/staff/uploads/{proof.Reference}/file")).Status);
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync($"/staff/uploads/{proof.Reference}")).Status);
    }

    public static TheoryData<string, string> BadFiles => new()
    {
        { "<!doctype html><script>alert(1)</script>", "Choose a PDF, JPEG or PNG file." },
        { "PK\u0003\u0004", "Choose a PDF, JPEG or PNG file." },
        { "%PDF-1.7\n<< /S /JavaScript >>\n%%EOF", "This PDF contains scripts" },
        { "%PDF-1.7 cut off", "This file can’t be opened." },
        { "$EICAR" + "-STANDARD-ANTIVIRUS-TEST-FILE!" + "$H+H*", "This file looks like a virus." },
        { "", "This file is empty." },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task A_file_that_is_not_taken_gets_its_message_and_leaves_nothing_behind(string content, string message)
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var answer = await SendAsync(visitor, contract, Encoding.Latin1.GetBytes(content));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(message, answer.Error("The paper"), StringComparison.Ordinal);
        Assert.Equal("Example Mutual", answer.Value("Insurance company"));
        await using var db = host.Database.Open();
        Assert.False(await db.Documents.AnyAsync(d => d.FinancedAccountId == contract.Account.FinancedAccountId));
    }

    [Fact]
    public async Task A_file_above_10_MB_gets_its_message_and_a_form_above_40_is_not_read()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        Assert.Contains("Choose a file of 10 MB or less.", (await SendAsync(visitor, contract, new byte[IncomingFile.LargestBytes + 1])).Error("The paper"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(visitor, contract, new byte[45 * 1024 * 1024])).Status);
        Assert.Contains("Choose a day after the first one", (await SendAsync(visitor, contract, Pdf, until: "2026-02-01")).Error("Covers until"), StringComparison.Ordinal);
    }

    /// <summary>Whether insurance that the company bought can be charged to the account.</summary>
    private async Task<bool> ChargeAsync(TestContract contract)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var today = BusinessClock.BusinessDateOf(host.Clock.GetUtcNow().UtcDateTime);
        var charge = new BillCharge
        {
            AccountNumber = contract.Account.AccountNumber,
            Kind = ChargeKind.Insurance,
            Origin = "Example Insurer",
            OriginNumber = Guid.NewGuid().ToString("n"),
            IncurredOn = today,
            Amount = Money.FromDollars(90m),
            DueOn = today.AddDays(30),
        };
        return await scope.ServiceProvider.GetRequiredService<ChargeService>().BillAsync(charge, Actor.System("intake"), CancellationToken.None) switch
        {
            ChargeAnswer.Done => true,
            ChargeAnswer.Refused { Message: var why } when why.Contains("proof", StringComparison.Ordinal) => false,
            var other => throw new InvalidOperationException(other.ToString()),
        };
    }
}
