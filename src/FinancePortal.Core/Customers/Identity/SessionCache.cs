using System.Collections.Concurrent;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>
/// What this instance read of sessions in the last seconds, so that a page and its parts ask the database once. Age is counted in
/// real elapsed time, whatever the clock says: it bounds how long a session ended on another instance still works here.
/// </summary>
public sealed class SessionCache
{
    private const int Most = 20_000;
    private readonly ConcurrentDictionary<string, (SignedInSession Session, long ReadAt)> _sessions = new(StringComparer.Ordinal);

    internal SignedInSession? Find(byte[] hash) =>
        _sessions.TryGetValue(Name(hash), out var kept) && IsFresh(kept.ReadAt) ? kept.Session : null;

    internal void Keep(byte[] hash, SignedInSession session)
    {
        if (_sessions.Count >= Most)
        {
            foreach (var (name, _) in _sessions.Where(s => !IsFresh(s.Value.ReadAt)))
            {
                _sessions.TryRemove(name, out _);
            }
        }

        if (_sessions.Count < Most)
        {
            _sessions[Name(hash)] = (session, Environment.TickCount64);
        }
    }

    internal void Forget(byte[] hash) => _sessions.TryRemove(Name(hash), out _);

    internal void ForgetUser(long userId, long? exceptSessionId)
    {
        foreach (var (name, _) in _sessions.Where(s => s.Value.Session.UserId == userId && s.Value.Session.SessionId != exceptSessionId))
        {
            _sessions.TryRemove(name, out _);
        }
    }

    private static bool IsFresh(long readAt) => Environment.TickCount64 - readAt < (long)SessionRules.Cached.TotalMilliseconds;

    private static string Name(byte[] hash) => Convert.ToBase64String(hash);
}
