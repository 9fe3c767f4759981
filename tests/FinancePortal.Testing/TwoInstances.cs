namespace FinancePortal.Testing;

/// <summary>Two instances of the portal on one database, with one set of keys and one clock, as behind a load balancer.</summary>
public sealed class TwoInstances : IAsyncDisposable
{
    public TwoInstances(params IReadOnlyList<(string Name, string Value)> settings)
        : this(TimeSpan.Zero, settings)
    {
    }

    /// <param name="ahead">By how much the second one's clock is before the first one's, which is right.</param>
    /// <param name="settings">Of both.</param>
    public TwoInstances(TimeSpan ahead, params IReadOnlyList<(string Name, string Value)> settings)
    {
        First = new PortalHost();
        Second = new PortalHost { Database = First.Database, Clock = ahead == TimeSpan.Zero ? First.Clock : First.Clock.Ahead(ahead), DataFolder = First.DataFolder };
        foreach (var (name, value) in settings)
        {
            First.Settings[name] = Second.Settings[name] = value;
        }
    }

    public PortalHost First { get; }
    public PortalHost Second { get; }

    /// <summary>The first for even numbers, the second for odd ones.</summary>
    public PortalHost this[int number] => number % 2 == 0 ? First : Second;

    public async ValueTask DisposeAsync()
    {
        await Second.DisposeAsync();
        await First.DisposeAsync();
    }
}
