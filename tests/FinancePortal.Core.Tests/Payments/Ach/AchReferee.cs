using System.Diagnostics;
using System.Text.Json;
using FinancePortal.Testing;

namespace FinancePortal.Core.Tests.Payments.Ach;

/// <summary>What the referee says of one file.</summary>
internal sealed record Judgement(IReadOnlyList<string> Errors, int Entries, long Cents);

/// <summary>The npm package achkit, written by others: it reads our bank files as a bank would. Installed once, pinned, without scripts.</summary>
internal static class AchReferee
{
    private const string Package = "achkit@0.2.0";
    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "referee");
    private static readonly SemaphoreSlim OneInstalls = new(1);

    public static async Task<Judgement> JudgeAsync(string file)
    {
        var path = Path.Combine(TestFolder.New("referee"), "file.txt");
        await File.WriteAllTextAsync(path, file);
        var line = await RunAsync("node", [Path.Combine(Repository.Root, "tests/FinancePortal.Core.Tests/Payments/Ach/referee.mjs"), await InstalledAsync(), path]);
        using var said = JsonDocument.Parse(line);
        return new Judgement(
            [.. said.RootElement.GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("code").GetString()}: {e.GetProperty("message").GetString()}")],
            said.RootElement.GetProperty("entries").GetInt32(),
            said.RootElement.GetProperty("cents").GetInt64());
    }

    private static async Task<string> InstalledAsync()
    {
        var main = Path.Combine(Folder, "node_modules", "achkit", "dist", "index.js");
        await OneInstalls.WaitAsync();
        try
        {
            if (!File.Exists(main))
            {
                Directory.CreateDirectory(Folder);
                await RunAsync("npm", ["install", "--prefix", Folder, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", Package]);
            }
        }
        finally
        {
            OneInstalls.Release();
        }

        return main;
    }

    private static async Task<string> RunAsync(string program, IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} failed: {await errors}");
    }
}
