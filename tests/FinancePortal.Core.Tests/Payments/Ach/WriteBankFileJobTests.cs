using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.Tests.Payments.Ach;

[Trait("Feature", "F-401")]
public sealed class WriteBankFileJobTests : IAsyncDisposable
{
    private readonly BankCase bank = new();

    public ValueTask DisposeAsync() => bank.DisposeAsync();

    [Fact]
    [Trait("Rule", "R-405")]
    public async Task At_the_cut_off_each_payment_of_the_day_goes_to_the_bank_as_a_web_debit()
    {
        var (_, payment, entry) = await bank.SentAsync();

        Assert.Equal(("27", "123456780", PortalCore.AccountNumber, 812_14, "S"), (entry.TransactionCode, entry.Routing, entry.Account, entry.Amount.Cents, entry.Record.Trimmed(77, 78)));
        Assert.Equal((payment.ConfirmationNumber, "ELENA MARSH"), (entry.IndividualId, entry.IndividualName));
        var sent = await bank.PaymentAsync(payment);
        Assert.Equal((PaymentStatus.Credited, BankStatus.Sent), (sent.Status, sent.BankStatus));
        var file = await bank.AskAsync(db => db.BankFiles.SingleAsync());
        Assert.Equal(("ach-20260310-A.txt", 1, 812_14), (file.Name, file.EntryCount, file.Debits.Cents));
        Assert.NotNull(file.SentAt);
        Assert.Equal("bank file sent", (await bank.AskAsync(db => db.AuditRows.OrderBy(a => a.AuditRowId).LastAsync())).Action);
        await bank.VerifyAsync();
    }

    [Fact]
    public async Task Batches_are_by_kind_with_the_next_banking_day_as_effective_date()
    {
        bank.Clock.GoTo(new DateOnly(2026, 3, 13)); // a Friday
        await bank.PayAsync(await bank.LoanAsync());
        await using (var db = bank.Portal.Open())
        {
            var lease = await TestContracts.FundAsync(db, bank.Clock, TestContracts.LeaseTerms(new DateOnly(2026, 1, 15)));
            await bank.Portal.NumberAsync(lease.Checking);
            await bank.PayAsync(lease, 700_00);
        }

        var file = await bank.CutOffAsync();
        Assert.Equal(["LOAN PMT", "LEASE PMT"], file.Batches.Select(b => b.Description));
        Assert.All(file.Batches, b => Assert.Equal(("WEB", "225", "260316", "NORTHLINE AUTO"), (b.EntryClass, b.ServiceClass, b.EffectiveDate, b.CompanyName)));
    }

    [Fact]
    public async Task A_payment_goes_out_once_however_often_the_job_runs()
    {
        await bank.SentAsync();
        Assert.Equal("nothing to send", await bank.Portal.RunAsync<WriteBankFileJob>());
        bank.NextBankingDay();
        Assert.Equal("nothing to send", await bank.Portal.RunAsync<WriteBankFileJob>());
        Assert.Empty(bank.Bank.Waiting);
    }

    [Fact]
    [Trait("Feature", "F-408")]
    public async Task Cancelled_scheduled_and_not_yet_due_payments_do_not_go_out()
    {
        var contract = await bank.LoanAsync();
        var cancelled = await bank.PayAsync(contract, 100_00);
        await bank.Portal.WithAsync<PaymentService, bool>(p => p.CancelAsync(cancelled.Reference, contract.Actor, CancellationToken.None));
        await bank.PayAsync(contract, 200_00, on: new DateOnly(2026, 3, 16));
        bank.Clock.GoTo(bank.Clock.Today(), new TimeOnly(18, 0));

        Assert.Equal("nothing to send", await bank.Portal.RunAsync<WriteBankFileJob>());
    }

    [Fact]
    public async Task On_a_closed_day_nothing_is_written_and_what_came_goes_the_next_banking_day()
    {
        bank.Clock.GoTo(new DateOnly(2026, 3, 13), new TimeOnly(18, 30));
        var payment = await bank.PayAsync(await bank.LoanAsync());
        bank.Clock.GoTo(new DateOnly(2026, 3, 14), new TimeOnly(18, 0));
        Assert.Equal("the banks are closed", await bank.Portal.RunAsync<WriteBankFileJob>());

        bank.Clock.GoTo(new DateOnly(2026, 3, 16), new TimeOnly(1, 0));
        await bank.Portal.RunAsync<CreditScheduledPaymentsJob>();
        var file = await bank.CutOffAsync();
        Assert.Equal(payment.ConfirmationNumber, file.Entries.Single().IndividualId);
    }

