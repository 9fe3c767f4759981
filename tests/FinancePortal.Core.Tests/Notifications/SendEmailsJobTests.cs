using System.Collections.Concurrent;
using System.Net.Mail;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace FinancePortal.Core.Tests.Notifications;

[Trait("Proof", "P-OBX1")]
public sealed class SendEmailsJobTests : IDisposable
{
    private readonly PortalDatabase database = new();
    private readonly FakeClock clock = new();
    private readonly Server server = new();
    private readonly FieldCipher cipher = new(TestKeys.New());

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task Two_relays_at_once_send_each_email_once()
    {
        await WriteAsync(60);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(RunAsync)));
        Assert.Equal(60, server.Received.Count);
        Assert.Equal(60, server.Received.Distinct(StringComparer.Ordinal).Count());
        using var db = database.Open();
        Assert.Equal(0, await db.OutboxEmails.CountAsync(e => e.SentAt == null || e.DueAt != null));
    }

    [Fact]
    public async Task A_dead_server_loses_nothing_and_all_is_out_within_five_minutes_of_its_return()
    {
        await WriteAsync(3);
        server.IsDead = true;
        for (var minute = 0; minute < 60; minute++)
        {
            await RunAsync();
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Empty(server.Received);
        server.IsDead = false;
        clock.Advance(TimeSpan.FromMinutes(4));
        await RunAsync();
        Assert.Equal(3, server.Received.Count);
    }

    [Fact]
    public async Task After_ten_refusals_an_email_is_set_aside_and_the_others_go_on()
    {
        await WriteAsync(1);
        (server.IsDead, server.Answer) = (true, SmtpStatusCode.MailboxUnavailable);
        for (var attempt = 0; attempt < 12; attempt++)
        {
            await RunAsync();
            clock.Advance(TimeSpan.FromMinutes(5));
        }

        server.IsDead = false;
        await WriteAsync(1);
        await RunAsync();
        using var db = database.Open();
        var emails = await db.OutboxEmails.OrderBy(e => e.OutboxEmailId).ToListAsync();
        Assert.Equal((OutboxEmail.MostAttempts, true, true), (emails[0].Attempts, emails[0].DueAt is null, emails[0].SentAt is null));
        Assert.StartsWith("SmtpException", emails[0].LastError, StringComparison.Ordinal);
        Assert.NotNull(emails[1].SentAt);
    }

    [Fact]
    public async Task What_a_crashed_relay_had_leased_is_sent_when_the_lease_is_over()
    {
        await WriteAsync(1);
        using (var db = database.Open())
        {
            var email = await db.OutboxEmails.SingleAsync();
            email.LeaseOwner = "a relay that died";
            email.LeasedUntil = clock.UtcNow().AddMinutes(2);
            await db.SaveChangesAsync();
        }

        await RunAsync();
        Assert.Empty(server.Received);
        clock.Advance(TimeSpan.FromMinutes(3));
        await RunAsync();
        Assert.Single(server.Received);
    }

    [Fact]
    [Trait("Proof", "P-OBX2")]
    public async Task A_rolled_back_change_sends_nothing()
    {
        using (var db = database.Open())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.OutboxEmails.Add(Email());
            await db.SaveChangesAsync();
        }

        await RunAsync();
        Assert.Empty(server.Received);
    }

    [Fact]
    [Trait("Proof", "L6")]
    public async Task A_secret_is_in_the_sent_e_mail_but_never_in_the_database()
    {
        using (var db = database.Open())
        {
            var email = new OutboxEmail
            {
                To = "a@example.test",
                Subject = "s",
                TextBody = $"Open https://portal.example/reset-password/{OutboxEmail.SecretMark} now",
                HtmlBody = $"<a href=\"https://portal.example/reset-password/{OutboxEmail.SecretMark}\">now</a>",
                CreatedAt = clock.UtcNow(),
                DueAt = clock.UtcNow(),
            };
            email.SealedSecret = cipher.Seal("canary-token", email.SecretAddress);
            db.Add(email);
            await db.SaveChangesAsync();
            Assert.DoesNotContain("canary", System.Text.Encoding.UTF8.GetString(email.SealedSecret), StringComparison.Ordinal);
        }

        await RunAsync();

        Assert.Equal("Open https://portal.example/reset-password/canary-token now", Assert.Single(server.Texts));
        using var after = database.Open();
        Assert.Null((await after.OutboxEmails.SingleAsync()).SealedSecret);
        Assert.Contains(OutboxEmail.SecretMark, (await after.OutboxEmails.SingleAsync()).TextBody, StringComparison.Ordinal);
    }

    private OutboxEmail Email() => new() { To = "a@example.test", Subject = "s", TextBody = "t", CreatedAt = clock.UtcNow(), DueAt = clock.UtcNow() };

    private async Task WriteAsync(int count)
    {
        using var db = database.Open();
        db.OutboxEmails.AddRange(Enumerable.Range(0, count).Select(_ => Email()));
        await db.SaveChangesAsync();
    }

    private async Task RunAsync()
    {
        using var db = database.Open();
        await new SendEmailsJob(db, server, cipher, new CaseService(db, clock), clock, NullLogger<SendEmailsJob>.Instance).RunAsync(clock.Today(), JobProgress.Silent(clock), CancellationToken.None);
    }

    private sealed class Server : IEmailSender
    {
        public ConcurrentBag<string> Received { get; } = [];
        public ConcurrentBag<string> Texts { get; } = [];
        public bool IsDead { get; set; }
        public SmtpStatusCode Answer { get; set; } = SmtpStatusCode.ServiceNotAvailable;

        public Task SendAsync(OutboxEmail email, CancellationToken cancellationToken)
        {
            if (IsDead)
            {
                throw new SmtpException(Answer);
            }

            Received.Add(email.MessageId);
            Texts.Add(email.TextBody);
            return Task.CompletedTask;
        }
    }
}
