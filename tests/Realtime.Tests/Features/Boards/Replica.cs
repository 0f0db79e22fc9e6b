using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Connections.Client;
using Realtime.Client;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Boards;

/// <summary>What one client knows of a board: the fold of what it was sent, across reconnections.</summary>
public sealed class Replica(Person person, Uri address, Guid boardId) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly BoardFold _fold = new();
    private readonly HashSet<Guid> _heard = [];
    private RealtimeClient? _client;
    private volatile CutSocket? _socket;

    public Person Person { get; } = person;

    public long Seq { get; private set; }

    /// <summary>Comes (back) and goes on from the last event that was applied.</summary>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        if (_client is not null)
        {
            await _client.DisposeAsync();
        }

        _client = new RealtimeClient(new RealtimeClientOptions
        {
            BaseAddress = address,
            Credentials = new Credentials(Person.Email, Person.Password),
            RetryBase = TimeSpan.FromMilliseconds(50),
            RetryCap = TimeSpan.FromSeconds(1),
            WebSocketFactory = DialAsync,
        });
        await _client.StartAsync(cancellationToken);
        await _client.SubscribeAsync(boardId, Seq, Apply, cancellationToken);
    }

    /// <summary>Looks at the board as this client has it now.</summary>
    public T Read<T>(Func<BoardFold, T> look)
    {
        lock (_gate)
        {
            return look(_fold);
        }
    }

    /// <summary>Whether it was told of what an operation did.</summary>
    public bool HasHeard(Guid opId)
    {
        lock (_gate)
        {
            return _heard.Contains(opId);
        }
    }

    /// <summary>Moves a card over the socket and answers with the receipt.</summary>
    /// <param name="move">The move.</param>
    /// <param name="cut">Where the connection breaks on the way; the client comes back by itself.</param>
    public async Task<JsonNode> MoveAsync(JsonObject move, Cut? cut = null)
    {
        _socket!.BreakAt(cut);
        return await _client!.InvokeAsync<JsonNode>("MoveCard", [move], TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
        {
            await _client.DisposeAsync();
        }
    }

    private async ValueTask<WebSocket> DialAsync(WebSocketConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.Cookies = context.Options.Cookies;
        if (await context.Options.AccessTokenProvider!() is { } token)
        {
            socket.Options.SetRequestHeader("Authorization", "Bearer " + token);
        }

        await socket.ConnectAsync(context.Uri, cancellationToken);
        return _socket = new CutSocket(socket, "MoveCard");
    }

    private void Apply(Event e)
    {
        lock (_gate)
        {
            // A client that is going away may still be handing over what its successor asked for.
            if (e.Seq == Seq + 1)
            {
                _fold.Apply(new JsonObject { ["type"] = e.Type, ["data"] = JsonNode.Parse(e.Data.GetRawText()) });
                Seq = e.Seq;
                _heard.UnionWith(e.OpId is { } opId ? [opId] : []);
            }
            else if (e.Seq > Seq)
            {
                Assert.Fail($"{e.Seq} came after {Seq}.");
            }
        }
    }
}