    [Fact]
    public async Task Missed_days_are_caught_up_in_order_with_names_and_dates_of_today()
    {
        await bank.PayAsync(await bank.LoanAsync());
        bank.Clock.GoTo(new DateOnly(2026, 3, 12));
        await bank.PayAsync(await bank.LoanAsync());
        bank.Clock.GoTo(new DateOnly(2026, 3, 13), new TimeOnly(9, 0));
        foreach (var day in new[] { 10, 11, 12 })
        {
            await bank.Portal.RunAsync<WriteBankFileJob>(new DateOnly(2026, 3, day));
        }

        Assert.Equal(["ach-20260313-A.txt", "ach-20260313-B.txt"], bank.Bank.Waiting.Select(p => Path.GetFileName(p)));
        var files = bank.Bank.Take();
        Assert.All(files, f => Assert.Empty(f.Problems));
        Assert.Equal(["A", "B"], files.Select(f => f.Header.Field(34, 34)));
        Assert.All(files, f => Assert.Equal("260316", f.Batches.Single().EffectiveDate));
        Assert.Equal(["0000001", "0000002"], files.Select(f => f.Entries.Single().Trace[8..]));
    }

    [Fact]
    public async Task One_bad_payment_is_set_aside_and_does_not_stop_the_rest()
    {
        var bad = await bank.LoanAsync();
        await bank.PayAsync(bad);
        await bank.PayAsync(await bank.LoanAsync());
        await using (var db = bank.Portal.Open())
        {
            await db.PaymentMethods.Where(m => m.PaymentMethodId == bad.Checking.PaymentMethodId).ExecuteUpdateAsync(s => s.SetProperty(m => m.AccountNumber, (byte[]?)null));
        }

        bank.Clock.GoTo(bank.Clock.Today(), new TimeOnly(18, 0));
        Assert.EndsWith("1 set aside", await bank.Portal.RunAsync<WriteBankFileJob>(), StringComparison.Ordinal);
        Assert.Single(bank.Bank.Take().Single().Entries);
    }

    [Fact]
    [Trait("Proof", "P-BAT1")]
    public async Task Two_instances_at_once_write_each_payment_into_one_file_that_is_sent_once()
    {
        await using var second = bank.Portal.SecondInstance();
        var contract = await bank.LoanAsync();
        for (var i = 1; i <= 250; i++)
        {
            await bank.PayAsync(contract, 1_00 + i);
        }

        bank.Clock.GoTo(bank.Clock.Today(), new TimeOnly(18, 0));
        var instances = new[] { bank.Portal, second, bank.Portal, second };
        await Task.WhenAll(instances.Select(p => Task.Run(() => p.RunAsync<WriteBankFileJob>())));
        await bank.Portal.RunAsync<WriteBankFileJob>();

        var entries = bank.Bank.Take().SelectMany(f => f.Entries).ToList();
        Assert.Equal(250, entries.Count);
        Assert.Equal(250, entries.Select(e => e.IndividualId).Distinct().Count());
        Assert.Equal(250, entries.Select(e => e.Trace).Distinct().Count());
        Assert.Equal(250, await bank.AskAsync(db => db.Payments.CountAsync(p => p.BankStatus == BankStatus.Sent)));
    }

