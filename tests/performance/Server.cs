using System.Diagnostics;
using System.Globalization;

namespace FinancePortal.Performance;

/// <summary>A server process that ends with this program.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly Process process;

    private Server(Process process, TimeSpan start) => (this.process, StartTime) = (process, start);

    /// <summary>From process start to the first answered page.</summary>
    public TimeSpan StartTime { get; }

    public double MemoryMiB => long.Parse(File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;

    public static async Task<Server> StartAsync(int port, string firstPage, string program, string[] arguments, string? folder = null, Dictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder ?? "", RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        foreach (var (name, value) in settings ?? [])
        {
            start.Environment[name] = value;
        }

        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, e) => Console.Error.WriteLine(e.Data);
        process.ErrorDataReceived += (_, e) => Console.Error.WriteLine(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!process.HasExited && clock.Elapsed < TimeSpan.FromSeconds(60))
        {
            try
            {
                using var wire = new Wire(port);
                (await wire.GetAsync(firstPage)).Expect(200);
                return new Server(process, clock.Elapsed);
            }
            catch (System.Net.Sockets.SocketException)
            {
                await Task.Delay(10);
            }
        }

        throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} did not start.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
