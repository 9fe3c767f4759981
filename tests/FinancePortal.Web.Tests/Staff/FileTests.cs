using System.Net;
using System.Text.RegularExpressions;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Staff;

/// <summary>Finding a customer, opening their file with a reason, and verifying who is on the phone (F-1201).</summary>
[Trait("Feature", "F-1201")]
public sealed partial class FileTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [GeneratedRegex(@"\b(?<first>\d{3}) (?<second>\d{3})\b")]
    private static partial Regex Code();

    [Fact]
    public async Task A_file_opens_with_a_reason_that_the_customer_can_read()
    {
        var (customer, contract) = await portal.LoanCustomerAsync();
        var sam = await portal.SignedInAsync(await portal.StaffAsync(Roles.Support));

        var ask = await sam.GetAsync($"/staff/search?q={contract.Account.AccountNumber}");
        Assert.StartsWith("Open the file of", ask.Heading, StringComparison.Ordinal);
        var refused = await ask.SubmitAsync("Open the file");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var file = await refused.Choose("A letter or e-mail").Fill("In a few words", "asks for the payoff").SubmitAsync("Open the file");
        Assert.Equal(contract.Customer.FullName, file.Heading);
        Assert.Contains("$42,000.00", file.Text, StringComparison.Ordinal);

        Assert.Contains("asks for the payoff", (await customer.GetAsync("/settings/security/file-access")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_answers_a_call_sees_which_language_the_customer_chose()
    {
        var (customer, contract) = await portal.LoanCustomerAsync();
        var sam = await portal.SignedInAsync(await portal.StaffAsync(Roles.Support));
        var path = $"/staff/customers/{contract.Customer.Reference}";
        Assert.Contains("Language for calls and emailEnglish", (await (await sam.GetAsync(path)).Choose("A caller is on the phone").SubmitAsync("Open the file")).Text, StringComparison.Ordinal);
        await (await customer.GetAsync("/settings/alerts")).Choose("Español").SubmitAsync("Save");
        Assert.Contains("Language for calls and emailSpanish", (await sam.GetAsync(path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_is_hidden_until_the_caller_reads_out_the_code()
    {
        var (customer, contract) = await portal.LoanCustomerAsync();
        var sam = await portal.SignedInAsync(await portal.StaffAsync(Roles.Support));
        var path = $"/staff/customers/{contract.Customer.Reference}";
        var file = await (await sam.GetAsync(path)).Choose("A caller is on the phone").SubmitAsync("Open the file");
        Assert.DoesNotContain("$42,000.00", file.Text, StringComparison.Ordinal);
        Assert.Contains("Verify the caller first", (await sam.GetAsync($"{path}/accounts/{contract.Account.Reference}")).Text, StringComparison.Ordinal);

        var wrong = await file.Fill("Code", "000 000").SubmitAsync("Verify");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var shown = Code().Match((await (await customer.GetAsync("/settings/security/caller-code")).SubmitAsync("Show a code")).Text);
        var verified = await wrong.Fill("Code", $"{shown.Groups["first"]}{shown.Groups["second"]}").SubmitAsync("Verify");
        Assert.Contains("Caller verified", verified.Text, StringComparison.Ordinal);
        Assert.Contains("$42,000.00", verified.Text, StringComparison.Ordinal);

        var ended = await verified.SubmitAsync("End call");
        Assert.Equal("Your day", ended.Heading);
        Assert.StartsWith("Open the file", (await sam.GetAsync(path)).Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_works_once_for_ten_minutes_and_five_wrong_tries_end_it()
    {
        var (customer, contract) = await portal.LoanCustomerAsync();
        var sam = await portal.SignedInAsync(await portal.StaffAsync(Roles.Support));
        var file = await (await sam.GetAsync($"/staff/customers/{contract.Customer.Reference}")).Choose("A caller is on the phone").SubmitAsync("Open the file");
        var shown = Code().Match((await (await customer.GetAsync("/settings/security/caller-code")).SubmitAsync("Show a code")).Text);
        var code = $"{shown.Groups["first"]}{shown.Groups["second"]}";
        for (var i = 0; i < 5; i++)
        {
            file = await file.Fill("Code", code == "123456" ? "123457" : "123456").SubmitAsync("Verify");
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await file.Fill("Code", code).SubmitAsync("Verify")).Status);
    }

    [Fact]
    public async Task A_restricted_file_asks_why_in_words()
    {
        var person = await portal.CustomerAsync("Vip");
        await using (var db = portal.Database.Open())
        {
            (await db.Customers.SingleAsync(c => c.CustomerId == person.CustomerId)).IsRestricted = true;
            await db.SaveChangesAsync();
        }

        await using var read = portal.Database.Open();
        var reference = await read.Customers.Where(c => c.CustomerId == person.CustomerId).Select(c => c.Reference).SingleAsync();
        var sam = await portal.SignedInAsync(await portal.StaffAsync(Roles.Support));
        var refused = await (await sam.GetAsync($"/staff/customers/{reference}")).Choose("A letter or e-mail").SubmitAsync("Open the file");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Say in a few words why", refused.Error("In a few words"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("ASVS", "V14.2.1")]
    public async Task A_social_security_number_is_found_from_the_box_and_never_becomes_part_of_an_address()
    {
        var person = await portal.PersonAsync("Noor", "Haddad");
        var sam = await portal.SignedInAsync(await portal.StaffAsync(Roles.Support));
        var day = await sam.GetAsync("/staff");
        var token = ((AngleSharp.Html.Dom.IHtmlInputElement)day.Element("form.quick input[name=__RequestVerificationToken]")).Value;
        using var asked = new HttpRequestMessage(HttpMethod.Post, "/staff/search") { Content = new FormUrlEncodedContent([new("q", person.Ssn), new("__RequestVerificationToken", token)]) };

        var found = await sam.SendAsync(asked);

        Assert.StartsWith($"/staff/customers/{person.Customer.Reference}", found.Address, StringComparison.Ordinal);
        Assert.DoesNotContain(found.Redirects, r => r.Contains(person.Ssn, StringComparison.Ordinal) || r.Contains(person.Ssn.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Contains("Nobody fits", (await sam.GetAsync($"/staff/search?q={person.Ssn}")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=")]
    [InlineData("?q=%25%25")]
    [InlineData("?q=%27%20OR%201%3D1")]
    [InlineData("?q=%00")]
    public async Task Odd_questions_are_answered_with_a_page(string query)
    {
        var sam = await portal.SignedInAsync(await portal.StaffAsync(Roles.Support));
        Assert.Equal(HttpStatusCode.OK, (await sam.GetAsync("/staff/search" + query)).Status);
        Assert.Equal(HttpStatusCode.OK, (await sam.GetAsync("/staff/search?q=" + new string('a', 3000))).Status);
    }
}
