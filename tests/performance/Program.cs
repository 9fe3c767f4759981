// Measures, five times in turn: the bare page, the portal's home page, the bare commit, the portal's payment. Prints medians and ratios.
// Usage: performance <folder of the published portal> <limit.dll> <database file> [seconds], performance night … (night.sh), or performance staff … (staff.sh)
using System.Diagnostics;
using FinancePortal.Performance;

if (args[0] == "night")
{
    await Night.RunAsync(args[1], args[2], int.Parse(args[3]));
    return;
}

if (args is ["staff", var published, var portfolio, var vins])
{
    await StaffDesk.MeasureAsync(published, portfolio, vins);
    return;
}

const int Runs = 5;
var (portalFolder, limitDll, database) = (args[0], args[1], args[2]);
var seconds = args.Length > 3 ? int.Parse(args[3]) : 5;

await using var limit = await Server.StartAsync(5999, "/enter?id=1", "dotnet", [limitDll, Path.Combine(Path.GetTempPath(), $"limit-{Environment.ProcessId}.db")]);
var (starts, memory) = await Portal.MeasureStartAsync(portalFolder, database, Runs);
await using var portal = await Portal.StartAsync(portalFolder, database);

var visitors = await Bare.EnterAsync(Portal.Connections);
var customers = await Portal.SignInAsync();
var turns = new int[Portal.Connections];
var rows = new List<(string Name, Func<int, Task> Once, List<double> Rates)>
{
    ("bare page", i => Bare.PageAsync(visitors[i]), []),
    ("home page of a signed-in customer", i => Portal.HomeAsync(NextOf(i)), []),
    ("bare durable commit", i => Bare.CommitAsync(visitors[i]), []),
    ("payment through its form", i => Portal.PayAsync(NextOf(i)), []),
};
foreach (var row in rows)
{
    await RateAsync(row.Once, 2);
}

for (var run = 1; run <= Runs; run++)
{
    foreach (var row in rows)
    {
        row.Rates.Add(await RateAsync(row.Once, seconds));
        Console.Error.WriteLine($"run {run}: {row.Name} {row.Rates[^1]:0} a second");
    }
}

Console.WriteLine($"""
    | | median of {Runs} | beside | ratio | wanted |
    |---|---|---|---|---|
    | home page of a signed-in customer | {Median(rows[1].Rates):0}/s | bare page {Median(rows[0].Rates):0}/s | {Ratio(1, 0):0.00} | 0.50 or more |
    | payment through its form (form, then confirm) | {Median(rows[3].Rates):0}/s | bare commit {Median(rows[2].Rates):0}/s | {Ratio(3, 2):0.00} | 0.10 or more |
    | first page after process start | {Median(starts) * 1000:0} ms | | | 1500 ms or less |
    | memory when idle | {memory:0} MiB | | | less than 200 MiB |
    """);
return;

Customer NextOf(int connection) => customers[connection + (Portal.Connections * (turns[connection]++ % (Portal.Customers / Portal.Connections)))];

double Ratio(int of, int to) => Median([.. rows[of].Rates.Zip(rows[to].Rates, (a, b) => a / b)]);

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

static async Task<double> RateAsync(Func<int, Task> once, int seconds)
{
    var done = 0;
    var clock = Stopwatch.StartNew();
    await Task.WhenAll(Enumerable.Range(0, Portal.Connections).Select(i => Task.Run(async () =>
    {
        while (clock.Elapsed.TotalSeconds < seconds)
        {
            await once(i);
            Interlocked.Increment(ref done);
        }
    })));
    return done / clock.Elapsed.TotalSeconds;
}
