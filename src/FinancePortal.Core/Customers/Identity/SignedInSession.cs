namespace FinancePortal.Core.Customers.Identity;

/// <summary>A living session with its user, as a request needs it.</summary>
public sealed class SignedInSession
{
    private long _lastSeen;

    public required long SessionId { get; init; }
    public required string Reference { get; init; }
    public required long UserId { get; init; }
    public required string DisplayName { get; init; }
    public required long? CustomerId { get; init; }
    public required IReadOnlyList<string> Roles { get; init; }
    public required DateTime AuthenticatedAt { get; init; }
    public required DateTime EndsAt { get; init; }

    public required DateTime LastSeenAt
    {
        get => new(Interlocked.Read(ref _lastSeen), DateTimeKind.Utc);
        init => _lastSeen = value.Ticks;
    }

    /// <summary>Whether this use is worth writing down; of several requests at once, one is told so.</summary>
    internal bool NoteUse(DateTime now)
    {
        var before = Interlocked.Read(ref _lastSeen);
        return now.Ticks - before >= SessionRules.UseGrain.Ticks && Interlocked.CompareExchange(ref _lastSeen, now.Ticks, before) == before;
    }
}
