using System.Net.WebSockets;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Realtime.Client;

/// <summary>The hub over a WebSocket, without negotiation: any node may answer, so none has to be remembered.</summary>
internal sealed class SignalRTransport : IHubTransport
{
    private readonly RealtimeClientOptions _options;
    private readonly Session _session;
    private readonly HubConnection _hub;
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<TimeSpan> _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SignalRTransport(RealtimeClientOptions options, Session session, IHubReceiver receiver)
    {
        _options = options;
        _session = session;
        var address = new Uri(options.BaseAddress.AbsoluteUri.TrimEnd('/') + "/hubs/realtime");
        _hub = new HubConnectionBuilder()
            .WithUrl(address, HttpTransportType.WebSockets, Configure)
            .AddJsonProtocol(json => json.PayloadSerializerOptions = HubJson.Options)
            .Build();
        _hub.On<EventBatch>("Events", receiver.OnEvents);
        _hub.On<Signal>("Signal", receiver.OnSignal);
        _hub.On<Dictionary<Guid, long>>("Heads", receiver.OnHeads);
        _hub.On<DrainNotice>("Drain", notice => _drained.TrySetResult(TimeSpan.FromMilliseconds(notice.DelayMs)));
        _hub.Closed += _ =>
        {
            _closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    public Task Closed => _closed.Task;

    public Task<TimeSpan> Drained => _drained.Task;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _hub.StartAsync(cancellationToken);
        }
        catch (Exception error) when (error is not RealtimeException && !cancellationToken.IsCancellationRequested)
        {
            throw IsRefusal(error) ? new RealtimeException(ErrorCodes.ConnectionRefused, error.Message, error) : HubErrors.Broken(error);
        }
    }

    public async Task<T> InvokeAsync<T>(string method, object?[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await _hub.InvokeCoreAsync<T>(method, arguments, cancellationToken);
        }
        catch (HubException error)
        {
            var coded = HubErrors.Parse(error);
            if (coded.Code == ErrorCodes.AuthRequired)
            {
                // The identity of this connection has expired. A new one is made with a renewed identity, and the call repeated there.
                _closed.TrySetResult();
                throw HubErrors.Broken(error);
            }

            throw coded;
        }
        catch (Exception error) when (error is not NotSupportedException && !cancellationToken.IsCancellationRequested)
        {
            throw HubErrors.Broken(error);
        }
    }

    public Task InvokeAsync(string method, object?[] arguments, CancellationToken cancellationToken) =>
        InvokeAsync<object?>(method, arguments, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _closed.TrySetResult();
    }

    private void Configure(HttpConnectionOptions connection)
    {
        connection.SkipNegotiation = true;
        connection.Cookies = _session.Cookies;
        connection.AccessTokenProvider = async () => await _session.GetTokenAsync(CancellationToken.None);
        if (_options.WebSocketFactory is { } factory)
        {
            connection.WebSocketFactory = factory;
        }
    }

    private static bool IsRefusal(Exception? error) =>
        error is WebSocketException { WebSocketErrorCode: WebSocketError.NotAWebSocket }
        || (error is not null && IsRefusal(error.InnerException));
}
