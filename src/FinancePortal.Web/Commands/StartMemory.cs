namespace FinancePortal.Web.Commands;

/// <summary>
/// Starting makes far more garbage than the portal keeps (the database model, the routes, compiled queries), and the server
/// collector would hold those pages for work that an idle portal does not have: they go back to the system once.
/// </summary>
internal static class StartMemory
{
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);
    private static int asked;

    /// <summary>Once a process, however many portals a test starts in it.</summary>
    public static void GiveBackLater(CancellationToken stopping)
    {
        if (Interlocked.Exchange(ref asked, 1) == 0)
        {
            _ = GiveBackAsync(stopping);
        }
    }

    private static async Task GiveBackAsync(CancellationToken stopping)
    {
        await Task.Delay(Settled, TimeProvider.System, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stopping.IsCancellationRequested)
        {
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
