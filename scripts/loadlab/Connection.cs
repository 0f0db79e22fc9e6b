using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Realtime.LoadLab;

/// <summary>
/// A SignalR client on a bare socket: it frames, counts and times, and does nothing else, so that one core of load keeps up
/// with one core of server.
/// </summary>
public sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly PeriodicTimer _pings = new(TimeSpan.FromSeconds(10));
    private readonly FrameWriter _writer;
    private readonly RecordReader _records;

    /// <param name="tally">Where deliveries and acknowledgements are counted.</param>
    /// <param name="isTimed">Whether this connection's deliveries are timed as well.</param>
    public Connection(Tally tally, bool isTimed)
    {
        _writer = new FrameWriter(_socket);
        _records = new RecordReader(tally, isTimed);
    }

    /// <summary>Called after each answered message; the load that saturates sends the next from it.</summary>
    public Action? Acknowledged { set => _records.Acknowledged = value; }

    /// <summary>Upgrades, greets, and sends one invocation that puts this connection into its room.</summary>
    /// <exception cref="LabException">The server refused any of it.</exception>
    public async Task OpenAsync(IPEndPoint server, string path, string join)
    {
        await _socket.ConnectAsync(server);
        await UpgradeAsync(server, path);
        _writer.Send("""{"protocol":"json","version":1}""");
        _writer.Send(join);
        _ = Task.Run(ReceiveAsync);
        _ = Task.Run(PingAsync);
        await _records.Joined.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public void Send(string invocation)
    {
        try
        {
            _writer.Send(invocation);
        }
        catch (SocketException problem)
        {
            _records.Fail(problem.Message);
        }
        catch (ObjectDisposedException)
        {
            // The run is over: this side closed the socket.
        }
    }

    public void Dispose()
    {
        _pings.Dispose();
        _socket.Dispose();
    }

    // SignalR ends a connection that says nothing for 30 seconds.
    private async Task PingAsync()
    {
        while (await _pings.WaitForNextTickAsync())
        {
            Send("""{"type":6}""");
        }
    }

    private async Task UpgradeAsync(IPEndPoint server, string path)
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var request = $"GET {path} HTTP/1.1\r\nHost: {server}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
            $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n";
        await _socket.SendAsync(Encoding.ASCII.GetBytes(request));

        // A server says nothing more before it is greeted, so what is read ends with the headers.
        var buffer = new byte[8192];
        var answer = "";
        while (!answer.EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var count = await _socket.ReceiveAsync(buffer);
            answer += Encoding.ASCII.GetString(buffer, 0, count);
            if (count == 0 || !answer.StartsWith("HTTP/1.1 101", StringComparison.Ordinal))
            {
                throw new LabException($"the upgrade was refused: {answer.Split('\r')[0]}");
            }
        }
    }

    private async Task ReceiveAsync()
    {
        var received = new byte[64 * 1024];
        var frames = new FrameReader();
        try
        {
            while (await _socket.ReceiveAsync(received) is var count and > 0)
            {
                var text = _records.Space(count);
                _records.Take(frames.Read(received.AsSpan(0, count), text));
            }

            _records.Fail("the server ended the connection");
        }
        catch (Exception problem) when (problem is SocketException or LabException)
        {
            _records.Fail(problem.Message);
        }
        catch (ObjectDisposedException)
        {
            // The run is over: this side closed the socket while it was being read.
        }
    }
}
