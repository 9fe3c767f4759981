using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FinancePortal.Testing;

/// <summary>Remembers the SQL statements that Entity Framework sends to one database while it exists. Make it before the host: a context that ran without one stays silent for a second.</summary>
public sealed class StatementCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentQueue<string> statements = [];
    private readonly ConcurrentBag<IDisposable> subscriptions = [];
    private readonly PortalDatabase database;

    public StatementCounter(PortalDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        this.database = database;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public IReadOnlyCollection<string> Statements => statements;

    public void Dispose()
    {
        foreach (var subscription in subscriptions)
        {
            subscription.Dispose();
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData executed && executed.Command.Connection is { } connection && database.Owns(connection))
        {
            statements.Enqueue(executed.Command.CommandText);
        }
    }

    public void OnCompleted()
    {
        // listeners live as long as the process
    }

    public void OnError(Exception error)
    {
        // a listener never reports an error
    }
}
