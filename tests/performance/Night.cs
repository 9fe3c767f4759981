using System.Diagnostics;
using System.Globalization;

namespace FinancePortal.Performance;

/// <summary>
/// The night's jobs by the operator's commands on a seeded database, in wall and processor time, and what customers' home pages take
/// meanwhile. The jobs run in a process of their own, as on a second instance.
/// </summary>
internal static class Night
{
    private const int Visitors = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync(string portalFolder, string database, int returns)
    {
        var data = Path.GetDirectoryName(database)!;
        var night = OnBankingDay(DateOnly.FromDateTime(DateTime.Now).AddDays(31));
        await using var portal = await Portal.StartAsync(portalFolder, database, jobs: false);
        var customers = await Portal.SignInAsync(Visitors);
        await HomesAsync(customers, Task.Delay(TimeSpan.FromSeconds(3)));
        var idle = await HomesAsync(customers, Task.Delay(TimeSpan.FromSeconds(10)));
        Console.WriteLine($"home page of {Visitors} customers, nothing else: p95 {idle:0.0} ms");
        await JobAsync("collect-autopay", night);
        await JobAsync("announce-autopay", night.AddDays(1));
        await JobAsync("write-bank-file", night);
        var sent = Directory.EnumerateFiles(Path.Combine(data, "bank", "outbound")).Single();
        var (text, count) = ReturnFile.Of(sent, returns);
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(data, "bank", "inbound")).FullName, "returns.txt"), text);
        Console.WriteLine($"a return file of {count} entries:");
        await JobAsync("read-returns", OnBankingDay(night.AddDays(2)));

        async Task JobAsync(string job, DateOnly on)
        {
            var (before, watch) = (ChildrenSeconds(), Stopwatch.StartNew());
            using var process = Start(portalFolder, database, job, on);
            var said = "";
            process.OutputDataReceived += (_, e) => said = e.Data?.StartsWith(job, StringComparison.Ordinal) == true ? e.Data : said;
            process.ErrorDataReceived += (_, e) => Console.Error.WriteLine(e.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            var busy = await HomesAsync(customers, process.WaitForExitAsync());
            Console.WriteLine($"{said} Wall {watch.Elapsed.TotalSeconds:0.0} s and processor {ChildrenSeconds() - before:0.0} s with start-up; home page meanwhile p95 {busy:0.0} ms, {busy / idle:0.0} times idle");
        }
    }

    private static Process Start(string folder, string database, string job, DateOnly on)
    {
        var data = Path.GetDirectoryName(database)!;
        var day = on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("dotnet", ["FinancePortal.Web.dll", "job", job, "--on", day]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ConnectionStrings__Portal"] = $"Data Source={database}",
            ["Portal__DataFolder"] = data,
            ["Portal__Demo"] = "false",
            ["Portal__Clock__Now"] = $"{day}T18:05:00",
            ["Email__PickupFolder"] = Path.Combine(data, "mail"),
            ["Serilog__MinimumLevel__Default"] = "Warning",
            ["Bank__Folder"] = Path.Combine(data, "bank"),
            ["Bank__RoutingNumber"] = "091000019",
            ["Bank__BankName"] = "First Example Bank",
            ["Bank__SenderId"] = "1123456789",
            ["Bank__SenderName"] = "Northline Auto Finance",
            ["Bank__CompanyName"] = "Northline Auto",
            ["Bank__CompanyId"] = "1123456789",
        })
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>The 95th percentile, in milliseconds, of home pages that people open at their leisure until something is over.</summary>
    private static async Task<double> HomesAsync(Customer[] customers, Task over)
    {
        var took = await Task.WhenAll(customers.Select(async customer =>
        {
            var times = new List<double>();
            while (!over.IsCompleted)
            {
                var watch = Stopwatch.StartNew();
                await Portal.HomeAsync(customer);
                times.Add(watch.Elapsed.TotalMilliseconds);
                await Task.Delay(Pause);
            }

            return times;
        }));
        await over;
        var all = took.SelectMany(t => t).Order().ToList();
        return all[all.Count * 95 / 100];
    }

    /// <summary>Processor time of the processes that this one started and that have ended.</summary>
    private static double ChildrenSeconds()
    {
        var stat = File.ReadAllText("/proc/self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture)) / 100.0;
    }

    private static DateOnly OnBankingDay(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };
}
