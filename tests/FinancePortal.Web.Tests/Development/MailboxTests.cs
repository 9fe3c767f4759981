using System.Net;
using FinancePortal.Core.Notifications;
using FinancePortal.Testing;
using FinancePortal.Web.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.Development;

public sealed class MailboxTests(DevelopmentHost host) : IClassFixture<DevelopmentHost>
{
    [Fact]
    public async Task An_email_that_was_sent_can_be_read_with_its_links()
    {
        var sent = new OutboxEmail
        {
            To = "avery@example.test",
            Subject = "We received your payment of $735.22 — thank you, Žofie",
            TextBody = "Hello Žofie,\n\nAmount: $735.22 = paid\n\nSee this payment:\nhttps://portal.test/payments/ABC?x=1&y=2\n\n" + new string('x', 200) + " <script>alert(1)</script>\n",
            HtmlBody = "<p>Hello Žofie</p>",
            CreatedAt = host.Clock.GetUtcNow().UtcDateTime,
        };
        await host.Services.GetRequiredService<IEmailSender>().SendAsync(sent, CancellationToken.None);

        var box = await host.Visitor().GetAsync("/development/mail");
        var mail = await box.FollowAsync(sent.Subject);
        Assert.Equal(sent.Subject, mail.Heading);
        Assert.Contains("To avery@example.test", Page.Words(mail.Element("dl")).Replace("Toavery", "To avery", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(sent.TextBody.Trim(), mail.Element(".as-written").TextContent, StringComparison.Ordinal);
        Assert.Equal("https://portal.test/payments/ABC?x=1&y=2", mail.Element(".as-written a").GetAttribute("href"));
        Assert.Null(mail.Document.QuerySelector(".as-written script"));

        var file = await mail.FollowAsync("Download the file");
        Assert.Equal("message/rfc822", file.Response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("..%2F..%2Fappsettings")]
    [InlineData("..")]
    [InlineData("%2Fetc%2Fpasswd")]
    [InlineData("a.b")]
    public async Task A_name_never_leaves_the_folder(string name)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await host.Visitor().GetAsync($"/development/mail/{name}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Visitor().GetAsync($"/development/mail/{name}/file")).Status);
    }

    [Fact]
    public async Task Elsewhere_there_is_no_such_page()
    {
        using var elsewhere = new PortalHost();
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Visitor().GetAsync("/development/mail")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Visitor().GetAsync("/development/mail/x")).Status);
    }
}
