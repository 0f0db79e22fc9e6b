using System.Text.Json.Nodes;
using Realtime.Client;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Boards;

/// <summary>What one client knows of a board: the fold of what it was sent, across reconnections.</summary>
public sealed class Replica(Person person, Uri address, Guid boardId) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly BoardFold _fold = new();
    private RealtimeClient? _client;

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

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
        {
            await _client.DisposeAsync();
        }
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
            }
            else if (e.Seq > Seq)
            {
                Assert.Fail($"{e.Seq} came after {Seq}.");
            }
        }
    }
}
