using System.Globalization;
using FinancePortal.Core.Audit;
using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;

namespace FinancePortal.Web.Commands;

internal sealed class VerifyCommand : Command
{
    public override string Name => "verify";
    public override string Synopsis => "verify";
    public override string Summary => "check the ledger's invariants and the audit trail; exit code 1 when one fails";

    public override async Task<bool> RunAsync(CommandLine line, IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        line.NoValues();
        var clock = services.GetRequiredService<TimeProvider>();
        var started = clock.GetTimestamp();
        var progress = new JobProgress(clock, text => output.WriteLine($"      {text}"));
        var results = await services.GetRequiredService<VerifyService>().RunAsync(result => Print(result, output), progress, cancellationToken);
        var trail = await services.GetRequiredService<AuditVerificationService>().VerifyAsync(done => progress.Report(done, "audit rows"), cancellationToken);
        results = [.. results, new CheckResult("The audit trail is as it was written", $"sealed rows, {trail.Unsealed} not sealed yet", trail.Sealed, trail.FirstBad is null ? 0 : 1, trail.FirstBad is { } bad ? [bad] : [])];
        Print(results[^1], output);

        var failed = results.Count(r => !r.Passed);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{results.Count - failed} checks passed, {failed} failed, in {clock.GetElapsedTime(started).TotalSeconds:N1} seconds."));
        return failed == 0;
    }

    private static void Print(CheckResult result, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(result.Passed ? "PASS" : "FAIL")}  {result.Name} ({result.Checked:N0} {result.Rows})"));
        foreach (var offender in result.FirstOffenders)
        {
            output.WriteLine($"      {offender}");
        }

        if (result.Offenders > result.FirstOffenders.Count)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"      … {result.Offenders:N0} in all"));
        }
    }
}
