using System.Diagnostics;
using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.Commands;

/// <summary>The real binary refuses to start with a sentence that names the setting, and with exit code 1 instead of a trace.</summary>
public sealed class StartTests
{
    private readonly string folder = TestFolder.New("start");

    [Theory]
    [InlineData("Portal__Clock__Now is 'soon': write a date", "Development", "Portal__Clock__Now=soon")]
    [InlineData("Database__Provider is 'Oracle': use Sqlite or SqlServer.", "Development", "Database__Provider=Oracle")]
    [InlineData("Secrets__FieldKeys__1 is missing", "Production")]
    [InlineData("Secrets__FieldKeys__1 is missing", "Staging")]
    [Trait("ASVS", "V13.3.1")]
    public async Task A_wrong_setting_is_named(string sentence, string environment, params string[] settings)
    {
        var (code, errors) = await StartAsync(environment, settings);

        Assert.Equal(1, code);
        Assert.StartsWith(sentence, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Errors)> StartAsync(string environment, string[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "FinancePortal.Web.dll"), "--urls", "http://localhost:0"])
        {
            WorkingDirectory = Repository.PathTo("src", "FinancePortal.Web"),
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["ConnectionStrings__Portal"] = $"Data Source={Path.Combine(folder, "portal.db")}";
        foreach (var setting in settings)
        {
            var (name, value) = (setting[..setting.IndexOf('=', StringComparison.Ordinal)], setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        await output;
        return (process.ExitCode, await errors);
    }
}
