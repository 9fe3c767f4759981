using FinancePortal.Core.Data;

namespace FinancePortal.Web.Commands;

/// <summary>The operator's commands: <c>FinancePortal.Web COMMAND …</c>. Exit code 0: done; 1: failed; 2: not understood; 130: interrupted.</summary>
internal static class Operator
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int NotUnderstood = 2;
    private const int Interrupted = 130;

    public static IReadOnlyList<Command> Commands { get; } = [new MigrateCommand(), new AdminCommand(), new SeedCommand(), new VerifyCommand(), new JobCommand(), new ImportPasswordsCommand()];

    /// <summary>Without a word, or with settings such as <c>--urls</c> only, the portal is served.</summary>
    public static bool IsCommand(ReadOnlySpan<string> args) => args is ["--help" or "-h", ..] || (args is [var first, ..] && !first.StartsWith('-') && !first.StartsWith('/'));

    public static async Task<int> RunAsync(string[] args, IServiceProvider services, TextWriter output, TextWriter errors)
    {
        using var interrupt = new CancellationTokenSource();
        ConsoleCancelEventHandler onInterrupt = (_, e) =>
        {
            e.Cancel = true;
            interrupt.Cancel();
        };
        Console.CancelKeyPress += onInterrupt;
        try
        {
            if (args[0] is "help" or "--help" or "-h")
            {
                await WriteUsageAsync(output);
                return Done;
            }

            var command = Commands.FirstOrDefault(c => c.Name == args[0]) ?? throw new UsageException($"There is no command {args[0]}.");
            var line = CommandLine.Parse(args.AsSpan(1), command.Options);
            await using var scope = services.CreateAsyncScope();
            return await command.RunAsync(line, scope.ServiceProvider, output, interrupt.Token) ? Done : Failed;
        }
        catch (UsageException e)
        {
            await errors.WriteLineAsync(e.Message);
            await WriteUsageAsync(errors);
            return NotUnderstood;
        }
        catch (StartRefusedException e)
        {
            await errors.WriteLineAsync(e.Message);
            return Failed;
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            await errors.WriteLineAsync("Interrupted. What was finished stays; run the command again.");
            return Interrupted;
        }
        catch (Exception e)
        {
            await errors.WriteLineAsync($"{args[0]} failed.");
            await errors.WriteLineAsync(e.ToString());
            return Failed;
        }
        finally
        {
            Console.CancelKeyPress -= onInterrupt;
        }
    }

    private static async Task WriteUsageAsync(TextWriter writer)
    {
        await writer.WriteLineAsync("Usage: dotnet run --project src/FinancePortal.Web -- COMMAND (without a command the portal is served)");
        foreach (var command in Commands)
        {
            await writer.WriteLineAsync($"  {command.Synopsis}");
            await writer.WriteLineAsync($"      {command.Summary}");
        }
    }
}
