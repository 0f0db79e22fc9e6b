using System.Net;

namespace Realtime.LoadLab;

/// <summary>Our server, used by its public contract only: everything is stored, ordered and authorised.</summary>
public sealed class RealtimePeer(LabOptions options) : IPeer, IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("loadlab-");
    private IReadOnlyList<string> _tokens = [];
    private IReadOnlyList<Channel> _channels = [];

    public string Name => "ours";

    public Task<ServerProcess> StartAsync()
    {
        string[] arguments = [$"--Data:Directory={_data.FullName}", .. options.ServerArguments];
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
        $$"""{"type":1,"invocationId":"{{invocation}}","target":"SendMessage","arguments":[{"channelId":"{{_channels[room].Id}}","body":"{{body}}","opId":"{{Guid.CreateVersion7()}}"}]}""";

    public void Dispose() => _data.Delete(recursive: true);
}
