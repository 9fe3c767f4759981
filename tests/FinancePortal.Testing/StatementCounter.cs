using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FinancePortal.Testing;

/// <summary>Remembers the SQL statements that Entity Framework sends to one database while it exists.</summary>
public sealed class StatementCounter : IDisposable
{
    private static readonly ConcurrentDictionary<StatementCounter, PortalDatabase> Counters = [];

    /// <summary>Listens as long as the process lives: Entity Framework asks only once a second whether somebody does.</summary>
    private static readonly IDisposable Ears = DiagnosticListener.AllListeners.Subscribe(new Listeners());

    private readonly ConcurrentQueue<string> statements = [];

    public StatementCounter(PortalDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        Listen();
        Counters[this] = database;
    }

    public IReadOnlyCollection<string> Statements => statements;

    /// <summary>Called before the first statement of a process.</summary>
    internal static void Listen() => GC.KeepAlive(Ears);

    public void Dispose() => Counters.TryRemove(this, out _);

    private abstract class Observer<T> : IObserver<T>
    {
        public abstract void OnNext(T value);

        public void OnCompleted()
        {
            // listeners live as long as the process
        }

        public void OnError(Exception error)
        {
            // a listener never reports an error
        }
    }

    private sealed class Listeners : Observer<DiagnosticListener>
    {
        public override void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore")
            {
                value.Subscribe(new Commands());
            }
        }
    }

    private sealed class Commands : Observer<KeyValuePair<string, object?>>
    {
        public override void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandExecutedEventData executed && executed.Command.Connection is { } connection)
            {
                foreach (var (counter, database) in Counters)
                {
                    if (database.Owns(connection))
                    {
                        counter.statements.Enqueue(executed.Command.CommandText);
                    }
                }
            }
        }
    }
}
