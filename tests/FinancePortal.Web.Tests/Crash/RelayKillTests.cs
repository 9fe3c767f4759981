using FinancePortal.Core.Notifications;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Crash;

/// <summary>
/// DATA part 8: two relays send while both are killed (SIGKILL) again and again. No e-mail is lost, and no kill makes more than one
/// come twice, with the same Message-ID, by which a mailbox drops the second.
/// </summary>
[Collection("Crash")]
[Trait("Proof", "P-OBX1")]
public sealed class RelayKillTests
{
    [Fact]
    public Task E_mails_survive_a_few_kills_of_their_relays() => SendWhileKilledAsync(emails: 300, kills: 2);

    [Fact]
    [Trait("Category", "Long")]
    public Task Ten_thousand_e_mails_survive_twenty_kills_of_their_relays() => SendWhileKilledAsync(emails: 10_000, kills: 20);

    private static async Task SendWhileKilledAsync(int emails, int kills)
    {
        await using var host = new PortalHost { Database = PortalDatabase.Sqlite() };
        await using var sink = new SmtpSink();
        await WriteAsync(host, emails);

        await Task.WhenAll(Enumerable.Range(0, 2).Select(relay => RelayAsync(host, sink, relay, emails, kills / 2)));
        for (var run = 0; run < 3 && await LeftAsync(host) > 0; run++)
        {
            // What a killed relay had leased waits two minutes; they are over here, and nobody else is at work.
            await using var db = host.Database.Open();
            await db.OutboxEmails.Where(e => e.LeasedUntil != null).ExecuteUpdateAsync(s => s.SetProperty(e => e.LeasedUntil, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
            using var relay = Process(host, sink);
            await relay.CommandAsync("job", "send-emails");
        }

        Assert.Equal(0, await LeftAsync(host));
        Assert.Equal(emails, sink.Received.Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(sink.Received.Count - emails, 0, kills);
    }

    /// <summary>Each kill waits until its part of the e-mails is out, so that all of them happen while e-mails are sent.</summary>
    private static async Task RelayAsync(PortalHost host, SmtpSink sink, int relay, int emails, int kills)
    {
        using var process = Process(host, sink);
        for (var kill = 0; kill < kills; kill++)
        {
            var part = emails * ((2 * kill) + relay + 1) / ((2 * kills) + 1);
            await process.CommandAndKillAsync(async stop =>
            {
                while (sink.Received.Count < part)
                {
                    await Task.Delay(5, stop);
                }
            }, "job", "send-emails");
        }

        await process.CommandAsync("job", "send-emails");
    }

    private static ServerProcess Process(PortalHost host, SmtpSink sink) => new(host.Database.Settings.Concat(
    [
        new("ASPNETCORE_ENVIRONMENT", "Development"),
        new("Portal:Demo", "false"),
        new("Portal:DataFolder", host.DataFolder),
        new("Email:SmtpHost", "127.0.0.1"),
        new("Email:SmtpPort", sink.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        new("Email:SmtpStartTls", "false"),
    ]));

    private static async Task<int> LeftAsync(PortalHost host)
    {
        await using var db = host.Database.Open();
        return await db.OutboxEmails.CountAsync(e => e.SentAt == null);
    }

    private static async Task WriteAsync(PortalHost host, int count)
    {
        await using var db = host.Database.Open();
        var at = new DateTime(2026, 3, 10, 12, 0, 0, DateTimeKind.Utc);
        db.OutboxEmails.AddRange(Enumerable.Range(0, count).Select(n => new OutboxEmail { To = $"n{n}@example.test", Subject = "s", TextBody = "t", CreatedAt = at, DueAt = at }));
        await db.SaveChangesAsync();
    }
}
