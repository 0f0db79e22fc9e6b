namespace Realtime.Client;

/// <summary>
/// Keeps one stream whole over changing connections: pushed events are only a hint, so whenever the stream is known to reach
/// further than what was applied, it asks the server for what is missing. At most one question is under way.
/// </summary>
internal sealed class StreamFollower : IDisposable
{
    private readonly Lock _gate = new();
    private readonly RealtimeClientOptions _options;
    private readonly RetryDelays _delays;
    private readonly StreamLog _log;
    private readonly ITimer _gapTimer;
    private readonly CancellationTokenSource _ending = new();
    private readonly CancellationToken _ended;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IHubTransport? _transport;
    private bool _isAsking;
    private bool _isTimerSet;
    private bool _hasEnded;

    public StreamFollower(RealtimeClientOptions options, Guid streamId, long? after)
    {
        _options = options;
        StreamId = streamId;
        _delays = new RetryDelays(options);
        _log = new StreamLog(after);
        _ended = _ending.Token;
        _gapTimer = options.TimeProvider.CreateTimer(_ => OnGapTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes each event in order. Called under the lock, so that two threads cannot swap events.</summary>
    public required Action<Event> GiveOut { get; init; }

    /// <summary>Told before the first event after a jump.</summary>
    public required Action<StreamResync> Jumped { get; init; }

    /// <summary>Told once, with the reason when it was not asked for.</summary>
    public required Action<Exception?> Ended { get; init; }

    public Guid StreamId { get; }

    public long? Seq => Locked(() => _log.Seq);

    public long Head => Locked(() => _log.Head);

    /// <summary>Ends with the server's first answer.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Takes events that the server pushed.</summary>
    public void Receive(IReadOnlyList<Event> events) => Change(() => Apply(_log.Receive(events)));

    /// <summary>Takes the head that the server told.</summary>
    public void Announce(long head) => Change(() => _log.Announce(head));

    /// <summary>Goes on over a new connection from where the stream stands.</summary>
    public void Resume(IHubTransport fresh)
    {
        lock (_gate)
        {
            if (_hasEnded || (_isAsking && ReferenceEquals(_transport, fresh)))
            {
                return;
            }

            _transport = fresh;
            _isAsking = true;
        }

        _ = AskAsync(fresh);
    }

    /// <summary>Ends the following; nothing is given out afterwards.</summary>
    /// <returns>False when it had ended before.</returns>
    public bool End(Exception? reason)
    {
        lock (_gate)
        {
            if (_hasEnded)
            {
                return false;
            }

            _hasEnded = true;
            _gapTimer.Dispose();
        }

        _ending.Cancel();
        _ending.Dispose();
        _ready.TrySetException(reason ?? new RealtimeException(ErrorCodes.ClientClosed, "The subscription was disposed."));
        Ended(reason);
        return true;
    }

    public void Dispose() => End(null);

    private async Task AskAsync(IHubTransport source)
    {
        try
        {
            for (var attempt = 0; Position(source, out var after); attempt++)
            {
                try
                {
                    var reply = await source.CallAsync<SubscribeReply>(_options, "Subscribe", [StreamId, after], _ended);
                    if (!Take(source, after, reply))
                    {
                        return;
                    }

                    attempt = -1;
                }
                catch (RealtimeException error) when (error.IsTransient && !source.Closed.IsCompleted)
                {
                    await _delays.WaitAsync(attempt, _ended);
                }
            }
        }
        catch (RealtimeException error) when (error.IsTransient)
        {
            // The connection has ended; the next one resumes.
            Locked(() => _isAsking = _isAsking && !ReferenceEquals(source, _transport));
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // Ended on purpose.
        }
        catch (Exception error)
        {
            End(error);
        }
    }

    /// <summary>Tells from where to ask over this connection; false when there is nothing to ask, or not over this one.</summary>
    private bool Position(IHubTransport source, out long? after)
    {
        lock (_gate)
        {
            after = _log.Seq;
            return _isAsking && !_hasEnded && ReferenceEquals(source, _transport);
        }
    }

    /// <returns>True when there is more to ask for. An answer that brought nothing is not repeated at once: the timer does that.</returns>
    private bool Take(IHubTransport source, long? after, SubscribeReply reply)
    {
        var isMore = false;
        Change(() =>
        {
            if (!ReferenceEquals(source, _transport))
            {
                // A late answer over a former connection: the present one has asked for itself.
                return;
            }

            if (_log.Seq is null)
            {
                Apply(_log.StartAt(reply.Head));
            }
            else if (reply.Resync && _log.Seq == after)
            {
                Jumped(new StreamResync(StreamId, after, reply.Head));
                Apply(_log.StartAt(reply.Head));
            }

            Apply(_log.Receive(reply.Events));
            _log.Announce(reply.Head);
            isMore = _isAsking = _log.IsBehind && _log.Seq != after;
            _ready.TrySetResult();
        });
        return isMore;
    }

    private void Apply(IReadOnlyList<Event> events)
    {
        foreach (var item in events)
        {
            GiveOut(item);
        }
    }

    /// <summary>Runs a change under the lock, then sees to it that a hole is asked for. What the caller's code throws ends the
    /// following.</summary>
    private void Change(Action change)
    {
        try
        {
            lock (_gate)
            {
                if (_hasEnded)
                {
                    return;
                }

                change();
                if (_log.Seq is not null && _log.IsBehind && !_isAsking && !_isTimerSet)
                {
                    _isTimerSet = _gapTimer.Change(_options.GapDelay, Timeout.InfiniteTimeSpan);
                }
            }
        }
        catch (Exception error)
        {
            End(error);
        }
    }

    private void OnGapTimer()
    {
        IHubTransport? source = null;
        lock (_gate)
        {
            _isTimerSet = false;
            if (_log.IsBehind && !_isAsking && !_hasEnded && _transport is { Closed.IsCompleted: false })
            {
                source = _transport;
                _isAsking = true;
            }
        }

        if (source is not null)
        {
            _ = AskAsync(source);
        }
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }
}
