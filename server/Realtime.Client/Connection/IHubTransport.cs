namespace Realtime.Client;

/// <summary>One hub connection, used once. Every failure is a <see cref="RealtimeException"/>.</summary>
internal interface IHubTransport : IAsyncDisposable
{
    /// <summary>Ends when the connection has ended, for whatever reason.</summary>
    Task Closed { get; }

    /// <summary>Ends when the server asks to go elsewhere within the given time.</summary>
    Task<TimeSpan> Drained { get; }

    Task StartAsync(CancellationToken cancellationToken);

    Task<T> InvokeAsync<T>(string method, object?[] arguments, CancellationToken cancellationToken);

    Task InvokeAsync(string method, object?[] arguments, CancellationToken cancellationToken);
}

/// <summary>Takes what the server sends of its own accord.</summary>
internal interface IHubReceiver
{
    void OnEvents(EventBatch batch);

    void OnSignal(Signal signal);

    void OnHeads(IReadOnlyDictionary<Guid, long> heads);
}
