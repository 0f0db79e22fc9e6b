using Microsoft.Extensions.Logging;

namespace Realtime.Platform.Events;

/// <summary>One stream that somebody looks at.</summary>
internal sealed class LiveStream
{
    private readonly Lock _sync = new();
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly EventRing _ring;
    private readonly Publisher _publisher;
    private bool _retired;
    private bool _idle;

    public LiveStream(Guid id, string kind, EventLogOptions options, TimeProvider clock, ILogger logger)
    {
        Id = id;
        Kind = kind;
        _ring = new EventRing(options.RingSize, options.RingBytes);
        _publisher = new Publisher(this, options, clock, logger);
        Signals = new SignalSender(Members, clock, logger);
    }

    public Guid Id { get; }

    public string Kind { get; }

    public Members Members { get; } = new();

    public SignalSender Signals { get; }

    public Task Loaded => _loaded.Task;

    public long Head
    {
        get
        {
            lock (_sync)
            {
                return _ring.Head;
            }
        }
    }

    public void Load(IReadOnlyList<Event> newest)
    {
        lock (_sync)
        {
            _ring.Load(newest.Count == 0 ? 0 : newest[^1].Seq, newest);
        }

        _loaded.SetResult();
    }

    public void FailLoad(Exception exception) => _loaded.SetException(exception);

    /// <summary>On the lane's thread, in order.</summary>
    public void Add(Event e)
    {
        lock (_sync)
        {
            _ring.Add(e);
        }

        _publisher.Enqueue(e);
    }

    /// <summary>Adds a member, unless the stream was just forgotten: then look it up again.</summary>
    public bool TryJoin(Subscription subscription)
    {
        lock (_sync)
        {
            if (_retired)
            {
                return false;
            }

            _idle = false;
            Members.Add(subscription);
            return true;
        }
    }

    /// <summary>The head, and what is newer than <paramref name="after"/> if memory has it all; otherwise null.</summary>
    public (long Head, List<Event>? Events) Read(long after, int limit)
    {
        lock (_sync)
        {
            return (_ring.Head, _ring.Covers(after) ? _ring.After(after, limit) : null);
        }
    }

    /// <summary>Whether it had no member at two sweeps in a row.</summary>
    public bool TryRetire()
    {
        lock (_sync)
        {
            if (Members.Count > 0 || !Loaded.IsCompleted)
            {
                return _idle = false;
            }

            if (!_idle)
            {
                _idle = true;
                return false;
            }

            return _retired = true;
        }
    }
}
