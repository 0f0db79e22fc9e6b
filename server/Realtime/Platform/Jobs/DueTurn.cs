namespace Realtime.Platform.Jobs;

/// <summary>Whose turn a work is. Who finds it taken leaves a wish and goes; whoever has it goes round again.</summary>
internal sealed class DueTurn
{
    private readonly Lock _sync = new();
    private bool _isTaken;
    private DateTimeOffset? _wanted;

    /// <summary>Wishes for all that is due by an instant.</summary>
    /// <returns>Whether the caller has the turn now, and so must see to the wishes.</returns>
    public bool TryTake(DateTimeOffset until)
    {
        lock (_sync)
        {
            _wanted = _wanted > until ? _wanted : until;
            return !_isTaken && (_isTaken = true);
        }
    }

    /// <summary>What was wished for since it was last asked; null when nothing was, and then the turn is over.</summary>
    public DateTimeOffset? Next()
    {
        lock (_sync)
        {
            var wanted = _wanted;
            _wanted = null;
            _isTaken = wanted is not null;
            return wanted;
        }
    }
}
