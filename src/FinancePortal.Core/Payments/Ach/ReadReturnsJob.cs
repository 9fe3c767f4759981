using FinancePortal.Core.Jobs;
using FinancePortal.Core.Values;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.Payments.Ach;

/// <summary>
/// Reads the return files and notifications of change that the bank has sent. A file with a defect is refused whole and reported;
/// a sound one is applied line by line, each line once, whoever is killed meanwhile (P-PRC2).
/// </summary>
public sealed class ReadReturnsJob(IBankFileExchange exchange, ReceivedFileService files, BankReturnService returns, ILogger<ReadReturnsJob> log) : Job
{
    private static readonly Actor Self = Actor.System("read-returns");

    public override string Name => "read-returns";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var (read, refused, lines, setAside) = (0, 0, 0, 0);
        foreach (var name in exchange.Received())
        {
            if (await exchange.ReadAsync(name, cancellationToken) is not { } content || await files.TakeAsync(name, content, cancellationToken) is not { } work)
            {
                continue;
            }

            if (work.File.IsRefused)
            {
                log.LogError("Bank file {File} was refused: {Problems}", name, work.File.Problems);
                refused++;
            }

            try
            {
                foreach (var step in work.Lines.Chunk(BankReturnService.StepSize))
                {
                    setAside += await returns.ApplyAsync(work.File, step, Self, cancellationToken);
                    lines += step.Length;
                    progress.Report(lines, "returns");
                }
            }
            catch (LostClaimException e)
            {
                log.LogWarning("{Message}", e.Message);
                continue;
            }

            await files.CompleteAsync(work.File, cancellationToken);
            exchange.PutAway(name, work.File.IsRefused ? ReceivedFileEnd.Refused : ReceivedFileEnd.Done);
            read++;
        }

        progress.SetAside(await files.SetAsideAsync(cancellationToken));
        return $"{read} files, {lines} entries, {setAside} set aside, {refused} files refused";
    }
}
