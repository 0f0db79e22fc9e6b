using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;

namespace Realtime.Tests.Features.Presence;

/// <summary>The signals that one socket is sent, in order.</summary>
public sealed class SignalLog
{
    private readonly Channel<JsonElement> _signals = Channel.CreateUnbounded<JsonElement>();

    private SignalLog(HubConnection socket) => socket.On<JsonElement>("Signal", signal => _signals.Writer.TryWrite(signal));

    /// <summary>Follows a stream and collects its signals from now on.</summary>
    public static async Task<SignalLog> FollowAsync(HubConnection socket, Guid streamId)
    {
        var log = new SignalLog(socket);
        await socket.InvokeAsync<JsonElement>("Subscribe", streamId, null, TestContext.Current.CancellationToken);
        return log;
    }

    /// <summary>Waits for the next signal: who it is about, its type, and its flag.</summary>
    public async Task<(Guid ActorId, string? Type, bool Flag)> NextAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        var signal = await _signals.Reader.ReadAsync(limit.Token);
        return (
            signal.GetProperty("actorId").GetGuid(), signal.GetProperty("type").GetString(),
            signal.GetProperty("data").EnumerateObject().Single().Value.GetBoolean());
    }

    /// <summary>Waits for the next signal about somebody.</summary>
    public async Task<(Guid ActorId, string? Type, bool Flag)> NextAboutAsync(Guid actorId)
    {
        while (true)
        {
            var signal = await NextAsync();
            if (signal.ActorId == actorId)
            {
                return signal;
            }
        }
    }

    /// <summary>What came so far and was not asked for yet.</summary>
    public IEnumerable<Guid> Rest()
    {
        while (_signals.Reader.TryRead(out var signal))
        {
            yield return signal.GetProperty("actorId").GetGuid();
        }
    }
}
