using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;
using Realtime.Tests.Support;

namespace Realtime.Tests.Promises;

/// <summary>What a socket was sent: an event, which has a number, or a signal, which has none.</summary>
internal sealed record Heard(Guid StreamId, JsonNode Content)
{
    public string Text { get; } = Content.ToJsonString();

    public long? Seq => Content["seq"]?.GetValue<long>();

    public bool IsSignal(string type, Guid actorId) =>
        Seq is null && Content["type"]!.GetValue<string>() == type && Content["actorId"]!.GetValue<Guid>() == actorId;

    /// <summary>Opens a socket that follows some streams from now on.</summary>
    public static async Task<(HubConnection Socket, ConcurrentQueue<Heard> Heard)> ListenAsync(Person person, Guid[] streams)
    {
        var heard = new ConcurrentQueue<Heard>();
        var socket = await person.ConnectAsync();
        socket.On<JsonNode>("Events", message =>
        {
            foreach (var e in message["events"]!.AsArray())
            {
                heard.Enqueue(new Heard(message["streamId"]!.GetValue<Guid>(), e!));
            }
        });
        socket.On<JsonNode>("Signal", signal => heard.Enqueue(new Heard(signal["streamId"]!.GetValue<Guid>(), signal)));
        foreach (var stream in streams)
        {
            await socket.InvokeAsync<JsonNode>("Subscribe", stream, (long?)null, TestContext.Current.CancellationToken);
        }

        return (socket, heard);
    }
}
