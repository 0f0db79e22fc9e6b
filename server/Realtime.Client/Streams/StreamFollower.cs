namespace Realtime.Client;

/// <summary>
/// Keeps one stream whole over changing connections: pushed events are only a hint, so whenever the stream is known to reach
/// further than what was applied, it asks the server for what is missing. At most one question is under way.
/// </summary>
internal sealed class StreamFollower : IDisposable
{
    private readonly Lock gate = new();
    private readonly RealtimeClientOptions options;
    private readonly RetryDelays delays;
    private readonly StreamLog log;
    private readonly ITimer gapTimer;
    private readonly CancellationTokenSource ending = new();
    private readonly CancellationToken ended;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IHubTransport? transport;
    private bool isAsking;
    private bool isTimerSet;
    private bool hasEnded;

    public StreamFollower(RealtimeClientOptions options, Guid streamId, long? after)
    {
        this.options = options;
        StreamId = streamId;
        delays = new RetryDelays(options);
        log = new StreamLog(after);
        ended = ending.Token;
        gapTimer = options.TimeProvider.CreateTimer(_ => OnGapTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes each event in order. Called under the lock, so that two threads cannot swap events.</summary>
    public required Action<Event> GiveOut { get; init; }

    /// <summary>Told before the first event after a jump.</summary>
    public required Action<StreamResync> Jumped { get; init; }

    /// <summary>Told once, with the reason when it was not asked for.</summary>
    public required Action<Exception?> Ended { get; init; }

    public Guid StreamId { get; }

    public long? Seq => Locked(() => log.Seq);

    public long Head => Locked(() => log.Head);

    /// <summary>Ends with the server's first answer.</summary>
    public Task Ready => ready.Task;

    /// <summary>The connection that the stream is followed over, if any.</summary>
    public IHubTransport? Transport => Locked(() => transport);

    /// <summary>Takes events that the server pushed.</summary>
    public void Receive(IReadOnlyList<Event> events) => Change(() => Apply(log.Receive(events)));

    /// <summary>Takes the head that the server told.</summary>
    public void Announce(long head) => Change(() => log.Announce(head));

    /// <summary>Goes on over a new connection from where the stream stands.</summary>
    public void Resume(IHubTransport fresh)
    {
        lock (gate)
        {
            if (hasEnded || (isAsking && ReferenceEquals(transport, fresh)))
            {
                return;
            }

            transport = fresh;
            isAsking = true;
        }

        _ = AskAsync(fresh);
    }

    /// <summary>Ends the following; nothing is given out afterwards.</summary>
    /// <returns>False when it had ended before.</returns>
    public bool End(Exception? reason)
    {
        lock (gate)
        {
            if (hasEnded)
            {
                return false;
            }

            hasEnded = true;
            gapTimer.Dispose();
        }

        ending.Cancel();
        ending.Dispose();
        ready.TrySetException(reason ?? new RealtimeException(ErrorCodes.ClientClosed, "The subscription was disposed."));
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
                    var reply = await source.CallAsync<SubscribeReply>(options, "Subscribe", [StreamId, after], ended);
                    if (!Take(source, after, reply))
                    {
                        return;
                    }

                    attempt = -1;
                }
                catch (RealtimeException error) when (error.IsTransient && !source.Closed.IsCompleted)
                {
                    await delays.WaitAsync(attempt, ended);
                }
            }
        }
        catch (RealtimeException error) when (error.IsTransient)
        {
            // The connection has ended; the next one resumes.
            Locked(() => isAsking = isAsking && !ReferenceEquals(source, transport));
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
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
        lock (gate)
        {
            after = log.Seq;
            return isAsking && !hasEnded && ReferenceEquals(source, transport);
        }
    }

    /// <returns>True when there is more to ask for. An answer that brought nothing is not repeated at once: the timer does that.</returns>
    private bool Take(IHubTransport source, long? after, SubscribeReply reply)
    {
        var isMore = false;
        Change(() =>
        {
            if (!ReferenceEquals(source, transport))
            {
                // A late answer over a former connection: the present one has asked for itself.
                return;
            }

            if (log.Seq is null)
            {
                Apply(log.StartAt(reply.Head));
            }
            else if (reply.Resync && log.Seq == after)
            {
                Jumped(new StreamResync(StreamId, after, reply.Head));
                Apply(log.StartAt(reply.Head));
            }

            Apply(log.Receive(reply.Events));
            log.Announce(reply.Head);
            isMore = isAsking = log.IsBehind && log.Seq != after;
            ready.TrySetResult();
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

    /// <summary>Runs a change under the lock, then sees to it that a hole is asked for. What the caller's code throws ends the following.</summary>
    private void Change(Action change)
    {
        try
        {
            lock (gate)
            {
                if (hasEnded)
                {
                    return;
                }

                change();
                if (log.Seq is not null && log.IsBehind && !isAsking && !isTimerSet)
                {
                    isTimerSet = gapTimer.Change(options.GapDelay, Timeout.InfiniteTimeSpan);
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
        lock (gate)
        {
            isTimerSet = false;
            if (log.IsBehind && !isAsking && !hasEnded && transport is { Closed.IsCompleted: false })
            {
                source = transport;
                isAsking = true;
            }
        }

        if (source is not null)
        {
            _ = AskAsync(source);
        }
    }

    private T Locked<T>(Func<T> read)
    {
        lock (gate)
        {
            return read();
        }
    }
}
