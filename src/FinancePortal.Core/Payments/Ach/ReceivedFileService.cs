using System.Security.Cryptography;
using System.Text;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments.Ach;

/// <summary>One line of a received file that answers an entry of ours: a return or a notification of change.</summary>
public sealed record ReceivedLine(int Line, AchEntry Entry, AchAddenda Addenda);

/// <summary>A received file under work: its row with the claim, and what is to be done yet.</summary>
public sealed record ReceivedWork(ReceivedBankFile File, IReadOnlyList<ReceivedLine> Lines);

/// <summary>Keeps count of the files that came from the bank: each is worked on by one instance at a time, and once.</summary>
public sealed class ReceivedFileService(PortalDbContext db, TimeProvider clock)
{
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    /// <summary>So long operators see what the bank sent and does not fit.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    /// <summary>Claims a file and says which of its lines are left. Null when another instance works on it.</summary>
    public async Task<ReceivedWork?> TakeAsync(string name, byte[] content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var (lines, problems) = Parse(content);
        var row = await RowAsync(name, Convert.ToHexStringLower(SHA256.HashData(content)), problems, cancellationToken);
        if (row.DoneAt is not null)
        {
            return new ReceivedWork(row, []);
        }

        var now = clock.UtcNow();
        var claimed = await db.ReceivedBankFiles
            .Where(f => f.ReceivedBankFileId == row.ReceivedBankFileId && f.DoneAt == null && (f.ClaimedUntil == null || f.ClaimedUntil < now))
            .ExecuteUpdateAsync(s => s.SetProperty(f => f.ClaimedUntil, now + Claim).SetProperty(f => f.Fence, f => f.Fence + 1), cancellationToken);
        if (claimed == 0)
        {
            return null;
        }

        var mine = await db.ReceivedBankFiles.AsNoTracking().SingleAsync(f => f.ReceivedBankFileId == row.ReceivedBankFileId, cancellationToken);
        var done = await db.ReceivedBankEntries.Where(e => e.ReceivedBankFileId == row.ReceivedBankFileId).Select(e => e.Line).ToHashSetAsync(cancellationToken);
        return new ReceivedWork(mine, mine.IsRefused ? [] : [.. lines.Where(l => !done.Contains(l.Line))]);
    }

    /// <summary>Prolongs the claim, in the caller's transaction.</summary>
    /// <exception cref="LostClaimException">Another instance has taken the file over meanwhile.</exception>
    public async Task KeepAsync(ReceivedBankFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var until = clock.UtcNow() + Claim;
        var kept = await db.ReceivedBankFiles.Where(f => f.ReceivedBankFileId == file.ReceivedBankFileId && f.Fence == file.Fence && f.DoneAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(f => f.ClaimedUntil, until), cancellationToken);
        if (kept == 0)
        {
            throw new LostClaimException($"Bank file {file.Name} is worked on elsewhere.");
        }
    }

    /// <summary>Every line is dealt with.</summary>
    public Task<int> CompleteAsync(ReceivedBankFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var now = clock.UtcNow();
        return db.ReceivedBankFiles.Where(f => f.ReceivedBankFileId == file.ReceivedBankFileId && f.Fence == file.Fence && f.DoneAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(f => f.DoneAt, now).SetProperty(f => f.ClaimedUntil, (DateTime?)null), cancellationToken);
    }

    /// <summary>What the bank sent within a week and could not be applied: lines that do not fit and files that were refused.</summary>
    public async Task<IReadOnlyList<SetAsideRow>> SetAsideAsync(CancellationToken cancellationToken)
    {
        var since = clock.UtcNow() - Remembered;
        var refused = await db.ReceivedBankFiles.Where(f => f.ReceivedAt >= since && f.Problems != "").Select(f => new { f.Name, f.Problems }).ToListAsync(cancellationToken);
        var lines = await db.ReceivedBankFiles.Where(f => f.ReceivedAt >= since)
            .Join(db.ReceivedBankEntries, f => f.ReceivedBankFileId, e => e.ReceivedBankFileId, (f, e) => new { f.Name, e.Line, e.Code, e.Outcome, e.Reason })
            .Where(e => e.Outcome == ReceivedEntryOutcome.SetAside || e.Outcome == ReceivedEntryOutcome.NotOurs)
            .ToListAsync(cancellationToken);
        return
        [
            .. refused.Select(f => new SetAsideRow(f.Name, f.Problems)),
            .. lines.Select(l => new SetAsideRow($"{l.Name}, line {l.Line}", l.Outcome is ReceivedEntryOutcome.NotOurs ? $"{l.Code}: no entry of ours has this trace number" : $"{l.Code}: {l.Reason}")),
        ];
    }

    /// <summary>The returns and notifications of change of a file, or why it is refused.</summary>
    private static (IReadOnlyList<ReceivedLine> Lines, string Problems) Parse(byte[] content)
    {
        try
        {
            var file = AchReader.Read(Encoding.ASCII.GetString(content));
            return file.Problems.Count == 0
                ? ([.. file.Entries.Where(e => e.Addenda is [{ Type: "98" or "99" }]).Select(e => new ReceivedLine(e.Record.Line, e, e.Addenda[0]))], "")
                : ([], string.Join("; ", file.Problems.Take(10)));
        }
        catch (FormatException e)
        {
            return ([], e.Message);
        }
    }

    private async Task<ReceivedBankFile> RowAsync(string name, string sha256, string problems, CancellationToken cancellationToken) => await db.WriteAsync(async () =>
    {
        if (await db.ReceivedBankFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Sha256 == sha256, cancellationToken) is { } known)
        {
            return known;
        }

        var row = new ReceivedBankFile { Name = name, Sha256 = sha256, ReceivedAt = clock.UtcNow(), Problems = problems };
        db.ReceivedBankFiles.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return row;
    }, cancellationToken);
}
