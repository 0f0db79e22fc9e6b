using System.Net;

namespace Realtime.LoadLab;

/// <summary>Our server, used by its public contract only: everything is stored, ordered and authorised.</summary>
public sealed class RealtimePeer(LabOptions options) : IPeer, IDisposable
{
    // A handful of people do here what a whole town does. The limits are counted all the same: they are part of the cost.
    private static readonly string[] s_limits =
    [
        "--Limits:AccountPerSecond=1000000", "--Limits:AccountBurst=1000000",
        "--Limits:NetworkPerSecond=1000000", "--Limits:NetworkBurst=1000000",
        "--Limits:TokensPerSecond=1000000", "--Limits:TokensBurst=1000000",
        "--Limits:HubPerSecond=1000000", "--Limits:HubBurst=1000000",
        "--Limits:SocketsPerUser=1000000", "--Limits:SocketsPerNetwork=1000000",
    ];

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("loadlab-");
    private IReadOnlyList<string> _tokens = [];
    private IReadOnlyList<Channel> _channels = [];

    public string Name => "ours";

    public Task<ServerProcess> StartAsync()
    {
        string[] arguments = [$"--Data:Directory={_data.FullName}", .. s_limits, .. options.ServerArguments];
        return ServerProcess.StartAsync(Places.Host, arguments, Settings.Ours, Places.Log(Name));
    }

    public async Task PrepareAsync(IPEndPoint server)
    {
        using var town = new Town(server);
        _tokens = await town.SettleAsync(Math.Min(options.People, options.Rooms * options.Members));
        _channels = await town.OpenChannelsAsync(options.Rooms);
    }

    public string Path(int connection) =>
        $"/hubs/realtime?access_token={Uri.EscapeDataString(_tokens[connection % _tokens.Count])}";

    public string Join(int room) =>
        $$"""{"type":1,"invocationId":"join","target":"Subscribe","arguments":["{{_channels[room].StreamId}}",null]}""";

    public string Post(int room, long invocation, string body) =>
        $$"""{"type":1,"invocationId":"{{invocation}}","target":"SendMessage","arguments":["""
        + $$"""{"channelId":"{{_channels[room].Id}}","body":"{{body}}","opId":"{{Guid.CreateVersion7()}}"}]}""";

    public void Dispose() => _data.Delete(recursive: true);
}
