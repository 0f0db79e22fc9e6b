namespace Realtime.Platform.Limits;

/// <summary>How many things each caller holds open, up to a limit; 0 is none.</summary>
internal sealed class OpenCounts<TKey>(int limit)
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, int> _counts = [];

    /// <summary>Whether the caller holds all that it may.</summary>
    public bool IsFull(TKey caller)
    {
        lock (_gate)
        {
            return limit > 0 && _counts.GetValueOrDefault(caller) >= limit;
        }
    }

    /// <summary>Counts one more, unless that were too many.</summary>
    public bool TryOpen(TKey caller)
    {
        lock (_gate)
        {
            var count = _counts.GetValueOrDefault(caller);
            if (limit > 0 && count >= limit)
            {
                return false;
            }

            _counts[caller] = count + 1;
            return true;
        }
    }

    public void Close(TKey caller)
    {
        lock (_gate)
        {
            if (--_counts[caller] == 0)
            {
                _counts.Remove(caller);
            }
        }
    }
}
