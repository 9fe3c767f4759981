using System.Collections.Concurrent;
using System.Net.Mail;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FinancePortal.Web.Tests.SignIn;

/// <summary>One e-mail for each event and address, none lost while the mail server is down for an hour, none doubled by a restart (AUTH part 9).</summary>
[Trait("Feature", "F-1401")]
public sealed class MailOutageTests
{
    [Fact]
    [Trait("Proof", "A1")]
    public async Task An_hour_without_a_mail_server_and_a_restart_lose_no_alert_and_double_none()
    {
        var server = new Server { IsDown = true };
        await using var first = new Instance(server);
        var user = await first.CustomerAsync();
        await using (var db = first.Database.Open())
        {
            await db.Customers.Where(c => c.CustomerId == user.CustomerId).ExecuteUpdateAsync(u => u.SetProperty(c => c.Email, $"contact-{user.Email}"));
        }

        await first.SignedInAsync(user);
        var visitor = await first.SignedInAsync(user); // from another browser
        await (await visitor.GetAsync("/settings/security/recovery-codes")).SubmitAsync("Make new codes");
        await (await visitor.GetAsync("/settings/profile/phone")).Fill("Phone", "503-555-0142").SubmitAsync("Save phone number");
        await (await visitor.GetAsync("/settings/security/password")).Fill("New password", "quite another phrase 7").SubmitAsync("Save password");

        for (var minute = 0; minute < 60; minute++)
        {
            await RelayAsync(first);
            first.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Empty(server.Received);

        // From now on nothing of the first instance runs; two new ones come up, and the server with them.
        await using var second = new Instance(server) { Database = first.Database, Clock = first.Clock, DataFolder = first.DataFolder };
        await using var third = new Instance(server) { Database = first.Database, Clock = first.Clock, DataFolder = first.DataFolder };
        server.IsDown = false;
        for (var minute = 0; minute < 5; minute++)
        {
            await Task.WhenAll(RelayAsync(second), RelayAsync(third));
            first.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        string[] events = ["New sign-in to your account", "You have new recovery codes", "Your phone number was changed", "Your password was changed"];
        var expected = events.SelectMany(e => new[] { $"{user.Email}: {e}", $"contact-{user.Email}: {e}" });
        Assert.Equal(expected.Order(StringComparer.Ordinal), server.Received.Order(StringComparer.Ordinal));
    }

    private static async Task RelayAsync(PortalHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SendEmailsJob>().RunAsync(host.Clock.Today(), JobProgress.Silent(host.Clock), CancellationToken.None);
    }

    private sealed class Server : IEmailSender
    {
        public ConcurrentBag<string> Received { get; } = [];
        public bool IsDown { get; set; }

        public Task SendAsync(OutboxEmail email, CancellationToken cancellationToken)
        {
            if (IsDown)
            {
                throw new SmtpException(SmtpStatusCode.GeneralFailure); // what a refused connection is
            }

            Received.Add($"{email.To}: {email.Subject}");
            return Task.CompletedTask;
        }
    }

    private sealed class Instance(IEmailSender server) : PortalHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services =>
            {
                services.RemoveAll<IEmailSender>();
                services.AddSingleton(server);
            });
        }
    }
}
