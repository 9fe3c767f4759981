using System.Diagnostics;

namespace FinancePortal.Performance;

/// <summary>Searches as Sam does, through the page, one after the other: how long 95 of 100 take at most.</summary>
internal static class StaffDesk
{
    private const int Searches = 200;

    private static readonly string[] First = ["Alex", "Bailey", "Cameron", "Dana", "Emerson", "Finley", "Harley", "Jordan", "Kendall", "Logan"];
    private static readonly string[] Last = ["Abbott", "Barker", "Castillo", "Dawson", "Espinoza", "Fletcher", "Goodwin", "Hubbard", "Ingram", "Jennings"];
    private static readonly string[] Zips = ["78701", "75201", "97205", "97301", "43215", "80202", "33602", "83702"];

    private static List<string> Vins = [];

    private static readonly (string Way, Func<Random, string> Ask)[] Ways =
    [
        ("account number", r => $"{5_500_000_000 + r.Next(1_000_000)}"),
        ("VIN", r => Vins[r.Next(Vins.Count)]),
        ("phone (10,000 people share each)", r => $"512-555-01{r.Next(100):00}"),
        ("e-mail", r => $"customer{r.Next(1_000_000)}@example.test"),
        ("ZIP (125,000 people each)", r => Zips[r.Next(Zips.Length)]),
        ("whole name (2,000 people each)", r => $"{First[r.Next(First.Length)]} {Last[r.Next(Last.Length)]}"),
        ("beginning of a name", r => $"{Last[r.Next(Last.Length)]}, {First[r.Next(First.Length)][..1]}"),
        ("name and ZIP", r => $"{Last[r.Next(Last.Length)]} {Zips[r.Next(Zips.Length)]}"),
        ("rare name and common ZIP", r => $"marsh {Zips[r.Next(Zips.Length)]}"),
        ("SSN that somebody has", _ => "987-65-4322"),
        ("SSN that nobody has", r => $"9{r.Next(10_000_000, 99_999_999)}"),
        ("a name that nobody has", r => $"zz{r.Next(1_000_000)}"),
    ];

    /// <param name="folder">Of the published portal.</param>
    /// <param name="database">With demo people and a seeded portfolio.</param>
    /// <param name="vins">A file with one VIN a line.</param>
    public static async Task MeasureAsync(string folder, string database, string vins)
    {
        Vins = [.. await File.ReadAllLinesAsync(vins)];
        await using var portal = await Portal.StartAsync(folder, database);
        using var sam = await Portal.SignInAsync("sam@example.test");
        var box = await sam.GetAsync("/staff/search");
        Console.WriteLine($"| found by | median | p95 of {Searches} | longest |\n|---|---|---|---|");
        foreach (var (way, ask) in Ways)
        {
            var (random, times) = (new Random(1), new List<double>());
            for (var i = 0; i < Searches; i++)
            {
                var typed = ask(random);
                var started = Stopwatch.GetTimestamp();
                var answer = way.StartsWith("SSN", StringComparison.Ordinal)
                    ? await Portal.SendAsync(sam, "/staff/search", box, "q", typed)
                    : await sam.GetAsync($"/staff/search?q={Uri.EscapeDataString(typed)}");
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                _ = answer.Status is 302 ? answer : answer.Expect(200);
            }

            times.Sort();
            Console.WriteLine($"| {way} | {times[Searches / 2]:0.0} ms | {times[Searches * 95 / 100]:0.0} ms | {times[^1]:0.0} ms |");
        }
    }
}