    [Fact]
    [Trait("Proof", "P-CRASH1")]
    public async Task A_run_that_dies_anywhere_is_finished_by_the_next_one_with_one_file_for_the_bank()
    {
        for (var step = 0; step < 4; step++)
        {
            await using var broken = new BankCase();
            var payment = await broken.PayAsync(await broken.LoanAsync());
            await broken.PayAsync(await broken.LoanAsync());
            broken.Clock.GoTo(broken.Clock.Today(), new TimeOnly(18, 0));
            await DieAfterAsync(broken, step);

            broken.Clock.Advance(TimeSpan.FromMinutes(10));
            await broken.Portal.RunAsync<WriteBankFileJob>();
            var file = broken.Bank.Take().Single();
            Assert.Empty(file.Problems);
            Assert.Equal(2, file.Entries.Count());
            Assert.Equal(payment.ConfirmationNumber, file.Entries.First().IndividualId);
        }

        static async Task DieAfterAsync(BankCase broken, int step)
        {
            await using var scope = broken.Portal.Services.CreateAsyncScope();
            var files = scope.ServiceProvider.GetRequiredService<BankFileService>();
            var file = await files.OpenAsync(broken.Clock.Today(), CancellationToken.None);
            if (step >= 1)
            {
                await files.FillAsync(file, broken.Clock.Today(), CancellationToken.None).FirstAsync();
            }

            if (step >= 2)
            {
                await files.CloseAsync(file, CancellationToken.None);
            }

            if (step >= 3)
            {
                // Handed over, and killed before that was written down.
                await using var db = broken.Portal.Open();
                var sending = scope.ServiceProvider.GetRequiredService<BankFileSendingService>();
                var row = await db.BankFiles.SingleAsync();
                await scope.ServiceProvider.GetRequiredService<IBankFileExchange>().SendAsync(row.Name, await sending.ContentAsync(row, CancellationToken.None), CancellationToken.None);
            }
        }
    }

    [Fact]
    public async Task A_file_that_the_carrier_already_took_is_not_handed_over_again()
    {
        await bank.SentAsync();
        await using (var db = bank.Portal.Open())
        {
            await db.BankFiles.ExecuteUpdateAsync(s => s.SetProperty(f => f.SentAt, (DateTime?)null).SetProperty(f => f.ClaimedUntil, (DateTime?)null));
        }

        Assert.StartsWith("ach-20260310-A.txt sent", await bank.Portal.RunAsync<WriteBankFileJob>(), StringComparison.Ordinal);
        Assert.Empty(bank.Bank.Waiting);
    }

    [Fact]
    public async Task An_owner_that_was_too_slow_cannot_record_the_file_as_sent()
    {
        await bank.PayAsync(await bank.LoanAsync());
        bank.Clock.GoTo(bank.Clock.Today(), new TimeOnly(18, 0));
        await using var slow = new PortalCoreWithExchange(bank.Portal);
        var sending = Task.Run(() => slow.Portal.RunAsync<WriteBankFileJob>());
        await slow.Exchange.Reached.WaitAsync();
        bank.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.StartsWith("ach-20260310-A.txt sent", await bank.Portal.RunAsync<WriteBankFileJob>(), StringComparison.Ordinal);
        slow.Exchange.GoOn.Release();

        Assert.Equal("0 set aside", await sending);
        Assert.Single(bank.Bank.Take());
        Assert.Equal(1, await bank.AskAsync(db => db.AuditRows.CountAsync(a => a.Action == "bank file sent")));
    }

    [Fact]
    [Trait("Proof", "P-ENC3")]
    public async Task The_database_holds_no_account_number_in_the_clear()
    {
        const string marker = "98765432101234";
        await bank.PayAsync(await bank.LoanAsync(marker));
        await bank.CutOffAsync();
        if (bank.Portal.Database.IsSqlServer)
        {
            return;
        }

        await using (var db = bank.Portal.Open())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        var bytes = await File.ReadAllBytesAsync(bank.Portal.Database.File);
        Assert.True(bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(marker)) < 0);
    }

    /// <summary>A second instance whose exchange waits at the door.</summary>
    private sealed class PortalCoreWithExchange : IAsyncDisposable
    {
        public PortalCoreWithExchange(PortalCore first)
        {
            Exchange = new SlowExchange(new FolderBankFileExchange(first.BankFolder));
            Portal = first.SecondInstance(services => services.AddSingleton<IBankFileExchange>(Exchange));
        }

        public PortalCore Portal { get; }
        public SlowExchange Exchange { get; }

        public ValueTask DisposeAsync() => Portal.DisposeAsync();
    }

    private sealed class SlowExchange(IBankFileExchange inner) : IBankFileExchange
    {
        public SemaphoreSlim Reached { get; } = new(0);
        public SemaphoreSlim GoOn { get; } = new(0);

        public async Task SendAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
        {
            Reached.Release();
            await GoOn.WaitAsync(cancellationToken);
            await inner.SendAsync(name, content, cancellationToken);
        }

        public IReadOnlyList<string> Received() => inner.Received();

        public Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken) => inner.ReadAsync(name, cancellationToken);

        public void PutAway(string name, ReceivedFileEnd end) => inner.PutAway(name, end);
    }
}
