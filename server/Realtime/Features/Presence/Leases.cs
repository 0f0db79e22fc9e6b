namespace Realtime.Features.Presence;

/// <summary>
/// Who is online: whoever has a lease that has not run out. Leases instead of counters, because a socket whose end nobody saw
/// runs out by itself. It knows no clock and no socket; the caller says what time it is.
/// </summary>
internal sealed class Leases(TimeSpan lease, TimeSpan grace)
{
    private readonly Dictionary<Guid, Dictionary<string, DateTimeOffset>> _ends = [];

    /// <summary>A socket was seen.</summary>
    public void Renew(Guid userId, string connectionId, DateTimeOffset now)
    {
        if (!_ends.TryGetValue(userId, out var ends))
        {
            _ends[userId] = ends = [];
        }

        ends[connectionId] = now + lease + grace;
    }

    /// <summary>A socket is gone: its person has the grace to come back.</summary>
    public void Release(Guid userId, string connectionId, DateTimeOffset now)
    {
        if (_ends.TryGetValue(userId, out var ends) && ends.TryGetValue(connectionId, out var end) && end > now + grace)
        {
            ends[connectionId] = now + grace;
        }
    }

    /// <summary>Forgets what has run out.</summary>
    public void Expire(DateTimeOffset now)
    {
        foreach (var (userId, ends) in _ends)
        {
            foreach (var (connectionId, end) in ends)
            {
                if (end <= now)
                {
                    ends.Remove(connectionId);
                }
            }

            if (ends.Count == 0)
            {
                _ends.Remove(userId);
            }
        }
    }

    /// <summary>Who is online, whichever leases <see cref="Expire"/> has not met yet.</summary>
    public HashSet<Guid> Online(DateTimeOffset now) =>
        [.. _ends.Where(user => user.Value.Values.Any(end => end > now)).Select(user => user.Key)];

    /// <summary>When the first lease runs out; null when there is none.</summary>
    public DateTimeOffset? FirstEnd() => _ends.Count == 0 ? null : _ends.Values.SelectMany(ends => ends.Values).Min();
}
