using System.Security.Cryptography;
using System.Text;
using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FinancePortal.Core.Payments.Ach;

/// <summary>
/// Makes the text of closed bank files and hands each over once: a claim with a fencing number lets one instance do it, and the
/// exchange knows a name that it has had before.
/// </summary>
public sealed class BankFileSendingService(PortalDbContext db, IBankFileExchange exchange, AccountNumberSeal seal, IOptions<BankOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);

    /// <summary>Closed files that nobody has handed over yet, in order.</summary>
    public Task<List<long>> UnsentAsync(CancellationToken cancellationToken) =>
        db.BankFiles.Where(f => f.ClosedAt != null && f.SentAt == null).OrderBy(f => f.BankFileId).Select(f => f.BankFileId).ToListAsync(cancellationToken);

    /// <summary>Hands the file over. Null when another instance is at it or has done it.</summary>
    /// <exception cref="FormatException">The file would break a rule of the format: it is not sent.</exception>
    public async Task<BankFile?> SendAsync(long bankFileId, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var now = clock.UtcNow();
        var claimed = await db.BankFiles.Where(f => f.BankFileId == bankFileId && f.SentAt == null && f.ClosedAt != null && (f.ClaimedUntil == null || f.ClaimedUntil < now))
            .ExecuteUpdateAsync(s => s.SetProperty(f => f.ClaimedUntil, now + Claim).SetProperty(f => f.Fence, f => f.Fence + 1), cancellationToken);
        if (claimed == 0)
        {
            return null;
        }

        var file = await db.BankFiles.AsNoTracking().SingleAsync(f => f.BankFileId == bankFileId, cancellationToken);
        var content = await ContentAsync(file, cancellationToken);
        await exchange.SendAsync(file.Name, content, cancellationToken);
        return await db.WriteAsync(() => RecordAsync(file, Convert.ToHexStringLower(SHA256.HashData(content.Span)), actor, cancellationToken), cancellationToken);
    }

    /// <summary>The file as it is handed over; made from its rows, so the same whenever it is asked for.</summary>
    public async Task<ReadOnlyMemory<byte>> ContentAsync(BankFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var bytes = new MemoryStream();
        await using (var text = new StreamWriter(bytes, Encoding.ASCII, leaveOpen: true))
        {
            await WriteAsync(file, new AchWriter(text, options.Value.Origin()), cancellationToken);
        }

        var content = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        var problems = AchReader.Read(Encoding.ASCII.GetString(content.Span)).Problems;
        return problems.Count == 0 ? content : throw new FormatException($"Bank file {file.Name} is not sound: {string.Join("; ", problems.Take(5))}.");
    }

    private async Task WriteAsync(BankFile file, AchWriter writer, CancellationToken cancellationToken)
    {
        writer.Begin(BusinessClock.ToNewYork(file.CreatedAt), file.Modifier[0]);
        foreach (var batch in await BatchesAsync(file, cancellationToken))
        {
            writer.BeginBatch(batch.Key);
            var kinds = batch.Select(k => k.Kind).Distinct().ToList();
            var products = batch.Select(k => k.Product).Distinct().ToList();
            await foreach (var line in Lines(file, kinds, products).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                writer.Add(Draft(line));
            }

            writer.EndBatch();
        }

        writer.End();
    }

    /// <summary>The company batches of the file, each with the kinds of entries that go into it.</summary>
    private async Task<IReadOnlyList<IGrouping<AchBatchHead, (BankEntryKind Kind, ProductKind? Product)>>> BatchesAsync(BankFile file, CancellationToken cancellationToken)
    {
        var kinds = await db.BankFileEntries.Where(e => e.BankFileId == file.BankFileId)
            .Select(e => new { e.Kind, Product = e.Payment == null ? (ProductKind?)null : e.Payment.Account.Product }).Distinct().ToListAsync(cancellationToken);
        return
        [
            .. kinds.OrderBy(k => k.Kind).ThenBy(k => k.Product).Select(k => (k.Kind, k.Product))
                .GroupBy(k => new AchBatchHead(k.Kind.IsCredit ? AchDirection.Credits : AchDirection.Debits, k.Kind.EntryClass, k.Kind.Description(k.Product), file.EffectiveOn)),
        ];
    }

    private IQueryable<BankFileEntry> Lines(BankFile file, List<BankEntryKind> kinds, List<ProductKind?> products) =>
        db.BankFileEntries.AsNoTracking()
            .Where(e => e.BankFileId == file.BankFileId && kinds.Contains(e.Kind) && products.Contains(e.Payment == null ? null : e.Payment.Account.Product))
            .OrderBy(e => e.Sequence)
            .Include(e => e.Payment).Include(e => e.Refund).Include(e => e.Method).ThenInclude(m => m.Customer);

    private AchEntryDraft Draft(BankFileEntry entry) => new()
    {
        TransactionCode = entry.Kind.TransactionCode(entry.Method.Kind),
        Routing = entry.Method.RoutingNumber ?? "",
        Account = seal.Open(entry.Method) ?? "",
        Amount = entry.Amount,
        IndividualId = entry.IndividualId,
        IndividualName = entry.Method.Customer.FullName,
        PaymentType = entry.Kind.IsCredit ? ' ' : entry.Payment?.Origin is PaymentOrigin.Autopay ? 'R' : 'S',
        Sequence = entry.Sequence,
    };

    private async Task<BankFile?> RecordAsync(BankFile claimed, string sha256, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow();
        var mine = await db.BankFiles.Where(f => f.BankFileId == claimed.BankFileId && f.Fence == claimed.Fence && f.SentAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(f => f.SentAt, now).SetProperty(f => f.Sha256, sha256), cancellationToken);
        if (mine == 0)
        {
            return null;
        }

        db.AuditRows.Add(new AuditRow(actor, "bank file sent", claimed.Reference, now, after: $"{claimed.Name}: {claimed.EntryCount} entries, debits {claimed.Debits}, credits {claimed.Credits}; account numbers opened for it"));
        await db.SaveChangesAsync(cancellationToken);
        return claimed;
    }
}
