using Realtime.Client;

namespace Realtime.Tests.Client.Fakes;

/// <summary>A connection to a <see cref="FakeServer"/>. Calls run on the caller's thread, so a test is repeatable.</summary>
internal sealed class FakeTransport(FakeServer server, IHubReceiver receiver) : IHubTransport
{
    private readonly TaskCompletionSource _closed = new();
    private readonly TaskCompletionSource<TimeSpan> _drained = new();
    private readonly List<Action> _held = [];

    public IHubReceiver Receiver => receiver;

    public HashSet<Guid> Subscribed { get; } = [];

    public bool IsOpen => !_closed.Task.IsCompleted;

    public Task Closed => _closed.Task;

    public Task<TimeSpan> Drained => _drained.Task;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        server.Open(this);
        return Task.CompletedTask;
    }

    public async Task<T> InvokeAsync<T>(string method, object?[] arguments, CancellationToken cancellationToken)
    {
        RefuseWhenClosed();
        var reply = server.Answer(this, method, arguments);
        if (server.LosesReplies)
        {
            Close();
        }

        if (server.HoldsReplies)
        {
            var release = new TaskCompletionSource();
            _held.Add(release.SetResult);
            await release.Task;
        }

        RefuseWhenClosed();
        return (T)reply!;
    }

    public async Task InvokeAsync(string method, object?[] arguments, CancellationToken cancellationToken) =>
        await InvokeAsync<object?>(method, arguments, cancellationToken);

    public void AskToDrain(TimeSpan within) => _drained.TrySetResult(within);

    public void Close()
    {
        _closed.TrySetResult();
        ReleaseReplies();
    }

    public void ReleaseReplies()
    {
        var releases = _held.ToList();
        _held.Clear();
        releases.ForEach(release => release());
    }

    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private void RefuseWhenClosed()
    {
        if (!IsOpen)
        {
            throw new RealtimeException(ErrorCodes.ConnectionLost, "The connection is closed.");
        }
    }
}
