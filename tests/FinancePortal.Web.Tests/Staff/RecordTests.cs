using System.Net;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.Staff;

/// <summary>Papers, messages and sign-in inside a customer's file (F-1201).</summary>
[Trait("Feature", "F-1201")]
public sealed class RecordTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_colleague_reads_a_customers_papers_and_the_customer_sees_it()
    {
        var (customer, sam, contract, path) = await OpenAsync();
        var document = new Document
        {
            CustomerId = contract.Customer.CustomerId,
            Kind = DocumentKind.Letter,
            Title = "Letter about the garage",
            DatedOn = portal.Clock.Today(),
            Subject = "garage",
            Form = DocumentForm.Letter,
            Content = "{}",
            CreatedAt = portal.Clock.GetUtcNow().UtcDateTime,
        };
        await using (var db = portal.Database.Open())
        {
            db.Documents.Add(document);
            await db.SaveChangesAsync();
        }

        var list = await sam.GetAsync($"{path}/documents");
        Assert.Contains("Letter about the garage", list.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await sam.GetAsync($"{path}/documents/0000000000000000")).Status);
        _ = await sam.GetAsync($"{path}/documents/{document.Reference}");
        Assert.Contains("Opened your document “Letter about the garage”: A letter or e-mail", (await customer.GetAsync("/settings/security/file-access")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_show_what_was_sent_without_its_secrets()
    {
        var (_, sam, contract, path) = await OpenAsync();
        await using (var db = portal.Database.Open())
        {
            db.OutboxEmails.Add(new OutboxEmail { To = "elena@example.test", Subject = "Your code", TextBody = $"The code is {OutboxEmail.SecretMark}.", CustomerId = contract.Customer.CustomerId, CreatedAt = portal.Clock.GetUtcNow().UtcDateTime });
            db.Notifications.Add(new Notification { CustomerId = contract.Customer.CustomerId, Kind = NotificationKind.Account, Title = "Something was paid", CreatedAt = portal.Clock.GetUtcNow().UtcDateTime });
            await db.SaveChangesAsync();
        }

        var page = await sam.GetAsync($"{path}/messages");
        Assert.Contains("The code is (hidden).", page.Text, StringComparison.Ordinal);
        Assert.Contains("Could not be sent", page.Text, StringComparison.Ordinal);
        Assert.Contains("Something was paid", page.Text, StringComparison.Ordinal);
        Assert.Contains("Signed in", (await sam.GetAsync($"{path}/security")).Text, StringComparison.Ordinal);
    }

    private async Task<(Visitor Customer, Visitor Sam, TestContract Contract, string Path)> OpenAsync()
    {
        var (customer, contract) = await portal.LoanCustomerAsync();
        var sam = await portal.SignedInAsync(await portal.StaffAsync(Roles.Support));
        var path = $"/staff/customers/{contract.Customer.Reference}";
        await (await sam.GetAsync(path)).Choose("A letter or e-mail").SubmitAsync("Open the file");
        return (customer, sam, contract, path);
    }
}
