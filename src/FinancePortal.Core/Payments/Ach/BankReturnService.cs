using FinancePortal.Core.Cases;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.Payments.Ach;

/// <summary>
/// Applies what the bank sent, a few lines in each transaction. A line, what it changed and the record that it was dealt with are
/// committed together, so a file may be read again from anywhere; a line that fails is set aside and does not stop the rest.
/// </summary>
public sealed class BankReturnService(PortalDbContext db, ReceivedFileService files, ReturnedEntryService returned, AccountCorrectionService corrections, TimeProvider clock, ILogger<BankReturnService> log)
{
    /// <summary>How many lines belong into one transaction.</summary>
    public const int StepSize = 40;

    /// <summary>Deals with some lines of a claimed file. Says how many were set aside.</summary>
    /// <exception cref="LostClaimException">Another instance has taken the file over: nothing was done.</exception>
    public async Task<int> ApplyAsync(ReceivedBankFile file, IReadOnlyList<ReceivedLine> lines, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(actor);
        try
        {
            var setAside = await StepAsync(file, lines, actor, cancellationToken);
            await db.LetOthersWriteAsync(cancellationToken);
            return setAside;
        }
        catch (Exception e) when (e is not (OperationCanceledException or LostClaimException))
        {
            return await OneByOneAsync(file, lines, actor, cancellationToken);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<int> OneByOneAsync(ReceivedBankFile file, IReadOnlyList<ReceivedLine> lines, Actor actor, CancellationToken cancellationToken)
    {
        var setAside = 0;
        foreach (var line in lines)
        {
            try
            {
                setAside += await StepAsync(file, [line], actor, cancellationToken);
            }
            catch (Exception e) when (e is not (OperationCanceledException or LostClaimException))
            {
                log.LogError(e, "Line {Line} of bank file {File} failed and was set aside", line.Line, file.Name);
                await db.WriteAsync(async () =>
                {
                    db.ChangeTracker.Clear();
                    await files.KeepAsync(file, cancellationToken);
                    Record(file, line, entry: null, ReceivedEntryOutcome.SetAside, e.GetType().Name);
                    return await db.SaveChangesAsync(cancellationToken);
                }, cancellationToken);
                setAside++;
            }
        }

        return setAside;
    }

    private Task<int> StepAsync(ReceivedBankFile file, IReadOnlyList<ReceivedLine> lines, Actor actor, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        db.ChangeTracker.Clear();
        await files.KeepAsync(file, cancellationToken);
        var ours = await OursAsync(lines, cancellationToken);

        // A return needs its account's whole life: looking through all of them for changes at each step would take most of the time.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var setAside = 0;
            foreach (var line in lines)
            {
                setAside += await ApplyAsync(file, line, ours.GetValueOrDefault(line.Addenda.OriginalTrace), actor, cancellationToken) ? 0 : 1;
            }

            db.ChangeTracker.DetectChanges();
            await db.SaveChangesAsync(cancellationToken);
            return setAside;
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }, cancellationToken);

    private async Task<bool> ApplyAsync(ReceivedBankFile file, ReceivedLine line, BankFileEntry? entry, Actor actor, CancellationToken cancellationToken)
    {
        var (outcome, reason) = entry is null ? (ReceivedEntryOutcome.NotOurs, "") : await ApplyAsync(line, entry, actor, cancellationToken);
        Record(file, line, entry, outcome, reason);
        if (outcome is not (ReceivedEntryOutcome.SetAside or ReceivedEntryOutcome.NotOurs))
        {
            return true;
        }

        log.LogError("Line {Line} of bank file {File} ({Code}, trace {Trace}) was set aside: {Outcome} {Reason}", line.Line, file.Name, line.Addenda.Code, line.Addenda.OriginalTrace, outcome, reason);
        return false;
    }

    private async Task<(ReceivedEntryOutcome Outcome, string Reason)> ApplyAsync(ReceivedLine line, BankFileEntry entry, Actor actor, CancellationToken cancellationToken)
    {
        if (line.Addenda.Type == "98")
        {
            var wrong = corrections.Apply(entry.Method, line.Addenda, actor);
            return wrong is null ? (ReceivedEntryOutcome.Applied, "") : (ReceivedEntryOutcome.SetAside, wrong);
        }

        if (entry.ReturnedAt is not null)
        {
            return (ReceivedEntryOutcome.AlreadyReturned, "");
        }

        if (line.Entry.Amount != entry.Amount)
        {
            return (ReceivedEntryOutcome.SetAside, $"the amount is {line.Entry.Amount}, we sent {entry.Amount}");
        }

        return await returned.ApplyAsync(entry, ReturnReason.Of(line.Addenda.Code), actor, cancellationToken) is { } refused
            ? (ReceivedEntryOutcome.SetAside, refused)
            : (ReceivedEntryOutcome.Applied, "");
    }

    /// <summary>Our entries by trace number; after millions of entries numbers come again, and the newest is meant.</summary>
    private async Task<Dictionary<string, BankFileEntry>> OursAsync(IReadOnlyList<ReceivedLine> lines, CancellationToken cancellationToken)
    {
        var traces = lines.Select(l => l.Addenda.OriginalTrace).Distinct().ToList();
        var entries = await db.BankFileEntries
            .Where(e => traces.Contains(e.Trace) && e.File.SentAt != null)
            .Include(e => e.Method).ThenInclude(m => m.Customer)
            .Include(e => e.Check)
            .Include(e => e.Payment!.Account.Terms).Include(e => e.Payment!.Account.Vehicle)
            .Include(e => e.Refund!.Account.Terms).Include(e => e.Refund!.Account.Vehicle)
            .OrderBy(e => e.BankFileEntryId)
            .ToListAsync(cancellationToken);
        var newest = new Dictionary<string, BankFileEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            newest[entry.Trace] = entry;
        }

        return newest;
    }

    private void Record(ReceivedBankFile file, ReceivedLine line, BankFileEntry? entry, ReceivedEntryOutcome outcome, string reason)
    {
        var now = clock.UtcNow();
        db.ReceivedBankEntries.Add(new ReceivedBankEntry
        {
            ReceivedBankFileId = file.ReceivedBankFileId,
            Line = line.Line,
            Code = line.Addenda.Code,
            OriginalTrace = line.Addenda.OriginalTrace,
            BankFileEntryId = entry?.BankFileEntryId,
            Outcome = outcome,
            Reason = reason,
            At = now,
        });
        if (outcome is ReceivedEntryOutcome.SetAside or ReceivedEntryOutcome.NotOurs)
        {
            // A line is dealt with once, so its case opens once.
            db.StaffCases.Add(StaffCase.Open(CaseKind.SetAside, $"bank file {file.ReceivedBankFileId} line {line.Line}", $"The bank sent {line.Addenda.Code} for trace {line.Addenda.OriginalTrace}, and it could not be booked", now,
                BankCalendar.AddBankingDays(clock.Today(), 1), note: outcome is ReceivedEntryOutcome.NotOurs ? $"No payment of ours has this trace. File {file.Name}, line {line.Line}." : $"{reason}. File {file.Name}, line {line.Line}."));
        }
    }
}
