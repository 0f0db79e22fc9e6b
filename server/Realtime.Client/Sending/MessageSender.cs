using System.Collections.Concurrent;

namespace Realtime.Client;

/// <summary>Sends messages until each has a definite outcome, over as many connections as that takes.</summary>
internal sealed class MessageSender(RealtimeClientOptions options)
{
    // A server that fails on one message again and again would otherwise hold up its channel for ever.
    private const int MostServerErrors = 10;
    private readonly Lock _gate = new();
    private readonly Outbox _outbox = new();
    private readonly RetryDelays _delays = new(options);
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource<MessageReceipt>> _waiting = new();
    private IHubTransport? _transport;
    private Exception? _failure;

    /// <summary>How many messages have no outcome yet.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _outbox.Count;
            }
        }
    }

    public async Task<MessageReceipt> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var outcome = new TaskCompletionSource<MessageReceipt>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_failure is not null)
            {
                throw _failure;
            }

            _outbox.Add(message);
            _waiting[message.OpId] = outcome;
        }

        await using var giveUp = cancellationToken.Register(() =>
        {
            Settle(message, task => task.TrySetCanceled(cancellationToken));
            Pump();
        });
        Pump();
        return await outcome.Task;
    }

    /// <summary>Sends what waits over a new connection.</summary>
    public void Resume(IHubTransport fresh)
    {
        lock (_gate)
        {
            _transport = fresh;
        }

        Pump();
    }

    /// <summary>Fails everything that waits, and every later call.</summary>
    public void EndAll(Exception reason)
    {
        lock (_gate)
        {
            _failure = reason;
            _transport = null;
        }

        foreach (var opId in _waiting.Keys)
        {
            if (_waiting.TryRemove(opId, out var outcome))
            {
                outcome.TrySetException(reason);
            }
        }
    }

    private void Pump()
    {
        List<OutgoingMessage> batch = [];
        IHubTransport? via;
        lock (_gate)
        {
            via = _transport is { Closed.IsCompleted: false } ? _transport : null;
            while (via is not null && _outbox.Take() is { } message)
            {
                batch.Add(message);
            }
        }

        foreach (var message in batch)
        {
            _ = DeliverAsync(via!, message);
        }
    }

    private async Task DeliverAsync(IHubTransport via, OutgoingMessage message)
    {
        try
        {
            for (var attempt = 0; _waiting.ContainsKey(message.OpId); attempt++)
            {
                try
                {
                    var receipt = await via.CallAsync<MessageReceipt>(options, "SendMessage", [message], CancellationToken.None);
                    Settle(message, outcome => outcome.TrySetResult(receipt));
                }
                catch (RealtimeException error) when (error.IsTransient && !via.Closed.IsCompleted && !IsHopeless(error, attempt))
                {
                    await _delays.WaitAsync(attempt, CancellationToken.None);
                }
            }
        }
        catch (RealtimeException error) when (error.IsTransient && error.Code != ErrorCodes.ServerError)
        {
            // The connection has ended; the message stays first of its channel and goes out over the next one.
            lock (_gate)
            {
                _outbox.Return(message.OpId);
            }
        }
        catch (Exception error)
        {
            Settle(message, outcome => outcome.TrySetException(error));
        }

        Pump();
    }

    private static bool IsHopeless(RealtimeException error, int attempt) =>
        error.Code == ErrorCodes.ServerError && attempt >= MostServerErrors;

    private void Settle(OutgoingMessage message, Func<TaskCompletionSource<MessageReceipt>, bool> end)
    {
        lock (_gate)
        {
            _outbox.Settle(message.OpId);
        }

        if (_waiting.TryRemove(message.OpId, out var outcome))
        {
            end(outcome);
        }
    }
}
