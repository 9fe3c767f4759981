using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FinancePortal.Testing;

/// <summary>The built portal as a process of its own, so that it can be killed, and its commands. It listens on the same port after each start.</summary>
public sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, string> settings;
    private readonly StringBuilder output = new();
    private readonly int port = FreePort();
    private Process? process;

    /// <param name="settings">Configuration, with colons or double underscores between levels.</param>
    public ServerProcess(IEnumerable<KeyValuePair<string, string>> settings)
    {
        this.settings = new(settings) { ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}" };
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(20) };
    }

    private HttpClient Client { get; }

    /// <summary>What the server wrote; for the message of a failing test.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Somebody new, without cookies.</summary>
    public Visitor Visitor() => new(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
    {
        BaseAddress = Client.BaseAddress,
        Timeout = Client.Timeout,
    });

    /// <summary>Starts the server and waits until it answers; the time that took.</summary>
    public async Task<TimeSpan> StartAsync()
    {
        var clock = Stopwatch.StartNew();
        process = Launch([]);
        while (clock.Elapsed < StartTime && !process.HasExited)
        {
            try
            {
                using var answer = await Client.GetAsync("/");
                return clock.Elapsed;
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }

            await Task.Delay(20);
        }

        throw new InvalidOperationException($"The server did not start in {StartTime.TotalSeconds:0} seconds. It wrote:\n{Output}");
    }

    /// <summary>SIGKILL: the process gets no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        if (process is not null)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            process = null;
        }
    }

    /// <summary>Runs one of the operator's commands to its end; fails with what it wrote when it does.</summary>
    public async Task<string> CommandAsync(params string[] arguments)
    {
        lock (output)
        {
            output.Clear();
        }

        using var command = Launch(arguments);
        await command.WaitForExitAsync();
        return command.ExitCode == 0 ? Output : throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with {command.ExitCode}:\n{Output}");
    }

    /// <summary>Starts a command and kills it (SIGKILL) when a moment has come, unless it ended before.</summary>
    public async Task CommandAndKillAsync(Func<CancellationToken, Task> moment, params string[] arguments)
    {
        using var command = Launch(arguments);
        using var over = new CancellationTokenSource();
        var ended = command.WaitForExitAsync();
        var come = moment(over.Token);
        if (await Task.WhenAny(ended, come) == come)
        {
            command.Kill();
            await come;
            await ended;
            return;
        }

        await over.CancelAsync();
        await come.ContinueWith(static _ => { }, TaskScheduler.Default);
    }

    public void Dispose()
    {
        process?.Kill();
        process?.Dispose();
        Client.Dispose();
    }

    private Process Launch(string[] arguments)
    {
        var web = Repository.PathTo("src", "FinancePortal.Web");
        var built = Path.Combine(web, AppContext.BaseDirectory[AppContext.BaseDirectory.LastIndexOf($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)..].TrimStart(Path.DirectorySeparatorChar), "FinancePortal.Web.dll");
        var start = new ProcessStartInfo("dotnet", [built, .. arguments]) { UseShellExecute = false, WorkingDirectory = web, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var started = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
        started.OutputDataReceived += Keep;
        started.ErrorDataReceived += Keep;
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (output)
        {
            output.AppendLine(line.Data);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
