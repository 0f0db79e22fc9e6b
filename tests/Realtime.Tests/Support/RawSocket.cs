using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Realtime.Tests.Support;

/// <summary>A hub connection without a client library: what is sent is exactly what the test says.</summary>
public sealed class RawSocket : IAsyncDisposable
{
    private const char Separator = '\u001e';
    private readonly ClientWebSocket _socket = new();
    private readonly Queue<string> _frames = new();
    private readonly StringBuilder _partial = new();

    public static async Task<RawSocket> OpenAsync(
        ServerFixture server, Person? person = null, string? origin = null, string protocol = "json", string? bearer = null,
        string? queryToken = null, string? forwardedFor = null)
    {
        var raw = new RawSocket();
        if (person is not null)
        {
            raw._socket.Options.Cookies = person.Cookies;
        }

        if (origin is not null)
        {
            raw._socket.Options.SetRequestHeader("Origin", origin);
        }

        if (bearer is not null)
        {
            raw._socket.Options.SetRequestHeader("Authorization", "Bearer " + bearer);
        }

        if (forwardedFor is not null)
        {
            raw._socket.Options.SetRequestHeader("X-Forwarded-For", forwardedFor);
        }

        raw._socket.Options.CollectHttpResponseDetails = true;
        var query = queryToken is null ? "" : "access_token=" + queryToken;
        var address = new UriBuilder(server.Address) { Scheme = "ws", Path = "/hubs/realtime", Query = query }.Uri;
        try
        {
            await raw._socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        }
        catch (WebSocketException)
        {
            return raw;
        }

        await raw.SendAsync($$"""{"protocol":"{{protocol}}","version":1}""");
        var handshake = await raw.ReceiveAsync();
        Assert.Equal("{}", handshake?.ToJsonString());
        return raw;
    }

    public int HttpStatus => (int)_socket.HttpStatusCode;

    public Task SendAsync(string text) => SendBytesAsync(Encoding.UTF8.GetBytes(text + Separator));

    public Task SendBytesAsync(byte[] bytes, WebSocketMessageType type = WebSocketMessageType.Text) =>
        _socket.SendAsync(bytes, type, endOfMessage: true, TestContext.Current.CancellationToken);

    /// <summary>Calls a method and returns its completion; null when the server closed instead.</summary>
    public async Task<JsonNode?> InvokeAsync(string method, string arguments, string id = "1")
    {
        await SendAsync($$"""{"type":1,"invocationId":"{{id}}","target":"{{method}}","arguments":{{arguments}}}""");
        while (await ReceiveAsync() is { } frame)
        {
            if (frame["invocationId"]?.GetValue<string>() == id)
            {
                return frame;
            }
        }

        return null;
    }

    /// <summary>The next frame; null when the server closed.</summary>
    public async Task<JsonNode?> ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        while (_frames.Count == 0)
        {
            WebSocketReceiveResult received;
            try
            {
                received = await _socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            }
            catch (WebSocketException)
            {
                return null;
            }

            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            _partial.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
            var parts = _partial.ToString().Split(Separator);
            foreach (var part in parts[..^1])
            {
                _frames.Enqueue(part);
            }

            _partial.Clear().Append(parts[^1]);
        }

        return JsonNode.Parse(_frames.Dequeue());
    }

    /// <summary>Reads until the server closes; a test's time-out ends the wait.</summary>
    public async Task WaitForCloseAsync()
    {
        while (await ReceiveAsync() is not null)
        {
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
