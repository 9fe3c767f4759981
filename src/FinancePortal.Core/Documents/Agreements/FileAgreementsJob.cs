using System.Globalization;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Documents.Agreements;

/// <summary>Files what was agreed in the last days and is not in the glovebox: a server may have stopped between the two.</summary>
public sealed class FileAgreementsJob(AgreementPaperService papers) : Job
{
    private const int DaysBack = 7;

    public override string Name => "file-agreements";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var filed = 0;
        foreach (var account in await papers.RecentAsync(BusinessClock.ToUtc(on.AddDays(-DaysBack), TimeOnly.MinValue), cancellationToken))
        {
            filed += await papers.FileAsync(account, cancellationToken);
            progress.Report(filed, "papers");
        }

        return string.Create(CultureInfo.InvariantCulture, $"{filed} papers filed");
    }
}
