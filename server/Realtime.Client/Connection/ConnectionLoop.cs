namespace Realtime.Client;

/// <summary>Keeps one hub connection up for ever: makes it, waits until it ends, makes it again. Ends only when signing in fails for
/// good.</summary>
/// <param name="options">Delays and clock.</param>
/// <param name="dial">Makes an unused transport.</param>
/// <param name="signIn">Makes sure that there is an identity to connect with.</param>
/// <param name="verify">Asks whether the identity is still good after the server refused a connection; throws when it is not.</param>
internal sealed class ConnectionLoop(
    RealtimeClientOptions options,
    Func<IHubTransport> dial,
    Func<CancellationToken, Task> signIn,
    Func<CancellationToken, Task> verify) : IAsyncDisposable
{
    // A connection that ends sooner counts as a failed attempt: a server that accepts and closes must not be hammered.
    private static readonly TimeSpan Stable = TimeSpan.FromSeconds(5);
    private readonly RetryDelays _delays = new(options);
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private Task? _running;

    /// <summary>Called with each new connection, before anything waits for it.</summary>
    public required Action<IHubTransport> Opened { get; init; }

    public required Action<ConnectionStatus> StatusChanged { get; init; }

    /// <summary>Called once with the reason when the loop ends by itself.</summary>
    public required Action<Exception> Failed { get; init; }

    /// <summary>Starts connecting.</summary>
    /// <returns>Ends with the first connection, or fails when signing in fails for good.</returns>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _running ??= RunAsync();
        }

        return _started.Task.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _started.TrySetException(new RealtimeException(ErrorCodes.ClientClosed, "The client was disposed."));
        if (_running is { } task)
        {
            await task;
        }

        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            await StayConnectedAsync();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Disposed: the caller of DisposeAsync waits for this.
        }
        catch (Exception error)
        {
            _started.TrySetException(error);
            Failed(error);
        }
        finally
        {
            StatusChanged(ConnectionStatus.Closed);
        }
    }

    private async Task StayConnectedAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            StatusChanged(ConnectionStatus.Connecting);
            if (await TryOpenAsync() is { } transport)
            {
                var since = options.TimeProvider.GetTimestamp();
                await using (transport)
                {
                    StatusChanged(ConnectionStatus.Online);
                    Opened(transport);
                    _started.TrySetResult();
                    await UntilEndAsync(transport);
                }

                if (options.TimeProvider.GetElapsedTime(since) >= Stable)
                {
                    attempt = 0;
                }
            }

            StatusChanged(ConnectionStatus.Offline);
            await _delays.WaitAsync(attempt, _stopping.Token);
        }
    }

    private async Task<IHubTransport?> TryOpenAsync()
    {
        var transport = dial();
        try
        {
            await signIn(_stopping.Token);
            await transport.StartAsync(_stopping.Token);
            return transport;
        }
        catch (RealtimeException error) when (!IsFinal(error))
        {
            await transport.DisposeAsync();
            if (error.Code == ErrorCodes.ConnectionRefused)
            {
                await VerifyAsync();
            }

            return null;
        }
        catch
        {
            await transport.DisposeAsync();
            throw;
        }
    }

    private async Task VerifyAsync()
    {
        try
        {
            await verify(_stopping.Token);
        }
        catch (RealtimeException error) when (!IsFinal(error))
        {
            // The server cannot tell now. The next attempt will find out.
        }
    }

    // A wrong address or password is told at once. Later only a refused sign-in ends the loop: a proxy may answer anything during a
    // deployment.
    private bool IsFinal(RealtimeException error) =>
        !error.IsTransient && (!_started.Task.IsCompletedSuccessfully || error.Code.StartsWith("auth.", StringComparison.Ordinal));

    private async Task UntilEndAsync(IHubTransport transport)
    {
        if (await Task.WhenAny(transport.Closed, transport.Drained).WaitAsync(_stopping.Token) == transport.Drained)
        {
            var pause = Task.Delay(_delays.Part(await transport.Drained), options.TimeProvider, _stopping.Token);
            await await Task.WhenAny(transport.Closed, pause);
        }
    }
}
