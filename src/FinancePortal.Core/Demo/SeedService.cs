using System.Globalization;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Data.Bulk;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Demo;

/// <summary>
/// Makes a synthetic portfolio of any size: contracts are lived on every processor, and one writer puts their rows into the
/// database in order, a batch in each transaction. Meant for a database that nothing else uses meanwhile.
/// </summary>
public sealed class SeedService(PortalDbContext db, AccountNumberSeal seal, TimeProvider clock)
{
    private const int BatchSize = 100;

    public async Task<SeedResult> SeedAsync(SeedRequest request, Action<string> say, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(say);
        var started = clock.GetTimestamp();
        var portfolio = new SyntheticPortfolio(request, seal, clock.Today().AddDays(-1));
        using var writer = await BulkWriter.OpenAsync(db, cancellationToken);
        var firstKey = writer.LastKey<FinancedAccount>() + 1;
        var firstCustomer = writer.LastKey<Customer>() + 1;
        var progress = new JobProgress(clock, say);
        var entries = 0L;
        var done = 0;
        var next = 0;
        var ahead = new Queue<Task<List<SyntheticContract>>>();
        while (done < request.Contracts)
        {
            while (next < request.Contracts && ahead.Count <= Environment.ProcessorCount)
            {
                var (from, count) = (next, Math.Min(BatchSize, request.Contracts - next));
                ahead.Enqueue(Task.Run(() => MakeAsync(portfolio, writer, from, count, firstKey), cancellationToken));
                next += count;
            }

            var batch = await ahead.Dequeue();
            await using (var transaction = await writer.BeginAsync(cancellationToken))
            {
                entries += Write(writer, batch);
                await transaction.CommitAsync(cancellationToken);
            }

            done += batch.Count;
            progress.Report(done, string.Create(CultureInfo.InvariantCulture, $"contracts, {entries:N0} ledger entries, {PerSecond(entries, started):N0} a second"));
        }

        return new SeedResult(done, firstCustomer, entries, writer.RowsWritten, clock.GetElapsedTime(started));
    }

    private static async Task<List<SyntheticContract>> MakeAsync(SyntheticPortfolio portfolio, BulkWriter writer, int from, int count, long firstKey)
    {
        var batch = new List<SyntheticContract>(count);
        for (var i = from; i < from + count; i++)
        {
            batch.Add(await portfolio.MakeAsync(i + 1, firstKey + i, writer.AssignKey));
        }

        return batch;
    }

    /// <summary>In an order in which every foreign key finds its row.</summary>
    private static int Write(BulkWriter writer, List<SyntheticContract> batch)
    {
        var books = batch.ConvertAll(c => c.Books);
        var journals = books.SelectMany(b => b.Journals).ToList();
        var entries = journals.SelectMany(j => j.Entries).ToList();
        writer.Write(batch.ConvertAll(c => c.Customer));
        writer.Write(books.ConvertAll(b => b.Account.Vehicle));
        writer.Write(books.ConvertAll(b => b.Account));
        writer.Write([.. books.SelectMany(b => b.Account.Terms)]);
        writer.Write([.. books.SelectMany(b => b.Account.Parties)]);
        writer.Write(batch.ConvertAll(c => c.Method));
        writer.Write([.. books.SelectMany(b => b.Events)]);
        writer.Write(journals);
        writer.Write(entries);
        writer.Write([.. books.SelectMany(b => b.Payments)]);
        writer.Write([.. batch.Select(c => c.Autopay).OfType<AutopayEnrollment>()]);
        return entries.Count;
    }

    private decimal PerSecond(long rows, long started) => rows / Math.Max(0.001m, (decimal)clock.GetElapsedTime(started).TotalSeconds);
}
