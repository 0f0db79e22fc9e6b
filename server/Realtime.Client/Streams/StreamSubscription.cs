using System.Threading.Channels;

namespace Realtime.Client;

/// <summary>
/// One stream, followed for as long as the client lives: every event exactly once and in order, across reconnects.
/// Made by <see cref="RealtimeClient.SubscribeAsync"/>; disposing it unsubscribes.
/// </summary>
public sealed class StreamSubscription : IAsyncDisposable
{
    private readonly SubscriptionTable _owner;
    private readonly Channel<Event>? _queue;
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal StreamSubscription(RealtimeClientOptions options, Guid streamId, long? after, Action<Event>? onEvent, SubscriptionTable owner)
    {
        _owner = owner;
        _queue = onEvent is null ? System.Threading.Channels.Channel.CreateUnbounded<Event>(new() { SingleReader = true }) : null;
        Follower = new StreamFollower(options, streamId, after)
        {
            GiveOut = onEvent ?? (item => _queue!.Writer.TryWrite(item)),
            Jumped = OnJumped,
            Ended = OnEnded,
        };
    }

    /// <summary>The stream was set forward or back and events were skipped: reload its state. Raised before the next event.</summary>
    public event EventHandler<StreamResync>? Resynced;

    /// <summary>The stream that is followed.</summary>
    public Guid StreamId => Follower.StreamId;

    /// <summary>The sequence number of the last event given out; null before the starting point is known.</summary>
    public long? Seq => Follower.Seq;

    /// <summary>The last jump, if there was one; also tells of a jump on the very first answer, before a handler could be added.</summary>
    public StreamResync? LastResync { get; private set; }

    /// <summary>The newest sequence number that the stream is known to have.</summary>
    public long Head => Follower.Head;

    /// <summary>Ends when the subscription was disposed; fails when access was lost or the event callback threw.</summary>
    public Task Completion => _completion.Task;

    internal StreamFollower Follower { get; }

    /// <summary>Gives the events in order, as they come. For one reader; the queue grows while it does not read.</summary>
    /// <exception cref="RealtimeException">The subscription ended, such as by losing access.</exception>
    /// <exception cref="InvalidOperationException">The subscription was made with a callback.</exception>
    public IAsyncEnumerable<Event> ReadAllAsync(CancellationToken cancellationToken = default) =>
        _queue?.Reader.ReadAllAsync(cancellationToken)
        ?? throw new InvalidOperationException("The events go to the callback that was given on subscribing.");

    /// <summary>Unsubscribes. Nothing is given out afterwards.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Follower.End(null))
        {
            await _owner.UnsubscribeAsync(this);
        }
    }

    private void OnJumped(StreamResync jump)
    {
        LastResync = jump;
        Resynced?.Invoke(this, jump);
    }

    private void OnEnded(Exception? reason)
    {
        _queue?.Writer.TryComplete(reason);
        if (reason is null)
        {
            _completion.TrySetResult();
        }
        else
        {
            _completion.TrySetException(reason);
            _owner.Remove(this);
        }
    }
}
