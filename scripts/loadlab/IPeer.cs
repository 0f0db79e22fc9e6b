using System.Net;

namespace Realtime.LoadLab;

/// <summary>A kind of server to load: how it is started, joined and spoken to.</summary>
public interface IPeer
{
    /// <summary>Its name in the table.</summary>
    string Name { get; }

    Task<ServerProcess> StartAsync();

    /// <summary>Makes what the rooms need on a server that has just started.</summary>
    Task PrepareAsync(IPEndPoint server);

    /// <summary>The path of the hub for one connection.</summary>
    string Path(int connection);

    /// <summary>The invocation that makes a connection receive what is said in a room.</summary>
    string Join(int room);

    /// <summary>The invocation that says something in a room.</summary>
    string Post(int room, long invocation, string body);
}
