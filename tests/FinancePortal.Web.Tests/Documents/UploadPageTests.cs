using System.Net;
using System.Net.Http.Headers;
using System.Text;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Scanning;
using FinancePortal.Core.Jobs;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.Documents;

/// <summary>A paper that a customer sends by themselves, from the form to what a colleague made of it.</summary>
[Trait("Feature", "F-601")]
public sealed class UploadPageTests(PortalHost host) : IClassFixture<PortalHost>
{
    private static async Task<Page> SendAsync(Visitor visitor, byte[] file, string name = "paper.pdf", string kind = "Registration", string note = "")
    {
        var form = await visitor.GetAsync("/documents/upload");
        var body = new MultipartFormDataContent();
        foreach (var (key, value) in new Dictionary<string, string> { ["__RequestVerificationToken"] = form.Element("form[enctype] input[name=__RequestVerificationToken]").GetAttribute("value")!, ["Kind"] = kind, ["Note"] = note })
        {
            body.Add(new StringContent(value), key);
        }

        var content = new ByteArrayContent(file);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/pdf");
        body.Add(content, "Paper", name);
        return await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/documents/upload") { Content = body });
    }

    [Fact]
    public async Task A_paper_is_sent_waits_is_read_and_taken_and_the_sender_sees_each_step()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var sent = await SendAsync(visitor, Pdf("registration"), "../../../etc/passwd", note: "New plates <b>since</b> May");
        Assert.Contains("We have your paper", sent.Text, StringComparison.Ordinal);
        Assert.Contains("Being checked", sent.Text, StringComparison.Ordinal);
        Assert.Contains("“New plates <b>since</b> May”", sent.Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        var document = await db.Documents.SingleAsync(d => d.FinancedAccountId == contract.Account.FinancedAccountId);
        Assert.Equal(("Registration", DocumentState.Waiting), (document.Title, document.State));
        Assert.Contains("is being checked", (await visitor.GetAsync($"/documents/{document.Reference}/file")).Heading, StringComparison.Ordinal);

        var staff = await host.SignedInAsync(await host.StaffAsync(Roles.Support));
        Assert.Contains("Registration", (await staff.GetAsync("/staff/uploads")).Text, StringComparison.Ordinal);
        var file = await staff.GetAsync($"/staff/uploads/{document.Reference}/file");
        Assert.Equal("attachment", file.Response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.DoesNotContain("passwd", file.Response.Content.Headers.ContentDisposition.ToString(), StringComparison.Ordinal);
        await (await staff.GetAsync($"/staff/uploads/{document.Reference}")).SubmitAsync("Confirm");
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"/staff/uploads/{document.Reference}")).Status);

        Assert.Contains("Taken", (await visitor.GetAsync("/documents/upload")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/documents/{document.Reference}/file")).Status);
        Assert.True(await db.OutboxEmails.AnyAsync(e => e.CustomerId == contract.Customer.CustomerId && e.Subject == "We have your paper"));
        Assert.False(await db.StaffCases.AnyAsync(c => c.FinancedAccountId == contract.Account.FinancedAccountId && c.ClosedAt == null));
        Assert.True(await db.AuditRows.AnyAsync(a => a.Action == "upload taken" && a.Subject == document.Reference));
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_that_the_sender_reads_and_the_same_file_is_not_taken_again()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        await SendAsync(visitor, Pdf("blurred"));
        await using var db = host.Database.Open();
        var document = await db.Documents.SingleAsync(d => d.FinancedAccountId == contract.Account.FinancedAccountId);
        var staff = await host.SignedInAsync(await host.StaffAsync(Roles.Support));
        var page = await staff.GetAsync($"/staff/uploads/{document.Reference}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.SubmitAsync("Refuse")).Status);
        await page.Fill("What is missing (when you refuse it)", "The photo can’t be read.").SubmitAsync("Refuse");

        var told = await visitor.GetAsync("/documents/upload");
        Assert.Contains("Not taken", told.Text, StringComparison.Ordinal);
        Assert.Contains("The photo can’t be read.", told.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/documents/{document.Reference}/file")).Status);
        Assert.Contains("You sent this file before", (await SendAsync(visitor, Pdf("blurred"))).Error("The file"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_sent_twice_is_one_paper_and_one_case()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        await SendAsync(visitor, Pdf("twice"));
        var again = await SendAsync(visitor, Pdf("twice"), "another-name.pdf");
        Assert.Contains("You sent this file before", again.Text, StringComparison.Ordinal);

        await using var db = host.Database.Open();
        Assert.Equal(1, await db.Documents.CountAsync(d => d.FinancedAccountId == contract.Account.FinancedAccountId));
        Assert.Equal(1, await db.StaffCases.CountAsync(c => c.FinancedAccountId == contract.Account.FinancedAccountId));
    }

    [Fact]
    public async Task What_the_virus_check_clears_can_be_opened_and_is_read_by_a_colleague_all_the_same()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        await SendAsync(visitor, Pdf("clean"));
        await SendAsync(visitor, Pdf("infected"));
        await ScanAsync(bytes => Encoding.Latin1.GetString(bytes.Span).Contains("infected", StringComparison.Ordinal) ? ScanVerdict.Infected : ScanVerdict.Clean);

        var page = await visitor.GetAsync("/documents/upload");
        Assert.Contains("Checked, being read", page.Text, StringComparison.Ordinal);
        Assert.Contains("The virus check stopped it.", page.Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        var infected = await db.Documents.SingleAsync(d => d.FinancedAccountId == contract.Account.FinancedAccountId && d.State == DocumentState.Refused);
        var clean = await db.Documents.SingleAsync(d => d.FinancedAccountId == contract.Account.FinancedAccountId && d.State == DocumentState.Ready);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/documents/{clean.Reference}/file")).Status);
        var staff = await host.SignedInAsync(await host.StaffAsync(Roles.Support));
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"/staff/uploads/{infected.Reference}/file")).Status);
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync($"/staff/uploads/{clean.Reference}")).Status);
    }

    [Theory]
    [InlineData("<!doctype html><script>alert(1)</script>", "statement.pdf", "Choose a PDF, JPEG or PNG file.")]
    [InlineData("%PDF-1.7\n<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>\n%%EOF", "form.pdf", "This PDF contains scripts")]
    [InlineData("$EICAR" + "-STANDARD-ANTIVIRUS-TEST-FILE!" + "$H+H*", "eicar.pdf", "This file looks like a virus.")]
    [InlineData("PK\u0003\u0004 a zip bomb", "photos.zip", "Choose a PDF, JPEG or PNG file.")]
    [InlineData("", "empty.pdf", "This file is empty.")]
    public async Task A_file_that_is_not_taken_gets_its_message_and_leaves_nothing_behind(string content, string name, string message)
    {
        var (visitor, contract) = await host.LoanCustomerAsync();

        var answer = await SendAsync(visitor, Encoding.Latin1.GetBytes(content), name, note: "Kept");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(message, answer.Error("The file"), StringComparison.Ordinal);
        Assert.Equal("Kept", answer.Value("What should we know? (optional)"));
        await using var db = host.Database.Open();
        Assert.False(await db.Documents.AnyAsync(d => d.FinancedAccountId == contract.Account.FinancedAccountId));
    }

    [Fact]
    public async Task A_file_of_200_MB_is_refused_unread_and_nothing_else_breaks()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();

        var answer = await SendAsync(visitor, new byte[200 * 1024 * 1024]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Equal("That was too much to send at once", answer.Heading);
        Assert.Contains("up to 10 MB", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Choose a file of 10 MB or less.", (await SendAsync(visitor, new byte[11 * 1024 * 1024])).Error("The file"), StringComparison.Ordinal);
        Assert.Contains("Choose what it is.", (await SendAsync(visitor, Pdf("kind"), kind: "")).Error("What is it?"), StringComparison.Ordinal);
        await using var db = host.Database.Open();
        Assert.False(await db.Documents.AnyAsync(d => d.FinancedAccountId == contract.Account.FinancedAccountId));
    }

    [Fact]
    public async Task Nobody_sends_a_paper_for_somebody_elses_account()
    {
        var (visitor, _) = await host.LoanCustomerAsync();
        var (_, other) = await host.LoanCustomerAsync();
        await SendAsync(visitor, Pdf("mine"));
        var form = await visitor.GetAsync("/documents/upload");
        Assert.DoesNotContain(other.Account.LastFour + ",", form.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Account.Reference, form.Element("main").InnerHtml, StringComparison.Ordinal);
    }

    private static byte[] Pdf(string words) => Encoding.Latin1.GetBytes($"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% {words}\n%%EOF\n");

    private async Task ScanAsync(Func<ReadOnlyMemory<byte>, ScanVerdict> verdict)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var job = ActivatorUtilities.CreateInstance<ScanUploadsJob>(scope.ServiceProvider, new Scanner(verdict));
        await job.RunAsync(new DateOnly(2026, 3, 10), JobProgress.Silent(host.Clock), CancellationToken.None);
    }

    private sealed class Scanner(Func<ReadOnlyMemory<byte>, ScanVerdict> verdict) : IVirusScanner
    {
        public Task<ScanVerdict> ScanAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken) => Task.FromResult(verdict(file));
    }
}
