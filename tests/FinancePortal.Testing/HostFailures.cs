using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Testing;

/// <summary>The exceptions that a host logged as errors, for the message of a test that met a status page.</summary>
public sealed class HostFailures : ILoggerProvider
{
    private readonly ConcurrentQueue<string> all = [];

    public IReadOnlyCollection<string> All => all;

    /// <summary>The last one.</summary>
    public override string ToString() => all.LastOrDefault() ?? "";

    public ILogger CreateLogger(string categoryName) => new Logger(all);

    public void Dispose()
    {
        // nothing is held
    }

    private sealed class Logger(ConcurrentQueue<string> all) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel) && exception is not null)
            {
                all.Enqueue($"{formatter(state, exception)} {exception}");
            }
        }
    }
}
