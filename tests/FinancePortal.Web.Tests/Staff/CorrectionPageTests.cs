using System.Net;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Staff;

/// <summary>Corrections as colleagues make and approve them (F-1202).</summary>
[Trait("Feature", "F-1202")]
public sealed class CorrectionPageTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_form_whose_account_changed_is_answered_409_and_names_who_changed_what()
    {
        var (sam, contract, path) = await FileAsync(Roles.Support);
        var page = await sam.GetAsync(path);
        await BookAsync(contract, "Lock Box");
        var form = await sam.GetAsync(page.Address);
        form = form.Fill("Date it was received", "2026-03-05").Fill("Amount", "10.00").Fill("Reason", "Keying error").Fill("What happened", "Found it.").Fill("Where the evidence is", "batch 7");
        await BookAsync(contract, "Lock Box");

        var stale = await form.SubmitAsync("send");

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Lock Box booked payment", stale.Text, StringComparison.Ordinal);
        Assert.Equal("Found it.", stale.Value("What happened"));
        var sent = await stale.SubmitAsync("send");
        Assert.Contains("Sent for approval", sent.Text, StringComparison.Ordinal);
        Assert.Contains("somebody else has to decide", sent.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Date it was received", "13/45/2026", "Enter a real date")]
    [InlineData("Date it was received", "2031-01-01", "today or an earlier date")]
    [InlineData("Amount", "0", "above zero")]
    [InlineData("Amount", "-5", "Enter an amount")]
    [InlineData("Amount", "lots", "Enter an amount")]
    [InlineData("What happened", "", "Say what happened")]
    [InlineData("Reason", "Choose", "Choose a reason")]
    [InlineData("Where the evidence is", "", "or attach the file")]
    public async Task A_mistake_is_named_beside_its_field_and_what_was_typed_stays(string field, string value, string message)
    {
        var (sam, contract, path) = await FileAsync(Roles.Support);
        var form = (await sam.GetAsync(path)).Fill("Date it was received", "2026-03-05").Fill("Amount", "10.00").Fill("Reason", "Keying error").Fill("What happened", "Found it.").Fill("Where the evidence is", "batch 7");
        var refused = await form.Fill(field, value).SubmitAsync("send");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(message, refused.Error(field), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Rule", "P-OCC3")]
    public async Task A_form_without_or_with_an_invented_number_changes_nothing()
    {
        var (sam, contract, path) = await FileAsync(Roles.Support);
        foreach (var seen in new[] { "", "0", "99999", "x" })
        {
            var form = (await sam.GetAsync(path)).Fill("Date it was received", "2026-03-05").Fill("Amount", "10.00").Fill("Reason", "Keying error").Fill("What happened", "Found it.").Fill("Where the evidence is", "batch 7");
            ((AngleSharp.Html.Dom.IHtmlInputElement)form.Element("input[name=Seen]")).Value = seen;
            Assert.NotEqual(HttpStatusCode.OK, (await form.SubmitAsync("send")).Status);
        }

        await using var db = portal.Database.Open();
        Assert.False(await db.Corrections.AnyAsync(c => c.FinancedAccountId == contract.Account.FinancedAccountId));
    }

    [Fact]
    public async Task The_file_of_transactions_neutralizes_formulas()
    {
        var (sam, contract, path) = await FileAsync(Roles.Support);
        await BookAsync(contract, "=cmd|' /C calc'!A0");
        var file = await sam.GetAsync($"{path}/transactions.csv");
        Assert.Contains("'=cmd|", file.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_PDF_is_evidence_too_and_is_never_shown_by_this_site_itself()
    {
        var (sam, _, path) = await FileAsync(Roles.Support);
        var page = await sam.GetAsync(path);
        var token = page.Element("form[enctype] input[name=__RequestVerificationToken]").GetAttribute("value")!;
        var seen = page.Element("form[enctype] input[name=Seen]").GetAttribute("value")!;
        var sent = await SendAsync("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n");
        Assert.Contains("Sent for approval", sent.Text, StringComparison.Ordinal);
        var link = Assert.IsAssignableFrom<AngleSharp.Html.Dom.IHtmlAnchorElement>(sent.Element("a[href$='/evidence']"));
        Assert.Equal(HttpStatusCode.OK, (await sam.GetAsync(link.PathName)).Status);
        Assert.Equal("application/pdf", (await sam.GetAsync(link.PathName)).Response.Content.Headers.ContentType?.MediaType);

        var refused = await SendAsync("%PDF-1.7\n<< /S /JavaScript >>\n%%EOF");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("This PDF contains scripts", refused.Text, StringComparison.Ordinal);

        Task<Page> SendAsync(string file)
        {
            var body = new MultipartFormDataContent();
            foreach (var (key, value) in new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["Kind"] = "AddMissingPayment", ["Seen"] = seen, ["NewDate"] = "2026-03-05", ["Amount"] = "10.00", ["Reason"] = "KeyingError", ["Note"] = "Found it.", ["Act"] = "send" })
            {
                body.Add(new StringContent(value), key);
            }

            body.Add(new ByteArrayContent(System.Text.Encoding.Latin1.GetBytes(file)), "Evidence", "scan.pdf");
            return sam.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = body });
        }
    }

    [Fact]
    public async Task A_supervisor_cannot_approve_their_own()
    {
        var (taylor, contract, path) = await FileAsync(Roles.Supervisor);
        var form = (await taylor.GetAsync(path)).Fill("Date it was received", "2026-03-05").Fill("Amount", "10.00").Fill("Reason", "Keying error").Fill("What happened", "Found it.").Fill("Where the evidence is", "batch 7");
        var sent = await form.SubmitAsync("send");
        Assert.DoesNotContain("Approve and book", sent.Text, StringComparison.Ordinal);
        Assert.Contains("You made this correction", sent.Text, StringComparison.Ordinal);
    }

    private async Task BookAsync(TestContract contract, string who)
    {
        await using var db = portal.Database.Open();
        var account = await db.Accounts.Include(a => a.Terms).SingleAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId);
        await new ContractService(db, portal.Clock).BookAsync(account, new NewEvent(AccountEventKind.Payment, portal.Clock.Today(), Money.FromCents(1_00)), Actor.System(who), CancellationToken.None);
        await db.SaveChangesAsync();
    }

    private async Task<(Visitor Visitor, TestContract Contract, string Path)> FileAsync(string role)
    {
        var (_, contract) = await portal.LoanCustomerAsync();
        var visitor = await portal.SignedInAsync(await portal.StaffAsync(role));
        await (await visitor.GetAsync($"/staff/customers/{contract.Customer.Reference}")).Choose("To correct something").SubmitAsync("Open the file");
        return (visitor, contract, $"/staff/customers/{contract.Customer.Reference}/accounts/{contract.Account.Reference}");
    }
}
