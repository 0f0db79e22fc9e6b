using System.Net;

namespace Realtime.LoadLab;

/// <summary>A SignalR hub that broadcasts to a group and stores nothing: what everything else is compared with.</summary>
/// <param name="name">Its name in the table.</param>
/// <param name="settings">Environment variables for it; null removes one.</param>
public sealed class BarePeer(string name, IReadOnlyDictionary<string, string?> settings) : IPeer
{
    public string Name => name;

    public Task<ServerProcess> StartAsync() =>
        ServerProcess.StartAsync(Places.BareHub, [], settings, Places.Log(name));

    public Task PrepareAsync(IPEndPoint server) => Task.CompletedTask;

    public string Path(int connection) => "/hub";

    public string Join(int room) =>
        $$"""{"type":1,"invocationId":"join","target":"Join","arguments":["room-{{room}}"]}""";

    public string Post(int room, long invocation, string body) =>
        $$"""{"type":1,"invocationId":"{{invocation}}","target":"Send","arguments":["room-{{room}}","{{body}}"]}""";
}
