using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Realtime.Tests.Support.Mail;

/// <summary>An SMTP server on a free port (RFC 5321, the commands that a sender needs); keeps what it took.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _accepting;

    public MailServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The mails that it acknowledged, headers and body as they came.</summary>
    public ConcurrentQueue<string> Taken { get; } = new();

    /// <summary>Its answer to the end of a mail: 250 takes it, 4xx asks to try later, 5xx refuses it.</summary>
    public string Answer { get; set; } = "250 OK";

    /// <summary>Called when a mail has come and was not answered yet.</summary>
    public Action? Answering { get; set; }

    /// <summary>Whether it accepts connections and says nothing at all.</summary>
    public bool IsSilent { get; set; }

    /// <summary>How many connections it accepted.</summary>
    public int Connections { get; private set; }

    /// <summary>How many mails were tried.</summary>
    public int Tries { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                Connections++;
                await (IsSilent ? ListenAsync(client) : TalkAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    /// <summary>Until the other side gives up.</summary>
    private async Task ListenAsync(TcpClient client)
    {
        try
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
            await reader.ReadToEndAsync(_stopping.Token);
        }
        catch (IOException)
        {
            // It gave up without a farewell.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test ESMTP");
        while (await reader.ReadLineAsync(_stopping.Token) is { } line)
        {
            var command = line.Split(' ')[0].ToUpperInvariant();
            if (command == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                var mail = await ReadMailAsync(reader);
                Tries++;
                Answering?.Invoke();
                if (Answer.StartsWith("250", StringComparison.Ordinal))
                {
                    Taken.Enqueue(mail);
                }

                await writer.WriteLineAsync(Answer);
                continue;
            }

            await writer.WriteLineAsync(command == "QUIT" ? "221 bye" : "250 OK");
            if (command == "QUIT")
            {
                return;
            }
        }
    }

    private async Task<string> ReadMailAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_stopping.Token) is { } line && line != ".")
        {
            mail.AppendLine(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line);
        }

        return mail.ToString();
    }
}
