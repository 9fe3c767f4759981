using System.Globalization;
using FinancePortal.Core.Demo;
using FinancePortal.Core.Jobs;

namespace FinancePortal.Web.Commands;

internal sealed class SeedCommand : Command
{
    private const int MostContracts = 20_000_000;
    private const int MostMonths = 72;
    private const int DefaultMonths = 36;

    public override string Name => "seed";
    public override string Synopsis => "seed --contracts N --seed S [--history MONTHS] [--opening-balance] [--users N] [--autopay]";
    public override string Summary => "make a synthetic portfolio, the same for the same S; --users gives the first N customers a sign-in (Development only), --autopay turns it on everywhere";
    public override IReadOnlyList<string> Options => ["--contracts=", "--seed=", "--history=", "--opening-balance", "--users=", "--autopay"];

    public override async Task<bool> RunAsync(CommandLine line, IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        line.NoValues();
        var contracts = line.Number("--contracts", 1, MostContracts) ?? throw new UsageException("Say how many: --contracts 1000");
        var users = line.Number("--users", 0, contracts) ?? 0;
        var request = new SeedRequest(
            contracts,
            line.Number("--seed", 0, int.MaxValue) ?? throw new UsageException("Give a number that decides what is made: --seed 1"),
            line.Number("--history", 1, MostMonths) ?? DefaultMonths,
            line.Has("--opening-balance"),
            users,
            users == 0 ? 0 : await services.GetRequiredService<LoadUserService>().CountAsync(cancellationToken),
            line.Has("--autopay"));
        var made = await services.GetRequiredService<SeedService>().SeedAsync(request, output.WriteLine, cancellationToken);
        var seconds = Math.Max(0.001m, (decimal)made.Took.TotalSeconds);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"Made {made.Contracts:N0} contracts in {seconds:N1} seconds: {made.Entries:N0} ledger entries ({made.Entries / seconds:N0} a second), {made.Rows:N0} rows in all ({made.Rows / seconds:N0} a second)."));
        if (users > 0)
        {
            var progress = new JobProgress(services.GetRequiredService<TimeProvider>(), output.WriteLine);
            await services.GetRequiredService<LoadUserService>().MakeAsync(made.FirstCustomer, users, progress, cancellationToken);
            await output.WriteLineAsync($"They sign in as {LoadUserService.Email(request.UsersBefore + 1)} to {LoadUserService.Email(request.UsersBefore + users)}, with the password and key of the demo people.");
        }

        return true;
    }
}
