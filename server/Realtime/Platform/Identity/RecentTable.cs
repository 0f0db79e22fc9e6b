using System.Diagnostics.CodeAnalysis;

namespace Realtime.Platform.Identity;

/// <summary>
/// Notes about callers in bounded memory: when it is full, the one that was set longest ago goes, and no other. Dropping more at
/// once would let a flood wipe out what is known about everybody. Not safe for use by several threads at once.
/// </summary>
internal sealed class RecentTable<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _nodes = [];
    private readonly LinkedList<(TKey Key, TValue Value)> _order = [];

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var known = _nodes.TryGetValue(key, out var node);
        value = known ? node!.Value.Value : default;
        return known;
    }

    /// <summary>Reads a note and counts it as set just now.</summary>
    public bool TryTouch(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var known = _nodes.TryGetValue(key, out var node);
        value = known ? node!.Value.Value : default;
        if (known && node!.Next is not null)
        {
            _order.Remove(node);
            _order.AddLast(node);
        }

        return known;
    }

    public void Set(TKey key, TValue value)
    {
        Remove(key);
        if (_nodes.Count == capacity)
        {
            Remove(_order.First!.Value.Key);
        }

        _nodes[key] = _order.AddLast((key, value));
    }

    public void Remove(TKey key)
    {
        if (_nodes.Remove(key, out var node))
        {
            _order.Remove(node);
        }
    }
}
