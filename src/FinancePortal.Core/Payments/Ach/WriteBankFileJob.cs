using FinancePortal.Core.Jobs;
using FinancePortal.Core.Values;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.Payments.Ach;

/// <summary>
/// Writes the bank file of a banking day at the cut-off and hands it over. Whatever an earlier run left unsent goes first. It may
/// be stopped at any point and run again.
/// </summary>
public sealed class WriteBankFileJob(BankFileService files, BankFileSendingService sending, FrozenPaymentService frozen, ILogger<WriteBankFileJob> log) : Job
{
    private static readonly Actor Self = Actor.System("write-bank-file");

    public override string Name => "write-bank-file";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var said = await SendAsync(cancellationToken);
        if (!BankCalendar.IsBankingDay(on))
        {
            return Say(said, "the banks are closed");
        }

        var isAnythingToDo = await files.IsAnythingToDoAsync(on, cancellationToken);
        var setAside = 0;
        if (isAnythingToDo)
        {
            var file = await files.OpenAsync(on, cancellationToken);
            setAside = await FillAsync(file, on, progress, cancellationToken);
            await files.CloseAsync(file, cancellationToken);
        }

        // After the file, so that whoever freezes while it is filled is among them.
        setAside += SetAside(await frozen.TakeBackAsync(on, Self, cancellationToken), progress);
        if (!isAnythingToDo && setAside == 0)
        {
            return Say(said, "nothing to send");
        }

        said.AddRange(await SendAsync(cancellationToken));
        return Say(said, $"{setAside} set aside");
    }

    private async Task<int> FillAsync(long file, DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        var (done, setAside) = (0, 0);
        await foreach (var step in files.FillAsync(file, on, cancellationToken))
        {
            (done, setAside) = (done + step.Added, setAside + SetAside(step.SetAside, progress));
            progress.Report(done, "entries");
        }

        return setAside;
    }

    private int SetAside(IReadOnlyList<SetAsideRow> rows, JobProgress progress)
    {
        foreach (var (subject, why) in rows)
        {
            log.LogError("{Subject} was set aside at the cut-off: {Why}", subject, why);
            progress.SetAside(subject, why);
        }

        return rows.Count;
    }

    private async Task<List<string>> SendAsync(CancellationToken cancellationToken)
    {
        var said = new List<string>();
        foreach (var unsent in await sending.UnsentAsync(cancellationToken))
        {
            if (await sending.SendAsync(unsent, Self, cancellationToken) is { } sent)
            {
                said.Add($"{sent.Name} sent: {sent.EntryCount} entries, debits {sent.Debits}, credits {sent.Credits}");
            }
        }

        return said;
    }

    private static string Say(List<string> said, string last) => string.Join("; ", [.. said, last]);
}
