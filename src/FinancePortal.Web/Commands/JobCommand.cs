using System.Globalization;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Staff.Rules;
using FinancePortal.Core.Values;

namespace FinancePortal.Web.Commands;

internal sealed class JobCommand : Command
{
    public override string Name => "job";
    public override string Synopsis => "job NAME [--on DATE]";
    public override string Summary => "run a job of the timetable now, for a business date (default: today)";
    public override IReadOnlyList<string> Options => ["--on="];

    public override async Task<bool> RunAsync(CommandLine line, IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var jobs = JobSchedule.All.Select(time => (Job)services.GetRequiredService(time.Job)).ToList();
        var names = string.Join(", ", jobs.Select(j => j.Name).Order(StringComparer.Ordinal));
        var name = line.Only($"the name of one job: {names}");
        var job = jobs.Find(j => j.Name == name) ?? throw new UsageException($"There is no job {name}. There are: {names}");

        await services.GetRequiredService<RuleBookService>().RefreshAsync(cancellationToken);
        var clock = services.GetRequiredService<TimeProvider>();
        var on = line.Date("--on") ?? clock.Today();
        var started = clock.GetTimestamp();
        var result = await job.RunAsync(on, new JobProgress(clock, output.WriteLine), cancellationToken);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{job.Name} for {on:yyyy-MM-dd}: {result}, in {clock.GetElapsedTime(started).TotalSeconds:N1} seconds."));
        return true;
    }
}
